// What a sound is known by: 32 bits each 16 ms, that a telephone's codec, its loudness and its noise change little. Each bit says
// whether one of 33 bands rose more than the next (Haitsma and Kalker, "A Highly Robust Audio Fingerprinting System", ISMIR 2002).
import { BINS, FRAME_SAMPLES, powersOf, WINDOW } from '../../models/fourier.ts'
import { SAMPLE_RATE_HZ, SAMPLES_PER_MS } from '../../models/audio.ts'

export const PRINT_MS = 16
export const BITS = 32

/** Everything that is looked at lies below 2 kHz, so a fourth of the samples is enough. */
const SLOWER = 4
const SLOW_RATE_HZ = SAMPLE_RATE_HZ / SLOWER
const HOP_SAMPLES = (PRINT_MS * SLOW_RATE_HZ) / 1000
const LOWEST_HZ = 300
const HIGHEST_HZ = 1900
const BANDS = BITS + 1
/** A print looks at so many frames together, which makes where exactly it begins matter little. */
const FRAMES = 16
/** What a band is compared with is its strength so many prints ago. */
const BEFORE = 4
/** Softer than this, of 32,768, there is nothing to know. */
const SILENT_BELOW = 20

/** `bits` by print; `heard` is 0 where it is too silent to tell. Print n says what sounds around `momentOf(n)`. */
export type Prints = Readonly<{ bits: Int32Array; heard: Uint8Array }>

/** The middle of what a print looks at, in milliseconds from the sound's beginning. */
export const momentOf = (print: number): number => Math.max(0, (print + 1) * PRINT_MS - LENGTH_MS / 2)

const FRAME_MS = (FRAME_SAMPLES * 1000) / SLOW_RATE_HZ
const LENGTH_MS = (FRAMES + BEFORE - 1) * PRINT_MS + FRAME_MS
/** The share of a sound's power that the window leaves, and the transform's own scale. */
const POWER_SCALE = (FRAME_SAMPLES ** 2 * 0.375) / 2
const LEAST_POWER = FRAMES * SILENT_BELOW ** 2 * POWER_SCALE

/** Where each band begins, in bins of the transform; equally wide to the ear. */
const EDGES = Array.from({ length: BANDS + 1 }, (_, band) =>
  Math.round((LOWEST_HZ * (HIGHEST_HZ / LOWEST_HZ) ** (band / BANDS) * FRAME_SAMPLES) / SLOW_RATE_HZ),
)

/** A low-pass of windowed sinc, at half of the slower rate. */
const TAPS = 24
const LOW_PASS = lowPass()

/** The prints of one channel (16 kHz), a print each 16 ms. Takes no memory beside them. Pure. */
export function printsOf(samples: Int16Array): Prints {
  const count = Math.floor(samples.length / (PRINT_MS * SAMPLES_PER_MS))
  const prints = { bits: new Int32Array(count), heard: new Uint8Array(count) }
  const [first, second] = [new Float64Array(FRAME_SAMPLES), new Float64Array(FRAME_SAMPLES)]
  const powers = [new Float64Array(BINS), new Float64Array(BINS)] as const
  const slow = new Float64Array(FRAME_SAMPLES)
  const strengths = createStrengths()
  for (let print = 0; print < count; print += 2) {
    readFrame(samples, print, { slow, frame: first })
    readFrame(samples, print + 1, { slow, frame: second })
    powersOf(first, second, powers)
    for (const half of [0, 1] as const) if (print + half < count) strengths.add(powers[half], print + half, prints)
  }
  return prints
}

/** The frame that ends with hop `print`; `slow` holds the one before. */
function readFrame(samples: Int16Array, print: number, { slow, frame }: Readonly<Record<'slow' | 'frame', Float64Array>>): void {
  slow.copyWithin(0, HOP_SAMPLES)
  const from = print * HOP_SAMPLES
  for (let at = 0; at < HOP_SAMPLES; at++) {
    let sum = 0
    for (let tap = 0; tap < TAPS; tap++) sum += (LOW_PASS[tap] ?? 0) * (samples[(from + at) * SLOWER + tap] ?? 0)
    slow[FRAME_SAMPLES - HOP_SAMPLES + at] = sum
  }
  for (let at = 0; at < FRAME_SAMPLES; at++) frame[at] = (slow[at] ?? 0) * (WINDOW[at] ?? 0)
}

/** Keeps the bands of the last frames, and their sums at the last prints. */
function createStrengths() {
  const frames = Array.from({ length: FRAMES }, () => new Float64Array(BANDS))
  const sums = Array.from({ length: BEFORE + 1 }, () => new Float64Array(BANDS))
  return { add }

  function add(powers: Float64Array, print: number, { bits, heard }: Prints): void {
    const frame = frames[print % FRAMES] ?? new Float64Array(BANDS)
    for (let band = 0; band < BANDS; band++) frame[band] = bandOf(powers, band)
    const now = sums[print % sums.length] ?? frame
    let whole = 0
    for (let band = 0; band < BANDS; band++) whole += now[band] = frames.reduce((sum, one) => sum + (one[band] ?? 0), 0)
    heard[print] = whole < LEAST_POWER ? 0 : 1
    const before = sums[(print + 1) % sums.length] ?? now
    for (let bit = 0; bit < BITS; bit++) {
      const rise = (now[bit] ?? 0) - (now[bit + 1] ?? 0) - (before[bit] ?? 0) + (before[bit + 1] ?? 0)
      if (rise > 0) bits[print] = (bits[print] ?? 0) | (1 << bit)
    }
  }
}

function bandOf(powers: Float64Array, band: number): number {
  let sum = 0
  for (let bin = EDGES[band] ?? 0; bin < (EDGES[band + 1] ?? 0); bin++) sum += powers[bin] ?? 0
  return sum
}

function lowPass(): Float64Array {
  const taps = Float64Array.from({ length: TAPS }, (_, tap) => {
    const away = (tap - (TAPS - 1) / 2) / SLOWER
    return (Math.sin(Math.PI * away) / (Math.PI * away)) * (0.54 + 0.46 * Math.cos((2 * Math.PI * away * SLOWER) / TAPS))
  })
  const whole = taps.reduce((sum, tap) => sum + tap, 0)
  return taps.map((tap) => tap / whole)
}
