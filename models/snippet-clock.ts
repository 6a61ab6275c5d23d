// The clock of a snippet as people see and hear it: what was taken out lasts as long as its tone, whatever it lasted in the call.
// So no time that reaches a browser tells how long a name or a number was.
import { LEVEL_MS, MARKER_MS, type Excerpt, type Levels, type TimelinePoint } from './snippet.ts'
import { span, union, type Span } from './span.ts'

export type SnippetClock = Readonly<{
  lengthMs: number
  /** A moment of the call. */
  at(callMs: number): number
  of(span: Span): Span
  /** Of something hidden: all of what was taken out there, and nothing of where in it. */
  around(span: Span): Span
  levels(levels: Levels): Levels
}>

export function snippetClock(timeline: readonly TimelinePoint[]): SnippetClock {
  const startMs = timeline[0]?.callMs ?? 0
  const longMs = timeline.at(-1)?.clipMs ?? 0
  const swapped = timeline.map(({ clipMs, callMs }) => ({ clipMs: callMs, callMs: clipMs }))
  const at = (callMs: number) => Math.round(between(timeline, callMs))
  const levelAt = (levels: Levels, clipMs: number) => levels[Math.floor((between(swapped, clipMs) - startMs) / LEVEL_MS)] ?? 0
  return {
    lengthMs: longMs,
    at,
    of: (one) => span(at(one.startMs), at(one.endMs)),
    around: (one) => {
      const before = timeline.findLast(({ callMs }) => callMs <= one.startMs)
      const behind = timeline.find(({ callMs }) => callMs >= one.endMs)
      return span(Math.round(before?.clipMs ?? 0), Math.round(behind?.clipMs ?? longMs))
    },
    levels: (levels) => Array.from({ length: Math.ceil(longMs / LEVEL_MS) }, (_, step) => levelAt(levels, (step + 0.5) * LEVEL_MS)),
  }
}

/** Where a snippet is only read, the same clock as if its hidden words had been taken out of a clip. */
export function readingTimeline({ startMs, endMs, turns }: Excerpt): TimelinePoint[] {
  const timeline: TimelinePoint[] = [{ clipMs: 0, callMs: startMs }]
  let [clipMs, fromMs] = [0, startMs]
  const add = (tookMs: number, callMs: number) => {
    clipMs += tookMs
    fromMs = callMs
    timeline.push({ clipMs, callMs })
  }
  for (const hidden of union(turns.flatMap(({ words }) => words.filter((word) => !word.shown)))) {
    if (hidden.startMs > fromMs) add(hidden.startMs - fromMs, hidden.startMs)
    add(MARKER_MS, hidden.endMs)
  }
  if (endMs > fromMs) add(endMs - fromMs, endMs)
  return timeline
}

/** Straight lines between points that rise; beyond the ends it stands still. */
function between(points: readonly TimelinePoint[], callMs: number): number {
  const before = points.findLast((point) => point.callMs <= callMs)
  const behind = points.find((point) => point.callMs > callMs)
  if (!before || !behind) return (before ?? behind)?.clipMs ?? 0
  return before.clipMs + ((callMs - before.callMs) * (behind.clipMs - before.clipMs)) / (behind.callMs - before.callMs)
}
