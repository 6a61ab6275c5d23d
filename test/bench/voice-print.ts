// What tells voices apart, as a plain listener's program would measure it: how high a voice is, and the average colour of its sound.
import { SAMPLE_RATE_HZ } from '../../models/audio.ts'
import { BINS, FRAME_SAMPLES, powersOf, WINDOW } from '../../models/fourier.ts'

/** Every 12.5 ms; what is this much softer than the loudest frame is no speech. */
const STEP_SAMPLES = FRAME_SAMPLES / 2
const SOFTER_DB = 35
/** Bands of equal width in mel (O'Shaughnessy 1987), over what a telephone line carries. */
const BANDS = 24
const LINE_HZ = { least: 250, most: 3600 }
/** The first coefficients tell the shape of a spectrum; the very first, how loud it is, is left out (Davis and Mermelstein 1980). */
const COEFFICIENTS = 14
const VOICE_HZ = { least: 60, most: 400 }
/** A period of a voice is found where sound is this like itself one period later. */
const VOICED_FROM = 0.5
const COARSER = 4
const COARSE_HZ = SAMPLE_RATE_HZ / COARSER
const PITCH_SAMPLES = COARSE_HZ / 20

/** Mean and spread of the pitch in octaves, mean and spread of each cepstral coefficient. */
export type VoicePrint = readonly number[]

export function voicePrint(samples: Int16Array): VoicePrint {
  const frames = framesOf(samples)
  const cepstra = frames.map(({ bands }) => cepstrumOf(bands))
  const pitches = pitchesOf(samples).map(Math.log2)
  return [...meanAndSpread(pitches), ...Array.from({ length: COEFFICIENTS }, (_, nth) => meanAndSpread(cepstra.map((cepstrum) => cepstrum[nth] ?? 0))).flat()]
}

type Frame = Readonly<{ bands: readonly number[]; loudness: number }>

function framesOf(samples: Int16Array): Frame[] {
  const powers = [new Float64Array(BINS), new Float64Array(BINS)] as const
  const [windowed, silent] = [new Float64Array(FRAME_SAMPLES), new Float64Array(FRAME_SAMPLES)]
  const frames: Frame[] = []
  for (let at = 0; at + FRAME_SAMPLES <= samples.length; at += STEP_SAMPLES) {
    for (let n = 0; n < FRAME_SAMPLES; n++) windowed[n] = (samples[at + n] ?? 0) * (WINDOW[n] ?? 0)
    powersOf(windowed, silent, powers)
    const bands = WEIGHTS.map((weights) => Math.log(1 + weights.reduce((sum, [bin, weight]) => sum + weight * (powers[0][bin] ?? 0), 0)))
    frames.push({ bands, loudness: 10 * Math.log10(1 + powers[0].reduce((sum, power) => sum + power, 0)) })
  }
  const loudest = Math.max(...frames.map(({ loudness }) => loudness))
  return frames.filter(({ loudness }) => loudness > loudest - SOFTER_DB)
}


const mel = (hertz: number): number => 2595 * Math.log10(1 + hertz / 700)

/** A triangle for each band: bins with their weights. */
const WEIGHTS = Array.from({ length: BANDS }, (_, band) => {
  const width = (mel(LINE_HZ.most) - mel(LINE_HZ.least)) / (BANDS + 1)
  const middle = mel(LINE_HZ.least) + (band + 1) * width
  const weights = Array.from({ length: BINS }, (__, bin) => [bin, 1 - Math.abs(mel((bin * SAMPLE_RATE_HZ) / FRAME_SAMPLES) - middle) / width] as const)
  return weights.filter(([, weight]) => weight > 0)
})

const cepstrumOf = (bands: readonly number[]): number[] =>
  Array.from({ length: COEFFICIENTS }, (_, nth) => bands.reduce((sum, band, at) => sum + band * Math.cos((Math.PI * (nth + 1) * (at + 0.5)) / BANDS), 0))

/** By autocorrelation of a coarser sound, every now and then; nothing where nothing repeats. */
function pitchesOf(samples: Int16Array): number[] {
  const coarse = Float64Array.from({ length: Math.floor(samples.length / COARSER) }, (_, at) =>
    samples.subarray(at * COARSER, (at + 1) * COARSER).reduce((sum, sample) => sum + sample, 0),
  )
  const pitches: number[] = []
  for (let at = 0; at + PITCH_SAMPLES <= coarse.length; at += PITCH_SAMPLES) {
    const pitch = pitchIn(coarse.subarray(at, at + PITCH_SAMPLES))
    if (pitch !== undefined) pitches.push(pitch)
  }
  return pitches
}

function pitchIn(sound: Float64Array): number | undefined {
  let best = { late: 0, like: VOICED_FROM }
  for (let late = Math.floor(COARSE_HZ / VOICE_HZ.most); late <= COARSE_HZ / VOICE_HZ.least; late++) {
    const like = likeness(sound, late)
    // A longer period has to be clearly more like: two periods are as like as one.
    if (like > best.like + (best.late === 0 ? 0 : 0.05)) best = { late, like }
  }
  return best.late === 0 ? undefined : COARSE_HZ / best.late
}

function likeness(sound: Float64Array, late: number): number {
  let [both, now, then] = [0, 0, 0]
  for (let at = 0; at + late < sound.length; at++) {
    const [a, b] = [sound[at] ?? 0, sound[at + late] ?? 0]
    both += a * b
    now += a * a
    then += b * b
  }
  return both / Math.sqrt(now * then || 1)
}

function meanAndSpread(values: readonly number[]): [number, number] {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length)
  return [mean, Math.sqrt(variance)]
}
