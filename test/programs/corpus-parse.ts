// Reads calls with marks as `corpus.ts` tells, with the offsets of what is marked.
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'

export type Mark = { start: number; end: number; label: string; value: string; part?: true; corrupt?: true }
export type Range = { start: number; end: number; value: string }
export type Turn = {
  id: string
  call: string
  domain: string
  style: string
  speaker: string
  text: string
  spans: Mark[]
  neutral: Range[]
  keep: Range[]
}

const LABELS: Record<string, string> = {
  NAME: 'NAME',
  ADDR: 'ADDRESS',
  PC: 'POSTCODE',
  PLACE: 'PLACE',
  TEL: 'PHONE',
  MAIL: 'EMAIL',
  DOB: 'DATE_OF_BIRTH',
  BSN: 'BSN',
  IBAN: 'IBAN',
  CARD: 'CARD',
  ID: 'CUSTOMER_ID',
  PLATE: 'PLATE',
  DOC: 'DOCUMENT',
  ORG: 'ORGANISATION',
  HEALTH: 'HEALTH',
  CRED: 'CREDENTIAL',
  OTHER: 'OTHER',
}

/** The turns of a file of calls; ids begin with its name. */
export function parseCalls(file: string): Turn[] {
  const name = basename(file, '.txt')
  const turns: Turn[] = []
  let head = { call: '', domain: '', style: '' }
  let calls = 0
  let inCall = 0
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line.trim() === '') continue
    const [, domain, style] = /^# (\S+) (clean|raw)$/.exec(line) ?? []
    if (domain !== undefined && style !== undefined) {
      head = { call: `${name}-${String(++calls).padStart(2, '0')}`, domain, style }
      inCall = 0
      continue
    }
    turns.push({ id: `${head.call}-${String(++inCall).padStart(2, '0')}`, ...head, ...parseTurn(`${name}: ${line}`, line) })
  }
  return turns
}

function parseTurn(where: string, line: string): Omit<Turn, 'id' | 'call' | 'domain' | 'style'> {
  const speaker = { A: 'agent', C: 'customer' }[line.slice(0, 1)]
  if (speaker === undefined || line.slice(1, 3) !== ': ') throw new Error(`not a turn: ${where}`)
  const found: { tag: string; start: number; end: number }[] = []
  const open: { tag: string; start: number }[] = []
  let text = ''
  for (const [piece] of line.slice(3).matchAll(/\[[A-Z]+[+!]?:|\]|[^[\]]+|\[/g)) {
    if (piece === ']') {
      const mark = open.pop()
      if (mark === undefined) throw new Error(`a mark is closed that was not opened: ${where}`)
      found.push({ ...mark, end: text.length })
    } else if (piece.startsWith('[')) {
      open.push({ tag: piece.slice(1, -1), start: text.length })
    } else {
      text += piece
    }
  }
  if (open.length > 0) throw new Error(`a mark is not closed: ${where}`)
  return { speaker, text, ...sortMarks(where, text, found) }
}

function sortMarks(where: string, text: string, found: { tag: string; start: number; end: number }[]) {
  const spans: Mark[] = []
  const neutral: Range[] = []
  const keep: Range[] = []
  for (const { tag, start, end } of found.sort((left, right) => left.start - right.start)) {
    const value = text.slice(start, end)
    const label = LABELS[tag.replace(/[+!]$/, '')]
    if (tag === 'N') neutral.push({ start, end, value })
    else if (tag === 'K') keep.push({ start, end, value })
    else if (label === undefined) throw new Error(`unknown tag ${tag}: ${where}`)
    else
      spans.push({
        start,
        end,
        label,
        value,
        ...(tag.endsWith('+') && { part: true as const }),
        ...(tag.endsWith('!') && { corrupt: true as const }),
      })
  }
  return { spans, neutral, keep }
}
