// Examples of every family: what must be found, what must stay, and the failures that are known, so that mending one shows.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { redactTexts, type TextTurn } from '../../../worker/redaction/texts.ts'
import { addresses } from './families/addresses.ts'
import { datesOfBirth } from './families/dates-of-birth.ts'
import type { Family } from './families/family.ts'
import { lives } from './families/lives.ts'
import { names } from './families/names.ts'
import { numbers } from './families/numbers.ts'
import { secrets } from './families/secrets.ts'

const FAMILIES: readonly Family[] = [names, addresses, datesOfBirth, numbers, secrets, lives]

for (const { name, found, left, known } of FAMILIES) {
  test(`${name}: the failures are the known ones`, () => {
    const failures = [...found, ...left.map(([call]) => call)].flatMap((call) => failuresOf(call))
    assert.deepEqual(failures, known)
  })
}

type Marked = Readonly<{ text: string; spans: readonly (readonly [from: number, to: number])[] }>

/** Words that are read though they should not be; in a call without marks also words that are masked for nothing. */
function failuresOf(call: string): string[] {
  const turns = call.split(' / ')
  const marked = turns.map((turn) => marksOf(turn.slice(3)))
  const given = marked.map(({ text }, at): TextTurn => ({
    id: String(at),
    call: 'call',
    speaker: turns[at]?.startsWith('A') ? 'agent' : 'customer',
    text,
  }))
  const redacted = redactTexts(given, { vocabulary: [] })
  return marked.flatMap(({ text, spans }, at) => {
    const isMasked = (from: number, to: number) => redacted[at]?.masked.some(({ start, end }) => start <= from && to <= end)
    const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => [match.index, match.index + match[0].length] as const)
    const read = words.filter(([from, to]) => isIn(spans, from) && !isMasked(from, to))
    const lost = call.includes('[') ? [] : words.filter(([from, to]) => isMasked(from, to))
    const of = (list: typeof words) => list.map(([from, to]) => text.slice(from, to)).join(' ')
    return [
      ...(read.length > 0 ? [`read «${of(read)}» of: ${call}`] : []),
      ...(lost.length > 0 ? [`lost «${of(lost)}» of: ${call}`] : []),
    ]
  })
}

const isIn = (spans: Marked['spans'], at: number): boolean => spans.some(([from, to]) => from <= at && at < to)

function marksOf(line: string): Marked {
  const spans: [number, number][] = []
  let text = ''
  for (const [piece] of line.matchAll(/[[\]]|[^[\]]+/g)) {
    if (piece === '[') spans.push([text.length, Infinity])
    else if (piece === ']') spans.push([spans.pop()?.[0] ?? 0, text.length])
    else text += piece
  }
  return { text, spans }
}
