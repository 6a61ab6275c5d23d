// What was learnt: for every feature a row of small numbers, one for each class, and how likely one class follows another.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { WIDTH } from './classes.ts'

/** What one step of a stored number is worth, as a logarithm. */
export const STEP = 0.04
export const WEIGHTS_FILE = join(import.meta.dirname, 'weights.txt')

/** `rowOf`: where the row of a feature begins in `rows`, or -1; `moves`: in steps, from each class to each class. */
export type Weights = Readonly<{ rowOf: (feature: number) => number; rows: Int8Array; moves: Int8Array }>

let stored: Weights | undefined

/** The weights that lie beside this file, read once. */
export const storedWeights = (): Weights => (stored ??= unpacked(readFileSync(WEIGHTS_FILE, 'utf8')))

/** Reads weights as `packed` in test/programs/learning writes them: moves, gaps between the features in rising order, and columns of rows. */
export function unpacked(text: string): Weights {
  const bytes = brotliDecompressSync(Buffer.from(text, 'base64'))
  const count = bytes.readUInt32LE(0)
  const signed = new Int8Array(bytes)
  const moves = signed.subarray(4, 4 + WIDTH * WIDTH)
  const gaps = 4 + WIDTH * WIDTH
  const columns = gaps + 3 * count
  const [features, rows] = [new Int32Array(count), new Int8Array(count * WIDTH)]
  let feature = 0
  for (let at = 0; at < count; at += 1) {
    const [low, middle, high] = [bytes[gaps + at] ?? 0, bytes[gaps + count + at] ?? 0, bytes[gaps + 2 * count + at] ?? 0]
    feature += low + (middle << 8) + (high << 16)
    features[at] = feature
  }
  for (let of = 0; of < WIDTH; of += 1)
    for (let at = 0; at < count; at += 1) rows[at * WIDTH + of] = signed[columns + of * count + at] ?? 0
  return { rowOf: lookUp(features), rows, moves }
}

const FILLED_AT_MOST = 0.5
const SPREAD = 0x9e3779b1
const SIEVE_BITS = 22
const WORD_BITS = 5

/** A table with open addressing behind a sieve: most features that are asked for were never learnt, and fall through it. */
export function lookUp(features: Int32Array): (feature: number) => number {
  const bits = Math.max(1, Math.ceil(Math.log2(features.length / FILLED_AT_MOST + 1)))
  const [shift, mask] = [32 - bits, (1 << bits) - 1]
  const [keys, rows] = [new Int32Array(1 << bits).fill(-1), new Int32Array(1 << bits)]
  const sieve = new Int32Array(1 << (SIEVE_BITS - WORD_BITS))
  const holeOf = (feature: number): number => (feature & ((1 << SIEVE_BITS) - 1)) >>> WORD_BITS
  for (let row = 0; row < features.length; row += 1) {
    const feature = features[row] ?? 0
    let at = Math.imul(feature, SPREAD) >>> shift
    while (keys[at] !== -1) at = (at + 1) & mask
    keys[at] = feature
    rows[at] = row * WIDTH
    sieve[holeOf(feature)] = (sieve[holeOf(feature)] ?? 0) | (1 << feature)
  }
  return (feature) => {
    if (((sieve[holeOf(feature)] ?? 0) & (1 << feature)) === 0) return -1
    for (let at = Math.imul(feature, SPREAD) >>> shift; ; at = (at + 1) & mask) {
      const key = keys[at]
      if (key === feature) return rows[at] ?? -1
      if (key === -1) return -1
    }
  }
}
