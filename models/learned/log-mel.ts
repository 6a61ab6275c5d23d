// What Whisper sees of a sound: the logarithm of its energy in bands of hearing, a column each 10 ms, of 30 s.
// Our own: the library computes all 3,000 columns however little of the 30 s holds sound, and takes five times as long.
import { BINS, FRAME_SAMPLES, powersOf, WINDOW } from '../fourier.ts'

export const COLUMNS = 3000
const HOP_SAMPLES = 160
const INT16_SCALE = 32_768
/** As the model was trained (whisper/audio.py): a floor, eight powers of ten below the loudest, then near [-1, 1]. */
const FLOOR = 1e-10
const RANGE = 8
const scaled = (log: number): number => (log + 4) / 4

type Band = Readonly<{ from: number; weights: readonly number[] }>
export type LogMel = (samples: Int16Array) => Float32Array

/** `filters`: a row of weights for each band. Gives the bands one after the other, each of 3,000 columns, for at most 29.9 s of sound. */
export function createLogMel(filters: readonly (readonly number[])[]): LogMel {
  const bands = filters.map(bandOf)
  return (samples) => {
    const columns = Math.min(COLUMNS, Math.ceil((samples.length + FRAME_SAMPLES / 2) / HOP_SAMPLES))
    const logs = new Float32Array(bands.length * COLUMNS).fill(Math.log10(FLOOR))
    const frames = [new Float64Array(FRAME_SAMPLES), new Float64Array(FRAME_SAMPLES)] as const
    const powers = [new Float64Array(BINS), new Float64Array(BINS)] as const
    for (let column = 0; column < columns; column += 2) {
      readFrame(samples, column, frames[0])
      readFrame(samples, column + 1, frames[1])
      powersOf(frames[0], frames[1], powers)
      writeColumn(logs, column, { bands, powers: powers[0] })
      if (column + 1 < COLUMNS) writeColumn(logs, column + 1, { bands, powers: powers[1] })
    }
    return normalised(logs)
  }
}

function bandOf(weights: readonly number[]): Band {
  const from = weights.findIndex((weight) => weight > 0)
  const to = weights.findLastIndex((weight) => weight > 0)
  return from < 0 ? { from: 0, weights: [] } : { from, weights: weights.slice(from, to + 1) }
}

/** A frame lies around its column's moment; before the sound's beginning it is mirrored, behind its end there is silence. */
function readFrame(samples: Int16Array, column: number, frame: Float64Array): void {
  const from = column * HOP_SAMPLES - FRAME_SAMPLES / 2
  for (let at = 0; at < FRAME_SAMPLES; at++) frame[at] = ((samples[Math.abs(from + at)] ?? 0) / INT16_SCALE) * (WINDOW[at] ?? 0)
}

function writeColumn(logs: Float32Array, column: number, { bands, powers }: Readonly<{ bands: readonly Band[]; powers: Float64Array }>): void {
  for (const [index, { from, weights }] of bands.entries()) {
    let energy = 0
    for (let bin = 0; bin < weights.length; bin++) energy += (weights[bin] ?? 0) * (powers[from + bin] ?? 0)
    logs[index * COLUMNS + column] = Math.log10(Math.max(FLOOR, energy))
  }
}

function normalised(logs: Float32Array): Float32Array {
  let loudest = -Infinity
  for (const log of logs) if (log > loudest) loudest = log
  for (let at = 0; at < logs.length; at++) logs[at] = scaled(Math.max(logs[at] ?? 0, loudest - RANGE))
  return logs
}
