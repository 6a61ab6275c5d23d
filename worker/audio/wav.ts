// WAV files of 16-bit samples (RIFF), as ffmpeg writes them to a pipe and as a proof is written to disk.
import { SAMPLE_RATE_HZ, type Pcm } from '../../models/audio.ts'
import { Failure } from '../../models/failure.ts'

const HEADER_BYTES = 44
const BYTES_PER_SAMPLE = 2

/** The channels of a WAV file. Sizes in its header are not believed, because a pipe cannot know them. */
export function pcmFromWav(bytes: Uint8Array): Int16Array[] {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.length < HEADER_BYTES || view.toString('latin1', 0, 4) !== 'RIFF') throw new Failure('recording-unreadable')
  const channels = view.readUInt16LE(view.indexOf('fmt ') + 10)
  const start = view.indexOf('data') + 8
  if (channels < 1 || start < 8) throw new Failure('recording-unreadable')
  return separated(view.subarray(start), channels)
}

/** A WAV file of all channels. */
export function wavBytes({ channels }: Pcm): Uint8Array {
  const samples = interleaved(channels)
  const header = Buffer.alloc(HEADER_BYTES)
  const frameBytes = channels.length * BYTES_PER_SAMPLE
  header.write('RIFF', 0, 'latin1')
  header.writeUInt32LE(HEADER_BYTES - 8 + samples.length, 4)
  header.write('WAVEfmt ', 8, 'latin1')
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(channels.length, 22)
  header.writeUInt32LE(SAMPLE_RATE_HZ, 24)
  header.writeUInt32LE(SAMPLE_RATE_HZ * frameBytes, 28)
  header.writeUInt16LE(frameBytes, 32)
  header.writeUInt16LE(BYTES_PER_SAMPLE * 8, 34)
  header.write('data', 36, 'latin1')
  header.writeUInt32LE(samples.length, 40)
  return new Uint8Array(Buffer.concat([header, samples]))
}

/** Samples of all channels, frame by frame, little-endian. */
export function interleaved(channels: readonly Int16Array[]): Buffer {
  const length = channels[0]?.length ?? 0
  const frames = new Int16Array(length * channels.length)
  for (const [index, channel] of channels.entries())
    for (let at = 0; at < length; at++) frames[at * channels.length + index] = channel[at] ?? 0
  return Buffer.from(frames.buffer)
}

/** The reverse; a last frame that is not whole is dropped. */
export function separated(bytes: Uint8Array, channelCount: number): Int16Array[] {
  const length = Math.floor(bytes.length / (channelCount * BYTES_PER_SAMPLE))
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Array.from({ length: channelCount }, (_, channel) =>
    Int16Array.from({ length }, (__, at) => view.getInt16((at * channelCount + channel) * BYTES_PER_SAMPLE, true)),
  )
}
