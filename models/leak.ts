// What is noted of a leak that somebody read or heard: where and how it came through, so that it can be mended, and never what it was.
import type { EntityType } from './finding.ts'
import type { SnippetContent } from './seal.ts'
import { snippetClock } from './snippet-clock.ts'
import { overlaps, type Span } from './span.ts'

/** The last step of the chain that should have stopped it. */
export const LEAK_STEPS = ['redact', 'mask', 'listen-again'] as const
export type LeakStep = (typeof LEAK_STEPS)[number]

/** `within`: where it was heard, in ms of the clip; absent when it was read. `near`: kinds of what is hidden there. */
export type Leak = Readonly<{ step: LeakStep; within?: Span; near: readonly EntityType[] }>

/** A note as it is kept, which says of nothing whose it was. `at`: when it was reported; `seenBy`: a manager's name. */
export type LeakNote = Leak &
  Readonly<{
    id: string
    snippetId: string
    at: string
    team: string
    model: string
    modelRevision: string
    redaction: string
    seenBy?: string
  }>

/** Long enough to mend the chain and to see in the next measurement that it is mended. */
export const LEAK_NOTE_DAYS = 365

/** How long somebody takes to hear something, to believe it and to press a key. */
const LATE_MS = 5000

/** `heardMs`: the moment of the clip at which it was reported; absent when nothing was played. */
export function leakIn({ excerpt, clip }: SnippetContent, heardMs: number | undefined): Leak {
  if (!clip || heardMs === undefined) return { step: 'redact', near: [] }
  const within = { startMs: Math.max(0, heardMs - LATE_MS), endMs: heardMs }
  const clock = snippetClock(clip.timeline)
  const hidden = excerpt.turns.flatMap(({ words }) => words.flatMap((word) => (word.shown ? [] : [{ ...clock.around(word), type: word.type }])))
  const near = [...new Set(hidden.filter((one) => overlaps(one, within)).map(({ type }) => type))]
  return { step: clip.revoiced ? 'redact' : clip.heardAgain ? 'listen-again' : 'mask', within, near }
}
