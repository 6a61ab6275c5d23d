// What a WAV file says of itself, looked at before anybody decodes it: two bodies in one file are two recordings.

const RIFF_HEAD_BYTES = 12
const CHUNK_HEAD_BYTES = 8

/** Whether the bytes are a WAV (RIFF) with more than one `data` chunk: which of them a program plays is its own affair. */
export function hasTwoBodies(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, RIFF_HEAD_BYTES) !== 'WAVE') return false
  let bodies = 0
  let at = RIFF_HEAD_BYTES
  while (at + CHUNK_HEAD_BYTES <= file.length) {
    if (file.toString('latin1', at, at + 4) === 'data') bodies++
    const length = file.readUInt32LE(at + 4)
    at += CHUNK_HEAD_BYTES + length + (length % 2)
  }
  return bodies > 1
}
