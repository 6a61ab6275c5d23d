// What was heard in a call, before anything is taken out of it. Travels as `Confidential<Transcript>`.
import type { Span } from './span.ts'

/** Who speaks on a channel. `unknown`: both parties were recorded on one channel. */
export type Speaker = 'agent' | 'caller' | 'unknown'

/** One word as written by the speech model, punctuation attached, without surrounding blanks. */
export type Word = Span & Readonly<{ text: string; confidence: number }>

/** A stretch in which one party speaks; words in order of time, all on one channel. */
export type Turn = Span & Readonly<{ speaker: Speaker; channel: number; words: readonly Word[] }>

/** Turns in order of their start. `unheard`: speech that gave no text, never shown and never played. */
export type Transcript = Readonly<{ turns: readonly Turn[]; unheard: readonly ChannelSpan[] }>

export type ChannelSpan = Span & Readonly<{ channel: number }>
