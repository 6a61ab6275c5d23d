// WAV files of 16-bit samples (RIFF), as ffmpeg writes them to a pipe and as a proof is written to disk.
import { endianness } from 'node:os'
import { SAMPLE_RATE_HZ, type Pcm } from '../../models/audio.ts'
import { Failure } from '../../models/failure.ts'

const HEADER_BYTES = 44
const LONGEST_HEADER_BYTES = 4096
const BYTES_PER_SAMPLE = 2
const FIRST_SAMPLES = 2 ** 20

/** Collects samples as they come, so that a long recording is in memory once. Sizes in its header are not believed: a pipe cannot know them. */
export type WavCollector = Readonly<{ take(chunk: Buffer): void; channels(): Int16Array[] }>

export function collectWav(): WavCollector {
  let rest: Buffer = Buffer.alloc(0)
  let sorter: Sorter | undefined
  return {
    take: (chunk) => {
      const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
      const header = sorter ? undefined : headerOf(bytes)
      if (header) sorter = sortInto(header.channelCount)
      rest = sorter ? sorter.take(bytes.subarray(header?.bytes ?? 0)) : bytes
    },
    channels: () => sorter?.channels() ?? refuse(),
  }
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

/** Samples of all channels, frame by frame, little-endian; of one channel a view on its own memory, where it lies so already. */
export function interleaved(channels: readonly Int16Array[]): Buffer {
  const [first] = channels
  if (first && channels.length === 1 && endianness() === 'LE') return Buffer.from(first.buffer, first.byteOffset, first.byteLength)
  const length = first?.length ?? 0
  const bytes = Buffer.alloc(length * channels.length * BYTES_PER_SAMPLE)
  const frames = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  for (const [index, channel] of channels.entries())
    for (let at = 0; at < length; at++) frames.setInt16((at * channels.length + index) * BYTES_PER_SAMPLE, channel[at] ?? 0, true)
  return bytes
}

/** The reverse; a last frame that is not whole is dropped. */
export function separated(bytes: Uint8Array, channelCount: number): Int16Array[] {
  const sorter = sortInto(channelCount)
  sorter.take(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))
  return sorter.channels()
}

/** `take` gives back the bytes of a frame that is not whole yet. */
type Sorter = Readonly<{ take(bytes: Buffer): Buffer; channels(): Int16Array[] }>

function sortInto(channelCount: number): Sorter {
  let channels: Int16Array[] = Array.from({ length: channelCount }, () => new Int16Array(FIRST_SAMPLES))
  let filled = 0
  const frameBytes = channelCount * BYTES_PER_SAMPLE
  return {
    take: (bytes) => {
      const frames = Math.floor(bytes.length / frameBytes)
      channels = channels.map((channel) => withRoom(channel, filled + frames))
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
      for (const [index, channel] of channels.entries())
        for (let at = 0; at < frames; at++) channel[filled + at] = view.getInt16(at * frameBytes + index * BYTES_PER_SAMPLE, true)
      filled += frames
      return bytes.subarray(frames * frameBytes)
    },
    channels: () => channels.map((channel) => channel.subarray(0, filled)),
  }
}

function withRoom(channel: Int16Array, length: number): Int16Array {
  if (length <= channel.length) return channel
  const larger = new Int16Array(Math.max(length, channel.length * 2))
  larger.set(channel)
  return larger
}

/** How many channels, and where the samples begin; undefined as long as that has not come. */
function headerOf(bytes: Buffer): { channelCount: number; bytes: number } | undefined {
  const samplesAt = bytes.indexOf('data') + 8
  if (samplesAt < 8) return bytes.length < LONGEST_HEADER_BYTES ? undefined : refuse()
  const channelCount = bytes.readUInt16LE(bytes.indexOf('fmt ') + 10)
  return bytes.toString('latin1', 0, 4) === 'RIFF' && channelCount > 0 ? { channelCount, bytes: samplesAt } : refuse()
}

function refuse(): never {
  throw new Failure('recording-unreadable')
}
