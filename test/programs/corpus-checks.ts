// What must hold of the redaction corpus, beyond that it parses: values without stray spaces, spans that do not
// overlap, raw turns that look raw, check digits that hold unless marked, and no sentence frame worn out.
import type { Mark, Turn } from './corpus.ts'

const TURNS_PER_FRAME = 5
const DIGITS: Record<string, string> = {
  nul: '0',
  oh: '0',
  een: '1',
  twee: '2',
  drie: '3',
  vier: '4',
  vijf: '5',
  zes: '6',
  zeven: '7',
  acht: '8',
  negen: '9',
  zero: '0',
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
}

export function faultsOf(turns: Turn[]): string[] {
  return [...turns.flatMap(turnFaults), ...frameFaults(turns)]
}

function turnFaults(turn: Turn): string[] {
  const marks = [...turn.spans, ...turn.neutral, ...turn.keep]
  const faults = marks
    .filter((mark) => mark.value === '' || mark.value !== mark.value.trim())
    .map(() => 'mark with a stray space')
  if (turn.spans.some((span, at) => span.start < (turn.spans[at - 1]?.end ?? 0))) faults.push('spans overlap')
  const looksRaw = turn.text === turn.text.toLowerCase() && !/[.,!?;:]/.test(turn.text)
  if (turn.style === 'raw' && !looksRaw) faults.push('raw turn with capitals or punctuation')
  if (turn.style === 'clean' && looksRaw) faults.push('clean turn without capitals or punctuation')
  faults.push(
    ...turn.spans
      .filter((span) => checkFails(span) !== (span.corrupt === true) && isWhole(span))
      .map((span) => `check digit of ${span.label}`),
  )
  return faults.map((fault) => `${turn.id}: ${fault}: ${turn.text}`)
}

// Only values said digit by digit or in figures are verified; values in tens and pairs are left to the author.
function isWhole(span: Mark): boolean {
  const length = { BSN: 9, IBAN: 18, CARD: 16 }[span.label]
  return length !== undefined && span.part === undefined && charactersOf(span.value).length === length
}

function charactersOf(value: string): string {
  return value
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .map((word) => DIGITS[word] ?? word)
    .join('')
}

function checkFails(span: Mark): boolean {
  const characters = charactersOf(span.value)
  if (span.label === 'BSN')
    return [...characters].reduce((sum, digit, at) => sum + Number(digit) * (at < 8 ? 9 - at : -1), 0) % 11 !== 0
  if (span.label === 'CARD') return luhnSum(characters) % 10 !== 0
  if (span.label !== 'IBAN' || !/^[a-z]{2}\d\d[a-z0-9]+$/.test(characters)) return false
  const figures = (characters.slice(4) + characters.slice(0, 4)).replace(/[a-z]/g, (letter) => String(parseInt(letter, 36)))
  return BigInt(figures) % 97n !== 1n
}

function luhnSum(figures: string): number {
  return [...figures].toReversed().reduce((sum, digit, at) => {
    const weighted = Number(digit) * (at % 2 === 0 ? 1 : 2)
    return sum + (weighted > 9 ? weighted - 9 : weighted)
  }, 0)
}

// A frame is a turn with its values taken out; acknowledgements of three words and fewer are nobody's invention.
function frameFaults(turns: Turn[]): string[] {
  const counts = new Map<string, number>()
  for (const turn of turns) {
    const frame = frameOf(turn)
    if (frame.split(' ').length > 3) counts.set(frame, (counts.get(frame) ?? 0) + 1)
  }
  return [...counts].filter(([, count]) => count > TURNS_PER_FRAME).map(([frame, count]) => `frame in ${count} turns: ${frame}`)
}

function frameOf(turn: Turn): string {
  let text = turn.text
  for (const span of turn.spans.toReversed()) text = `${text.slice(0, span.start)} ${span.label} ${text.slice(span.end)}`
  return text
    .toLowerCase()
    .replace(/[^\p{L}\d_]+/gu, ' ')
    .trim()
}
