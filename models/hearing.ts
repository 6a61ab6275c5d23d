// What the chain asks of the learned models; `models/learned/` answers it, outside the worker's event loop.
import type { Span } from './span.ts'
import type { Word } from './transcript.ts'

export type Language = 'nl' | 'en'

/** One segment of at most 29 s of one channel, as heard. Times count from the segment's start. */
export type Heard = Readonly<{ words: readonly Word[]; trust: Trust }>

/**
 * How far a segment can be trusted as a whole: the mean logarithm of its tokens' probabilities, how likely the decoder held
 * it that nobody speaks, how many times shorter its text becomes when compressed, and whether it came to an end by itself.
 */
export type Trust = Readonly<{ logProbability: number; noSpeech: number; compression: number; ended: boolean }>

export interface Hearing {
  /** Spans of speech in one channel (16 kHz), on the channel's clock. */
  detectSpeech(samples: Int16Array): Promise<Span[]>
  /** The words of one segment (16 kHz, at most 29 s). The language is never guessed. */
  transcribe(samples: Int16Array, language: Language): Promise<Heard>
  readonly model: Model
  close(): Promise<void>
}

/** Which weights answer: their name, and the commit that they were pulled at or else the SHA-256 of their files. */
export type Model = Readonly<{ name: string; revision: string }>

/** Hearing for whole calls, each with the model that is there when it begins. */
export interface Hearings {
  /** Gives `call` one hearing, which is the same until it ends. */
  use<T>(call: (hearing: Hearing) => Promise<T>): Promise<T>
  close(): Promise<void>
}
