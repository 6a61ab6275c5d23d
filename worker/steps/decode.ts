// From a recording to samples on the call's clock. What lies inside a pause is silenced before anything else sees it.
import { SAMPLES_PER_MS, type Pcm } from '../../models/audio.ts'
import type { Call } from '../../models/call.ts'
import { Confidential } from '../../models/confidential.ts'
import { Failure } from '../../models/failure.ts'
import { decodeAudio } from '../audio/ffmpeg.ts'

/** Two channels that differ in fewer samples than this share are one channel written twice. */
const SAME_SHARE = 0.001
/** Encoders of speech change samples a little, so that equal channels come back nearly equal. */
const SAME_WITHIN = 64

/**
 * Samples at 16 kHz, one array a channel of the recording. `recording-ambiguous` when it has not the channels that the
 * metadata says, or the same sound on both: who speaks would be a guess.
 */
export async function decode(
  recording: Confidential<Uint8Array>,
  call: Pick<Call, 'pauses'> & Partial<Pick<Call, 'channels'>>,
): Promise<Confidential<Pcm>> {
  const channels = await decodeAudio(recording.open())
  const mixed = call.channels ? 'mixed' in call.channels : channels.length === 1
  if (channels.length !== (mixed ? 1 : 2)) throw new Failure('recording-ambiguous')
  if (!mixed && isSame(channels)) throw new Failure('recording-ambiguous')
  for (const channel of channels)
    for (const { startMs, endMs } of call.pauses) channel.fill(0, startMs * SAMPLES_PER_MS, endMs * SAMPLES_PER_MS)
  return new Confidential({ channels })
}

function isSame([left, right]: readonly Int16Array[]): boolean {
  if (!left || !right) return false
  let differing = 0
  for (const [at, value] of left.entries()) if (Math.abs(value - (right[at] ?? 0)) > SAME_WITHIN) differing++
  return differing < left.length * SAME_SHARE
}
