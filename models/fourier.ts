// The discrete Fourier transform of Whisper's frames of 400 samples, of two frames at once. Libraries are fast for powers of two,
// and padding to one would give other frequencies than those that the model was trained on.

/** 25 ms at 16 kHz (Whisper paper, section 2.2). */
export const FRAME_SAMPLES = 400
export const BINS = FRAME_SAMPLES / 2 + 1

/** 400 = 4 × 4 × 5 × 5, shortest transforms first: each stage joins as many of the stage before. */
const STAGES = [
  { parts: 5, length: 1, join: joinFive },
  { parts: 5, length: 5, join: joinFive },
  { parts: 4, length: 25, join: joinFour },
  { parts: 4, length: 100, join: joinFour },
] as const

/** A periodic Hann window: no frame begins or ends with a step. */
export const WINDOW = Float64Array.from({ length: FRAME_SAMPLES }, (_, at) => 0.5 - 0.5 * Math.cos((2 * Math.PI * at) / FRAME_SAMPLES))

const COSINES = Float64Array.from({ length: FRAME_SAMPLES }, (_, at) => Math.cos((2 * Math.PI * at) / FRAME_SAMPLES))
const SINES = Float64Array.from({ length: FRAME_SAMPLES }, (_, at) => -Math.sin((2 * Math.PI * at) / FRAME_SAMPLES))
const [COS_72, COS_144] = [Math.cos((2 * Math.PI) / 5), Math.cos((4 * Math.PI) / 5)]
const [SIN_72, SIN_144] = [Math.sin((2 * Math.PI) / 5), Math.sin((4 * Math.PI) / 5)]

const real = new Float64Array(FRAME_SAMPLES)
const imaginary = new Float64Array(FRAME_SAMPLES)
/** Where each sample goes, so that every stage works in place. */
const PLACES = placesOf(Array.from({ length: FRAME_SAMPLES }, (_, at) => at), STAGES.length - 1)

/** Writes the power of each frequency of two real frames. One is transformed as the real part, the other as the imaginary one. */
export function powersOf(first: Float64Array, second: Float64Array, powers: readonly [Float64Array, Float64Array]): void {
  for (let at = 0; at < FRAME_SAMPLES; at++) {
    const from = PLACES[at] ?? 0
    real[at] = first[from] ?? 0
    imaginary[at] = second[from] ?? 0
  }
  for (const { parts, length, join } of STAGES)
    for (let at = 0; at < FRAME_SAMPLES; at += parts * length)
      for (let bin = 0; bin < length; bin++) join(at + bin, length, (bin * FRAME_SAMPLES) / (parts * length))
  for (let bin = 0; bin < BINS; bin++) {
    const mirrored = (FRAME_SAMPLES - bin) % FRAME_SAMPLES
    const re = real[bin] ?? 0
    const im = imaginary[bin] ?? 0
    const otherRe = real[mirrored] ?? 0
    const otherIm = imaginary[mirrored] ?? 0
    powers[0][bin] = ((re + otherRe) ** 2 + (im - otherIm) ** 2) / 4
    powers[1][bin] = ((im + otherIm) ** 2 + (re - otherRe) ** 2) / 4
  }
}

/** Decimation in time (Cooley and Tukey, 1965): the parts of a stage take every so manieth sample. */
function placesOf(samples: readonly number[], stage: number): number[] {
  const parts = STAGES[stage]?.parts
  if (parts === undefined) return [...samples]
  return Array.from({ length: parts }, (_, part) => placesOf(samples.filter((__, at) => at % parts === part), stage - 1)).flat()
}

/** Turns a number by a multiple of the whole circle's 400th; 0 does nothing. */
function turn(at: number, by: number): void {
  const re = real[at] ?? 0
  const im = imaginary[at] ?? 0
  const cosine = COSINES[by] ?? 0
  const sine = SINES[by] ?? 0
  real[at] = re * cosine - im * sine
  imaginary[at] = re * sine + im * cosine
}

function joinFour(at: number, length: number, by: number): void {
  for (let part = 1; part < 4; part++) turn(at + part * length, part * by)
  cross(real, imaginary, { at, length })
}

type Place = Readonly<{ at: number; length: number }>

/** A quarter turn is a swap of the two parts: nothing to multiply. */
function cross(re: Float64Array, im: Float64Array, { at, length }: Place): void {
  const [b, c, d] = [at + length, at + 2 * length, at + 3 * length]
  const evenRe = (re[at] ?? 0) + (re[c] ?? 0)
  const evenIm = (im[at] ?? 0) + (im[c] ?? 0)
  const apartRe = (re[at] ?? 0) - (re[c] ?? 0)
  const apartIm = (im[at] ?? 0) - (im[c] ?? 0)
  const oddRe = (re[b] ?? 0) + (re[d] ?? 0)
  const oddIm = (im[b] ?? 0) + (im[d] ?? 0)
  const turnedRe = (im[b] ?? 0) - (im[d] ?? 0)
  const turnedIm = (re[d] ?? 0) - (re[b] ?? 0)
  re[at] = evenRe + oddRe
  im[at] = evenIm + oddIm
  re[b] = apartRe + turnedRe
  im[b] = apartIm + turnedIm
  re[c] = evenRe - oddRe
  im[c] = evenIm - oddIm
  re[d] = apartRe - turnedRe
  im[d] = apartIm - turnedIm
}

function joinFive(at: number, length: number, by: number): void {
  for (let part = 1; part < 5; part++) turn(at + part * length, part * by)
  fold(real, imaginary, { at, length })
}

/** Parts 1 and 4 turn against each other, and so do 2 and 3: their sums meet the cosines, their differences the sines. */
function fold(re: Float64Array, im: Float64Array, { at, length }: Place): void {
  const [b, c, d, e] = [at + length, at + 2 * length, at + 3 * length, at + 4 * length]
  const re0 = re[at] ?? 0
  const im0 = im[at] ?? 0
  const outerRe = (re[b] ?? 0) + (re[e] ?? 0)
  const outerIm = (im[b] ?? 0) + (im[e] ?? 0)
  const innerRe = (re[c] ?? 0) + (re[d] ?? 0)
  const innerIm = (im[c] ?? 0) + (im[d] ?? 0)
  const outerApartRe = (re[b] ?? 0) - (re[e] ?? 0)
  const outerApartIm = (im[b] ?? 0) - (im[e] ?? 0)
  const innerApartRe = (re[c] ?? 0) - (re[d] ?? 0)
  const innerApartIm = (im[c] ?? 0) - (im[d] ?? 0)
  re[at] = re0 + outerRe + innerRe
  im[at] = im0 + outerIm + innerIm
  const nearRe = re0 + COS_72 * outerRe + COS_144 * innerRe
  const nearIm = im0 + COS_72 * outerIm + COS_144 * innerIm
  const farRe = re0 + COS_144 * outerRe + COS_72 * innerRe
  const farIm = im0 + COS_144 * outerIm + COS_72 * innerIm
  const nearTurnedRe = SIN_72 * outerApartIm + SIN_144 * innerApartIm
  const nearTurnedIm = SIN_72 * outerApartRe + SIN_144 * innerApartRe
  const farTurnedRe = SIN_144 * outerApartIm - SIN_72 * innerApartIm
  const farTurnedIm = SIN_144 * outerApartRe - SIN_72 * innerApartRe
  re[b] = nearRe + nearTurnedRe
  im[b] = nearIm - nearTurnedIm
  re[e] = nearRe - nearTurnedRe
  im[e] = nearIm + nearTurnedIm
  re[c] = farRe + farTurnedRe
  im[c] = farIm - farTurnedIm
  re[d] = farRe - farTurnedRe
  im[d] = farIm + farTurnedIm
}
