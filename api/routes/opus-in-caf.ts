// The packets of an Ogg file of Opus in Apple's box (Core Audio Format 1.0), in which Safari before 18.4 plays them. Made when asked for:
// nothing is encoded anew and nothing rests twice. The box has no place in use for a title, a date or a program's name.
import { Failure } from '../../models/failure.ts'

/** Opus counts in 48 kHz (RFC 7845, section 4); ffmpeg's packets are 20 ms unless told otherwise. */
const RATE_HZ = 48_000
const FRAMES_A_PACKET = 960

/** Ogg, RFC 3533 section 6: a page's head, its count of segments, and how long each is. */
const PAGE_HEAD_BYTES = 27
const FULL_SEGMENT = 255
const HEADER_PACKETS = 2

type Opus = Readonly<{ channelCount: number; skipFrames: number; endFrames: number; packets: readonly Uint8Array[] }>

/** `clip-doubtful` for what is no Ogg file of Opus, or lasts as long as its packets do not. */
export function opusInCaf(ogg: Uint8Array): Uint8Array<ArrayBuffer> {
  const { channelCount, skipFrames, endFrames, packets } = readOgg(Buffer.from(ogg.buffer, ogg.byteOffset, ogg.length))
  const restFrames = packets.length * FRAMES_A_PACKET - endFrames
  if (restFrames < 0 || restFrames >= FRAMES_A_PACKET) throw new Failure('clip-doubtful')
  const file = [Buffer.from('caff'), uint16(1), uint16(0)]
  const description = [float64(RATE_HZ), Buffer.from('opus'), uint32(0), uint32(0), uint32(FRAMES_A_PACKET), uint32(channelCount), uint32(0)]
  const table = [int64(packets.length), int64(endFrames - skipFrames), uint32(skipFrames), uint32(restFrames), ...packets.map(({ length }) => variable(length))]
  return new Uint8Array(Buffer.concat([...file, chunk('desc', description), chunk('pakt', table), chunk('data', [uint32(0), ...packets])]))
}

function readOgg(ogg: Buffer): Opus {
  const packets: Buffer[] = []
  let [begun, endFrames]: [Buffer, number] = [Buffer.alloc(0), 0]
  for (let at = 0; at < ogg.length; ) {
    if (ogg.toString('latin1', at, at + 4) !== 'OggS' || at + PAGE_HEAD_BYTES > ogg.length) throw new Failure('clip-doubtful')
    const segments = ogg.subarray(at + PAGE_HEAD_BYTES, at + PAGE_HEAD_BYTES + (ogg[at + PAGE_HEAD_BYTES - 1] ?? 0))
    endFrames = Number(ogg.readBigInt64LE(at + 6))
    at += PAGE_HEAD_BYTES + segments.length
    for (const length of segments) {
      if (at + length > ogg.length) throw new Failure('clip-doubtful')
      begun = Buffer.concat([begun, ogg.subarray(at, at + length)])
      at += length
      if (length === FULL_SEGMENT) continue
      packets.push(begun)
      begun = Buffer.alloc(0)
    }
  }
  const [head] = packets
  if (head?.toString('latin1', 0, 8) !== 'OpusHead') throw new Failure('clip-doubtful')
  return { channelCount: head.readUInt8(9), skipFrames: head.readUInt16LE(10), endFrames, packets: packets.slice(HEADER_PACKETS) }
}

function chunk(name: string, parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts)
  return Buffer.concat([Buffer.from(name), int64(body.length), body])
}

/** Seven bits a byte, the highest first; all but the last are marked. */
function variable(value: number): Buffer {
  const bytes = [value & 0x7f]
  for (let rest = value >> 7; rest > 0; rest >>= 7) bytes.unshift((rest & 0x7f) | 0x80)
  return Buffer.from(bytes)
}

const uint16 = (value: number): Buffer => written(2, (bytes) => bytes.writeUInt16BE(value))
const uint32 = (value: number): Buffer => written(4, (bytes) => bytes.writeUInt32BE(value))
const int64 = (value: number): Buffer => written(8, (bytes) => bytes.writeBigInt64BE(BigInt(value)))
const float64 = (value: number): Buffer => written(8, (bytes) => bytes.writeDoubleBE(value))

function written(length: number, write: (bytes: Buffer) => void): Buffer {
  const bytes = Buffer.alloc(length)
  write(bytes)
  return bytes
}
