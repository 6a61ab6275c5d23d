// Stretches of time on a call's clock. Half-open, integer milliseconds: [startMs, endMs).
import { Failure } from './failure.ts'

export type Span = Readonly<{ startMs: number; endMs: number }>

/** A span that is certain to be one. Throws `span-invalid` when it is reversed, empty is allowed. */
export function span(startMs: number, endMs: number): Span {
  const whole = Number.isSafeInteger(startMs) && Number.isSafeInteger(endMs)
  if (!whole || startMs < 0 || endMs < startMs) throw new Failure('span-invalid')
  return { startMs, endMs }
}

export const lengthMs = ({ startMs, endMs }: Span): number => endMs - startMs

export const overlaps = (a: Span, b: Span): boolean => a.startMs < b.endMs && b.startMs < a.endMs

export const contains = (outer: Span, inner: Span): boolean =>
  outer.startMs <= inner.startMs && inner.endMs <= outer.endMs

/** The common part, or nothing where they do not overlap. */
export function intersection(a: Span, b: Span): Span | undefined {
  return overlaps(a, b) ? span(Math.max(a.startMs, b.startMs), Math.min(a.endMs, b.endMs)) : undefined
}

/** Grown on either side; never before the call's start. */
export const widen = ({ startMs, endMs }: Span, beforeMs: number, afterMs = beforeMs): Span =>
  span(Math.max(0, startMs - beforeMs), endMs + afterMs)

/** Sorted, without overlaps; those that touch or lie at most `gapMs` apart become one. Empty ones vanish. */
export function union(spans: readonly Span[], gapMs = 0): Span[] {
  const merged: Span[] = []
  const sorted = spans.filter((one) => lengthMs(one) > 0).toSorted((a, b) => a.startMs - b.startMs)
  for (const next of sorted) {
    const last = merged.at(-1)
    if (last && next.startMs <= last.endMs + gapMs)
      merged[merged.length - 1] = span(last.startMs, Math.max(last.endMs, next.endMs))
    else merged.push(next)
  }
  return merged
}

/** What is left of `spans` when everything in `taken` is removed. Sorted, without overlaps. */
export function subtract(spans: readonly Span[], taken: readonly Span[]): Span[] {
  const holes = union(taken)
  return union(spans).flatMap((whole) => {
    const left: Span[] = []
    let fromMs = whole.startMs
    for (const hole of holes) {
      if (!overlaps(hole, whole)) continue
      if (hole.startMs > fromMs) left.push(span(fromMs, hole.startMs))
      fromMs = Math.max(fromMs, hole.endMs)
    }
    return fromMs < whole.endMs ? [...left, span(fromMs, whole.endMs)] : left
  })
}
