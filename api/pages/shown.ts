// What the page of a snippet is made of. All times are milliseconds of the clip as it is heard, in which whatever was taken out
// lasts equally long.
import type { Span } from '../../models/span.ts'
import type { ChannelSpan, Speaker } from '../../models/transcript.ts'

export type ShownWord = Span & (Readonly<{ shown: true; text: string }> | Readonly<{ shown: false; placeholder?: string }>)

/** `channel` ties a turn to its row in the timeline. */
export type ShownTurn = Span & Readonly<{ speaker: Speaker; channel: number; words: readonly ShownWord[] }>

/** `levels`: how loud each channel is, 0 to 100, in equal steps from the snippet's first moment. `revoiced`: read out by a machine. */
type Drawn = Readonly<{ levels?: ReadonlyArray<readonly number[]>; revoiced?: true }>

export type ShownClip = Drawn & Readonly<{
  src: string
  lengthMs: number
  passed: readonly ChannelSpan[]
  masked: readonly ChannelSpan[]
}>
