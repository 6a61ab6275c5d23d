// From a recording to samples on the call's clock. What lies inside a pause, the tones of keys pressed and of the exchange, and what
// the exchange is known to play are silenced before anything else sees them.
import { pcmLengthMs, SAMPLES_PER_MS, type Pcm } from '../../models/audio.ts'
import type { Channels } from '../../models/call.ts'
import { Confidential } from '../../models/confidential.ts'
import { Failure } from '../../models/failure.ts'
import type { Span } from '../../models/span.ts'
import { decodeAudio } from '../audio/ffmpeg.ts'
import { isCutShort } from '../audio/cut-short.ts'
import { knownSoundsIn, type KnownSounds } from '../audio/known-sounds.ts'
import { tonesIn } from '../audio/tones.ts'

export type { KnownSounds } from '../audio/known-sounds.ts'

/** Two channels that differ in fewer samples than this share are one channel written twice. */
const SAME_SHARE = 0.001
/** Encoders of speech change samples a little, so that equal channels come back nearly equal. */
const SAME_WITHIN = 64

/** What the offer said of the recording. Without `channels` two are agent left and caller right, and one is both mixed. */
export type Metadata = Readonly<{ channels?: Channels | undefined; pauses: readonly Span[] }>
/** `sounds`: what the exchange plays, such as announcements. */
export type Silenced = Metadata & Readonly<{ sounds?: KnownSounds | undefined }>

/**
 * Samples at 16 kHz, one array a channel of the recording. `recording-ambiguous` when it has not the channels that the
 * metadata says, or the same sound on both where it says that they differ: who speaks would be a guess.
 */
export async function decode(
  recording: Confidential<Uint8Array>,
  { channels: said, pauses, sounds }: Silenced,
): Promise<Confidential<Pcm>> {
  const recorded = await decodeAudio(recording.open())
  const mixed = said ? 'mixed' in said : recorded.length === 1
  const channels = mixed && isSame(recorded) ? recorded.slice(0, 1) : recorded
  if (channels.length !== (mixed ? 1 : 2) || isSame(channels)) throw new Failure('recording-ambiguous')
  silence(channels, pauses)
  silenceTones(channels)
  if (sounds) for (const channel of channels) silence([channel], knownSoundsIn(channel, sounds))
  const isCut = isCutShort(recording.open(), pcmLengthMs({ channels }))
  return new Confidential({ channels, ...(isCut && { isCutShort: isCut }) })
}

function silence(channels: readonly Int16Array[], spans: readonly Span[]): void {
  for (const channel of channels)
    for (const { startMs, endMs } of spans) channel.fill(0, startMs * SAMPLES_PER_MS, endMs * SAMPLES_PER_MS)
}

/** What is keyed in is silenced on all channels, because it leaks as a voice does, and it tells as much when it is soft. */
function silenceTones(channels: readonly Int16Array[]): void {
  for (const channel of channels) {
    const { keys, signals } = tonesIn(channel)
    silence([channel], signals)
    silence(channels, keys)
  }
}

function isSame([left, right]: readonly Int16Array[]): boolean {
  if (!left || !right) return false
  const mostDiffering = left.length * SAME_SHARE
  let differing = 0
  for (let at = 0; at < left.length && differing <= mostDiffering; at++)
    if (Math.abs((left[at] ?? 0) - (right[at] ?? 0)) > SAME_WITHIN) differing++
  return differing <= mostDiffering
}
