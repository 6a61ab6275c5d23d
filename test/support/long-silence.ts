// A recording of hours in which nothing is said, small enough to be made in a test: FLAC writes a constant down once for a whole
// frame (RFC 9639, sections 8.2 and 9).

const RATE_HZ = 8000
const FRAME_SAMPLES = 65_535

/** FLAC, one channel of 8 kHz and 16 bits, all zero. */
export function longSilence(seconds: number): Uint8Array {
  const frames = Math.ceil((seconds * RATE_HZ) / FRAME_SAMPLES)
  return new Uint8Array(Buffer.concat([head(), ...Array.from({ length: frames }, (_, number) => frame(number))]))
}

/** STREAMINFO: frames of one length, of sizes that are not known; 8 kHz, one channel, 16 bits; how many samples, and their digest, not known. */
function head(): Buffer {
  const info = Buffer.alloc(34)
  info.writeUInt16BE(FRAME_SAMPLES, 0)
  info.writeUInt16BE(FRAME_SAMPLES, 2)
  info.writeUIntBE(RATE_HZ << 4, 10, 3)
  info[13] = 15 << 4
  return Buffer.concat([Buffer.from('fLaC'), Buffer.of(0x80, 0, 0, info.length), info])
}

/** Its length in 16 bits, 8 kHz; one channel, 16 bits; its number as UTF-8 writes one; and one subframe: the constant 0. */
function frame(number: number): Buffer {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(FRAME_SAMPLES - 1)
  const header = Buffer.concat([Buffer.of(0xff, 0xf8, 0x74, 0x08), Buffer.from(String.fromCodePoint(number)), length])
  const body = Buffer.concat([header, Buffer.of(checked(header, 8, 0x07)), Buffer.of(0, 0, 0)])
  const end = Buffer.alloc(2)
  end.writeUInt16BE(checked(body, 16, 0x8005))
  return Buffer.concat([body, end])
}

/** A cyclic redundancy check of so many bits. */
function checked(bytes: Buffer, bits: number, polynomial: number): number {
  const top = 1 << (bits - 1)
  let rest = 0
  for (const byte of bytes) {
    rest ^= byte << (bits - 8)
    for (let bit = 0; bit < 8; bit++) rest = ((rest << 1) ^ (rest & top ? polynomial : 0)) & (2 * top - 1)
  }
  return rest
}
