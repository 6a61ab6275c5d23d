// Decoded sound in memory, and the arithmetic between its samples and the call's clock.
import type { Confidential } from './confidential.ts'
import type { Span } from './span.ts'
import type { ChannelSpan } from './transcript.ts'

/** What speech models hear: Whisper and Silero are both trained at 16 kHz. */
export const SAMPLE_RATE_HZ = 16_000
export const SAMPLES_PER_MS = SAMPLE_RATE_HZ / 1000

/**
 * One `Int16Array` a channel, all of one length, at `SAMPLE_RATE_HZ`. Sample 0 is the call's 0 ms. `isCutShort`: the recording says
 * itself that there was more of it.
 */
export type Pcm = Readonly<{ channels: readonly Int16Array[]; isCutShort?: true }>

export const pcmLengthMs = (pcm: Pcm): number => Math.floor((pcm.channels[0]?.length ?? 0) / SAMPLES_PER_MS)

/** The samples of a span, as a view on the same memory. */
export const samplesOf = (channel: Int16Array, { startMs, endMs }: Span): Int16Array =>
  channel.subarray(startMs * SAMPLES_PER_MS, endMs * SAMPLES_PER_MS)

export function isSilent(samples: Int16Array): boolean {
  for (let at = 0; at < samples.length; at++) if (samples[at] !== 0) return false
  return true
}

/**
 * The masked sound of an excerpt, one channel a party, as long as the excerpt; spans on the call's clock. `taken`: stretches,
 * silent on every channel, in which a hidden word was spoken.
 */
export type MaskedClip = Span &
  Readonly<{ pcm: Confidential<Pcm>; passed: readonly ChannelSpan[]; masked: readonly ChannelSpan[]; taken: readonly Span[] }>
