// How loud a channel is from moment to moment, coarse enough to be drawn and to tell nothing of what is said.
import { SAMPLES_PER_MS } from '../../models/audio.ts'
import { LEVEL_MS, type Levels } from '../../models/snippet.ts'

const FULL_SCALE = 32_768
/** Softer than this is drawn as silence. */
const SOFTEST_DB = -60

/** One figure for each `LEVEL_MS`, the last for what is left. */
export function levelsOf(samples: Int16Array): Levels {
  const step = LEVEL_MS * SAMPLES_PER_MS
  return Array.from({ length: Math.ceil(samples.length / step) }, (_, at) => levelOf(samples.subarray(at * step, (at + 1) * step)))
}

function levelOf(samples: Int16Array): number {
  let sum = 0
  for (let at = 0; at < samples.length; at++) sum += (samples[at] ?? 0) ** 2
  if (sum === 0) return 0
  const square = sum / samples.length
  const decibels = 10 * Math.log10(square / FULL_SCALE ** 2)
  return Math.max(0, Math.min(100, Math.round((1 - decibels / SOFTEST_DB) * 100)))
}
