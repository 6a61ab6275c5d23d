// What a trainer may see and hear: text with placeholders, a masked and disguised clip, and why it was chosen.
import type { Stay } from './evaluation.ts'
import type { EntityType } from './finding.ts'
import type { LearningReason, Theme } from './learning.ts'
import type { Speaker, ChannelSpan } from './transcript.ts'
import type { Span } from './span.ts'

declare const safe: unique symbol

/** A value that redaction has passed. Only `declareSafe` makes one; `seal` accepts nothing else. */
export type Safe<T> = T & { readonly [safe]: true }

/** States that `value` holds nothing personal. Who may state that is listed in `test/architecture.test.ts`. */
export const declareSafe = <T>(value: T): Safe<T> => value as Safe<T>

/** A word that is shown carries its text. A hidden one has none; the first of a finding carries its placeholder. */
export type SafeWord = Span &
  Readonly<{ confidence: number } & ({ shown: true; text: string } | { shown: false; type: EntityType; placeholder?: string })>

export type SafeTurn = Span & Readonly<{ speaker: Speaker; channel: number; words: readonly SafeWord[] }>

/** The text of a turn as it is shown: words, and `[NAAM-1]` where some were taken out. */
export function shownText(turn: Pick<SafeTurn, 'words'>): string {
  return turn.words
    .map((word) => (word.shown ? word.text : word.placeholder))
    .filter((piece) => piece !== undefined)
    .join(' ')
}

/** A stretch of whole turns chosen from a call, on the call's clock. */
export type Excerpt = Span & Readonly<{ turns: readonly SafeTurn[]; theme: Theme; reason: LearningReason }>

/** Where a moment of the clip lies on the call's clock; straight lines between neighbours. */
export type TimelinePoint = Readonly<{ clipMs: number; callMs: number }>

/** How loud one channel is, 0 to 100, in each `LEVEL_MS` of the clip on the call's clock; nothing is heard where it is 0. */
export type Levels = readonly number[]
export const LEVEL_MS = 100

/** What was taken out of a clip is heard as a tone of this length with its silence, so that nobody can tell how long it was. */
export const MARKER_MS = 600

/**
 * `passed` and `masked` are on the call's clock and per channel; together they cover every channel of the clip.
 * `revoiced`: the safe text read out by a machine, so that nothing of the call's sound is passed. `heardAgain`: a second hearing
 * found it clean.
 */
export type Clip = Span &
  Readonly<{
    audio: Uint8Array
    mediaType: 'audio/ogg'
    passed: readonly ChannelSpan[]
    masked: readonly ChannelSpan[]
    timeline: readonly TimelinePoint[]
    levels?: readonly Levels[]
    revoiced?: true
    heardAgain?: true
  }>

/** What a team's clips keep of a voice, from nothing to a disguise: no clip, the safe text read out, or the call's own sound. */
export const STRENGTHS = ['text', 'revoiced', 'disguised'] as const
export type Strength = (typeof STRENGTHS)[number]
export const DEFAULT_STRENGTH: Strength = 'disguised'

/** Why a snippet has no clip: the team has none, or the second hearing heard something hidden, or heard nothing certain. */
export const TEXT_ONLY = ['team', 'leak-heard', 'heard-badly'] as const
export type TextOnly = (typeof TEXT_ONLY)[number]

/** Shorter than this a clip or a snippet teaches nothing; longer, and it tells too much of one call. */
export const SNIPPET_MIN_MS = 20_000
export const SNIPPET_MAX_MS = 90_000
export const SNIPPETS_PER_CALL = 3

/** What is doubtful about the call that a snippet is from: who is on which channel, or whether all of it was recorded. */
export const CALL_FLAGS = ['channels-doubtful', 'truncated'] as const
export type CallFlag = (typeof CALL_FLAGS)[number]

/** What a person is allowed to know about a snippet beside its text; `agent` only in teams of five and more. */
export type SafeSnippet = Safe<
  Readonly<{ excerpt: Excerpt; agent: string | undefined; clip: Clip | undefined; textOnly?: TextOnly | undefined; flags?: readonly CallFlag[] }>
>

/** A snippet in a list: nothing of its content, and of its time only the week. `until`: the last day it lives, `YYYY-MM-DD`. */
export type SnippetSummary = Readonly<{
  id: string
  team: string
  teamName: string
  week: string
  theme: Theme
  reason: LearningReason
  until: string
  reviewed: boolean
  learningMoment: boolean
  hasClip: boolean
  /** Why it is still here. */
  stay: Stay
}>

export type Review = Readonly<{ learningMoment: boolean; note: string; by: string; at: string }>
