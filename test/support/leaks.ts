// What got out: personal words of a call whose truth is known that can be read, or of which anything is let through.
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { SafeTurn } from '../../models/snippet.ts'
import { overlaps, type Span } from '../../models/span.ts'
import type { ChannelSpan } from '../../models/transcript.ts'

/** Word times come from the synthesiser; the speech model's are off by some 100 ms, so a shown word this near is the same. */
const SAME_WORD_MS = 500
/** What a fade or a rounding at a word's edge may touch without a sound of it being heard. */
const EDGE_MS = 20
const DISTINCTIVE_LETTERS = 4

const truthSchema = z.object({
  turns: z.array(
    z.object({
      speaker: z.enum(['agent', 'caller']),
      channel: z.number(),
      text: z.string(),
      words: z.array(z.object({ text: z.string(), startMs: z.number(), endMs: z.number(), personal: z.string().optional() })),
    }),
  ),
})
export type Truth = z.infer<typeof truthSchema>
export type Published = Readonly<{ turns: readonly SafeTurn[]; passed: readonly ChannelSpan[] }>
export type Leak = Span & Readonly<{ text: string; label: string | undefined; channel: number }>

export const readTruth = (file: string): Truth => truthSchema.parse(JSON.parse(readFileSync(file, 'utf8')))

/**
 * Personal words of one call that can be read in what was published of it. A distinctive one must not be read anywhere;
 * one that is also an everyday word (`de` in a name, a digit) only where it was spoken as a personal one.
 */
export function readableLeaks(truth: Truth, published: readonly Published[], everyday: ReadonlySet<string>): Leak[] {
  const spoken = spokenWords(truth)
  const shown = published.flatMap(({ turns }) =>
    turns.flatMap(({ channel, words }) => words.flatMap((word) => (word.shown ? [{ ...word, channel }] : []))),
  )
  const heardAs = new Set(shown.map((word) => nearest(word, spoken)))
  const shownTexts = new Set(shown.map(({ text }) => plain(text)))
  return spoken.filter((word) => {
    const isDistinctive = plain(word.text).length >= DISTINCTIVE_LETTERS && !everyday.has(plain(word.text))
    return word.label && (isDistinctive ? shownTexts.has(plain(word.text)) : heardAs.has(word))
  })
}

/** Personal words of one call of which any stretch is let through in its clips. */
export function audibleLeaks(truth: Truth, published: readonly Published[]): Leak[] {
  const passed = published.flatMap((snippet) => snippet.passed)
  return spokenWords(truth).filter(
    (word) => word.label && passed.some((span) => span.channel === word.channel && overlaps(span, inner(word))),
  )
}

/** Every word that is spoken somewhere in the calls without being personal. */
export function everydayWords(truths: readonly Truth[]): Set<string> {
  return new Set(truths.flatMap(({ turns }) => turns.flatMap(({ words }) => words.filter((w) => !w.personal).map((w) => plain(w.text)))))
}

export const plain = (text: string): string => text.toLowerCase().normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '')

function spokenWords({ turns }: Truth): Leak[] {
  return turns.flatMap(({ channel, words }) =>
    words.filter(({ text }) => plain(text)).map(({ personal: label, ...word }) => ({ ...word, channel, label })),
  )
}

/** The spoken word that a shown one is: of the same text on the same channel, nearest in time. */
function nearest(shown: Span & { text: string; channel: number }, spoken: readonly Leak[]): Leak | undefined {
  const awayMs = (word: Leak) => Math.abs(word.startMs - shown.startMs)
  return spoken
    .filter((word) => word.channel === shown.channel && plain(word.text) === plain(shown.text) && awayMs(word) <= SAME_WORD_MS)
    .toSorted((a, b) => awayMs(a) - awayMs(b))[0]
}

function inner({ startMs, endMs }: Span): Span {
  return { startMs: startMs + EDGE_MS, endMs: Math.max(startMs + EDGE_MS + 1, endMs - EDGE_MS) }
}
