// How well a redaction does on marked turns: words, values and things to keep, as counts from which shares are made.
import type { Range, Turn } from './corpus.ts'

/** `leaked` of `personal` words stay readable; `whole` of `values` are wholly masked; the rest counts what is masked for nothing. */
export type Counts = {
  personal: number
  leaked: number
  values: number
  whole: number
  other: number
  otherMasked: number
  keep: number
  keepMasked: number
}
export type Miss = Readonly<{ id: string; label: string; words: string; text: string }>
export type Score = Readonly<{ all: Counts; labels: Map<string, Counts>; leaks: Miss[]; overs: Miss[] }>
export type Masked = Readonly<{ id: string; masked: readonly Readonly<{ start: number; end: number }>[] }>

type Span = Readonly<{ start: number; end: number }>
type Token = Span & Readonly<{ text: string }>

/** Scores masks against turns. A personal word must be masked wholly; any other word counts as masked when touched. */
export function scoreTurns(turns: readonly Turn[], redacted: readonly Masked[]): Score {
  const masks = new Map(redacted.map(({ id, masked }) => [id, masked]))
  const score: Score = { all: noCounts(), labels: new Map(), leaks: [], overs: [] }
  for (const turn of turns) {
    const words = wordsOf(turn.text)
    const masked = masks.get(turn.id) ?? []
    countValues(score, turn, { words, masked })
    countOthers(score, turn, { words, masked })
  }
  return score
}

/** The parts of a whole as percent, or undefined when there is no whole. */
export const share = (part: number, of: number): number | undefined => (of === 0 ? undefined : (100 * part) / of)

export const noCounts = (): Counts => ({
  personal: 0,
  leaked: 0,
  values: 0,
  whole: 0,
  other: 0,
  otherMasked: 0,
  keep: 0,
  keepMasked: 0,
})

type Seen = Readonly<{ words: readonly Token[]; masked: readonly Span[] }>

function countValues({ all, labels, leaks }: Score, { id, text, spans, neutral }: Turn, { words, masked }: Seen): void {
  for (const span of spans) {
    const own = words.filter((word) => overlaps(span, word) && !neutral.some((range) => holds(range, word)))
    if (own.length === 0) continue
    const left = own.filter((word) => !isCovered(masked, word))
    const label = labels.get(span.label) ?? noCounts()
    labels.set(span.label, label)
    for (const counts of [all, label]) {
      counts.personal += own.length
      counts.leaked += left.length
      counts.values += 1
      counts.whole += left.length === 0 ? 1 : 0
    }
    if (left.length > 0) leaks.push({ id, label: span.label, words: textOf(left), text })
  }
}

function countOthers({ all, overs }: Score, { id, text, spans, neutral, keep }: Turn, { words, masked }: Seen): void {
  const others = words.filter(
    (word) => !spans.some((span) => overlaps(span, word)) && !neutral.some((range) => holds(range, word)),
  )
  const hit = others.filter((word) => masked.some((range) => overlaps(range, word)))
  const kept = others.filter((word) => isKept(keep, word))
  const keptHit = kept.filter((word) => hit.includes(word))
  all.other += others.length
  all.otherMasked += hit.length
  all.keep += kept.length
  all.keepMasked += keptHit.length
  if (hit.length > 0) overs.push({ id, label: keptHit.length > 0 ? 'KEEP' : '', words: textOf(hit), text })
}

const isKept = (keep: readonly Range[], word: Token): boolean => keep.some((range) => holds(range, word))
const textOf = (words: readonly Token[]): string => words.map(({ text }) => text).join(' ')
const overlaps = (range: Span, word: Span): boolean => range.start < word.end && word.start < range.end
const holds = (range: Span, word: Span): boolean => range.start <= word.start && word.end <= range.end

const wordsOf = (text: string): Token[] =>
  [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
  }))

/** True when masks, touching or overlapping, cover the whole word. */
function isCovered(masked: readonly Span[], word: Token): boolean {
  let at = word.start
  for (const { start, end } of masked.toSorted((one, other) => one.start - other.start)) if (start <= at && end > at) at = end
  return at >= word.end
}
