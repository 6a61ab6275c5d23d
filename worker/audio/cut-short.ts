// Whether a recording says itself that there was more of it than there is: a disk that filled up, a recorder that was ended, an
// upload that stopped. What is there is decoded all the same. Other formats are taken as whole.

type Container = Readonly<{ begins: string; at: number; isCut: (file: Buffer) => boolean }>

/** Whether the bytes end before their WAV, Ogg, FLAC, MP4 or MP3 does. `lengthMs`: how much sound was in them. */
export function isCutShort(bytes: Uint8Array, lengthMs: number): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const containers: readonly Container[] = [
    { begins: 'RIFF', at: 0, isCut: isCutWav },
    { begins: 'OggS', at: 0, isCut: isCutOgg },
    { begins: 'fLaC', at: 0, isCut: (flac) => promisedByFlac(flac) > lengthMs + SLACK_MS },
    { begins: 'ftyp', at: 4, isCut: isCutMp4 },
  ]
  const container = containers.find(({ begins, at }) => file.toString('latin1', at, at + begins.length) === begins)
  return container ? container.isCut(file) : isCutMp3(file)
}

/** A resampler rounds. */
const SLACK_MS = 100
const RIFF_HEAD_BYTES = 12
const RIFF_CHUNK_HEAD_BYTES = 8
/** Who writes to a pipe cannot know how long it becomes, and promises some 2 or 4 GB. */
const NOT_KNOWN_BYTES = 0x7fff_0000

/** RIFF: a chunk is its name, its length and so many bytes, and one more if they are odd. */
function isCutWav(file: Buffer): boolean {
  for (let at = RIFF_HEAD_BYTES; at + RIFF_CHUNK_HEAD_BYTES <= file.length; ) {
    const length = file.readUInt32LE(at + 4)
    at += RIFF_CHUNK_HEAD_BYTES + length
    if (at > file.length) return length < NOT_KNOWN_BYTES
    at += length % 2
  }
  return false
}

const OGG_HEAD_BYTES = 27
const OGG_LAST_PAGE = 4

/** RFC 3533: the last page says that it is; its length is the sum of the lengths of its segments. */
function isCutOgg(file: Buffer): boolean {
  let isLast = false
  for (let at = 0; at < file.length; ) {
    if (at + OGG_HEAD_BYTES > file.length) return true
    if (file.toString('latin1', at, at + 4) !== 'OggS') return !isLast
    isLast = ((file[at + 5] ?? 0) & OGG_LAST_PAGE) !== 0
    const segments = file[at + OGG_HEAD_BYTES - 1] ?? 0
    const lengths = file.subarray(at + OGG_HEAD_BYTES, at + OGG_HEAD_BYTES + segments)
    at += OGG_HEAD_BYTES + segments + lengths.reduce((sum, length) => sum + length, 0)
    if (at > file.length) return true
  }
  return !isLast
}

/** RFC 9639, section 8.2: samples a second in 20 bits, then behind a byte the number of samples in 36; 0 when it is not known. */
function promisedByFlac(file: Buffer): number {
  if (file.length < 26) return 0
  const rate = file.readUIntBE(18, 3) >> 4
  const samples = ((file[21] ?? 0) & 15) * 2 ** 32 + file.readUInt32BE(22)
  return rate === 0 ? 0 : (samples * 1000) / rate
}

/** ISO 14496-12: a box is its length and its name; a length of 1 stands for one in 64 bits, and 0 for whatever comes. */
function isCutMp4(file: Buffer): boolean {
  for (let at = 0; at + 16 <= file.length; ) {
    const short = file.readUInt32BE(at)
    const length = short === 1 ? Number(file.readBigUInt64BE(at + 8)) : short
    if (length < 8) return false
    at += length
    if (at > file.length) return true
  }
  return false
}

const ID3_HEAD_BYTES = 10
const MPEG_HEAD_BYTES = 4
/** Kilobits a second of layer III, by their number in a frame's head: of MPEG 1, and of the lower rates of MPEG 2 and 2.5. */
const KILOBITS = {
  full: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  lower: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
}
const RATES_HZ = [44_100, 48_000, 32_000]

/** ISO 11172-3: frame upon frame, of which the last is not whole. What is no frame is a tag, of which nothing is known. */
function isCutMp3(file: Buffer): boolean {
  let at = afterId3(file)
  while (at + MPEG_HEAD_BYTES <= file.length) {
    const length = mp3FrameBytes(file.readUInt32BE(at))
    if (length === 0) return false
    at += length
    if (at > file.length) return true
  }
  return false
}

/** The length of a tag before the sound is written in 7 bits a byte. */
function afterId3(file: Buffer): number {
  if (file.length < ID3_HEAD_BYTES || file.toString('latin1', 0, 3) !== 'ID3') return 0
  return file.subarray(6, ID3_HEAD_BYTES).reduce((length, byte) => length * 128 + (byte & 127), 0) + ID3_HEAD_BYTES
}

/** 0 when it is no head of a frame of layer III. */
function mp3FrameBytes(head: number): number {
  const version = (head >>> 19) & 3
  const isLayer3 = head >>> 21 === 0x7ff && ((head >>> 17) & 3) === 1 && version !== 1
  const isFull = version === 3
  const kilobits = KILOBITS[isFull ? 'full' : 'lower'][(head >>> 12) & 15] ?? 0
  const rate = (RATES_HZ[(head >>> 10) & 3] ?? 0) / (isFull ? 1 : version === 2 ? 2 : 4)
  if (!isLayer3 || kilobits === 0 || rate === 0) return 0
  return Math.floor(((isFull ? 144 : 72) * kilobits * 1000) / rate) + ((head >>> 9) & 1)
}
