// How much of what was really said is let through: personal words of which anything is heard, and clean ones that are kept.
import { intersection, lengthMs, span, type Span } from '../../models/span.ts'
import type { ChannelSpan } from '../../models/transcript.ts'
import { plain, type Truth } from '../support/leaks.ts'

/** What a fade or a rounding at a word's edge may touch without a sound of it being heard. */
const EDGE_MS = 20

/** Words, but for `cleanMs` and `keptMs`: the time of clean words, and how much of it is let through. */
export type Audible = Readonly<{ personal: number; touched: number; audible: number; wholly: number; cleanMs: number; keptMs: number }>

export const NOTHING: Audible = { personal: 0, touched: 0, audible: 0, wholly: 0, cleanMs: 0, keptMs: 0 }

/** `touched`: personal words of which any sample is let through; `audible`: more than an edge of them. */
export function audibleIn(truth: Truth, passed: readonly ChannelSpan[]): Audible {
  const words = truth.turns.flatMap(({ channel, words: said }) => said.filter(({ text }) => plain(text)).map((word) => ({ ...word, channel })))
  return words.map((word) => oneWord(word, passed.filter(({ channel }) => channel === word.channel))).reduce(added, NOTHING)
}

export const added = (a: Audible, b: Audible): Audible => ({
  personal: a.personal + b.personal,
  touched: a.touched + b.touched,
  audible: a.audible + b.audible,
  wholly: a.wholly + b.wholly,
  cleanMs: a.cleanMs + b.cleanMs,
  keptMs: a.keptMs + b.keptMs,
})

function oneWord(word: Span & { personal?: string | undefined }, passed: readonly Span[]): Audible {
  const heardMs = heardIn(word, passed)
  if (!word.personal) return { ...NOTHING, cleanMs: lengthMs(word), keptMs: heardMs }
  const inner = span(word.startMs + EDGE_MS, Math.max(word.startMs + EDGE_MS + 1, word.endMs - EDGE_MS))
  return {
    ...NOTHING,
    personal: 1,
    touched: Number(heardMs > 0),
    audible: Number(heardIn(inner, passed) > 0),
    wholly: Number(heardMs > 0 && heardMs >= lengthMs(word)),
  }
}

const heardIn = (word: Span, passed: readonly Span[]): number =>
  passed.reduce((sum, one) => sum + lengthMs(intersection(one, word) ?? span(0, 0)), 0)
