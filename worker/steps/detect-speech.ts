// Where each party speaks. What no model heard as speech is never transcribed, shown or played; nor is, on one party's
// channel, the other party's voice that a headset or a line let through.
import { pcmLengthMs, samplesOf, SAMPLES_PER_MS, type Pcm } from '../../models/audio.ts'
import type { Confidential } from '../../models/confidential.ts'
import type { Hearing } from '../../models/hearing.ts'
import { span, subtract, union, type Span } from '../../models/span.ts'
import type { ChannelSpan } from '../../models/transcript.ts'

/** A long call is listened to in stretches, each with a little of the one before, because the model starts without memory. */
const STRETCH_MS = 300_000
const BEFORE_MS = 2000

/** Leakage rises and falls as the other channel does, always as much later, and is much softer. */
const ENVELOPE_MS = 10
const PIECE_FRAMES = 40
const LATEST_FRAMES = 24
const LEAST_CORRELATION = 0.85
const TIMES_SOFTER = 4
/** What happens less often is chance. */
const LEAST_PIECES = 4

/** Spans of speech of every channel, in order of channel and time. */
export async function detectSpeech(pcm: Confidential<Pcm>, hearing: Hearing): Promise<ChannelSpan[]> {
  const call = pcm.open()
  const spans: ChannelSpan[] = []
  for (const [channel, samples] of call.channels.entries()) {
    const spoken: Span[] = []
    for (let fromMs = 0; fromMs < pcmLengthMs(call); fromMs += STRETCH_MS) {
      const stretch = span(Math.max(0, fromMs - BEFORE_MS), Math.min(pcmLengthMs(call), fromMs + STRETCH_MS))
      const heard = await hearing.detectSpeech(samplesOf(samples, stretch))
      spoken.push(...heard.map(({ startMs, endMs }) => span(stretch.startMs + startMs, stretch.startMs + endMs)))
    }
    spans.push(...union(spoken).map((one) => ({ ...one, channel })))
  }
  const [first, second] = call.channels.map(envelopeOf)
  if (!first || !second) return spans
  const leaks = [leaksIn(first, second, spans.filter(({ channel }) => channel === 0)), leaksIn(second, first, spans.filter(({ channel }) => channel === 1))]
  return leaks.flatMap((leaked, channel) => subtract(spans.filter((one) => one.channel === channel), leaked).map((one) => ({ ...one, channel })))
}

/** Pieces of speech that are the other channel's, softer. */
function leaksIn(own: Float32Array, other: Float32Array, spoken: readonly Span[]): Span[] {
  const pieces = spoken.flatMap(({ startMs, endMs }) => {
    const count = Math.floor((endMs - startMs) / (PIECE_FRAMES * ENVELOPE_MS))
    return Array.from({ length: count }, (_, piece) => Math.floor(startMs / ENVELOPE_MS) + piece * PIECE_FRAMES)
  })
  let leaking: number[] = []
  for (let late = 0; late <= LATEST_FRAMES; late++) {
    const found = pieces.filter((from) => isLeak(own.subarray(from, from + PIECE_FRAMES), other.subarray(Math.max(0, from - late))))
    if (found.length > leaking.length) leaking = found
  }
  if (leaking.length < LEAST_PIECES) return []
  return union(leaking.map((from) => span(from * ENVELOPE_MS, (from + PIECE_FRAMES) * ENVELOPE_MS)))
}

function isLeak(soft: Float32Array, other: Float32Array): boolean {
  const loud = other.subarray(0, soft.length)
  return loud.length === soft.length && mean(loud) >= TIMES_SOFTER * mean(soft) && correlation(soft, loud) >= LEAST_CORRELATION
}

/** How loud each step is. */
function envelopeOf(samples: Int16Array): Float32Array {
  const perFrame = ENVELOPE_MS * SAMPLES_PER_MS
  const envelope = new Float32Array(Math.floor(samples.length / perFrame))
  for (let frame = 0; frame < envelope.length; frame++) {
    let sum = 0
    for (let at = frame * perFrame; at < (frame + 1) * perFrame; at++) sum += (samples[at] ?? 0) ** 2
    envelope[frame] = Math.sqrt(sum / perFrame)
  }
  return envelope
}

const mean = (values: Float32Array): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

/** Pearson's, between two rows of one length. */
function correlation(a: Float32Array, b: Float32Array): number {
  const [meanA, meanB] = [mean(a), mean(b)]
  let [both, squaresA, squaresB] = [0, 0, 0]
  for (const [at, value] of a.entries()) {
    const [fromA, fromB] = [value - meanA, (b[at] ?? 0) - meanB]
    both += fromA * fromB
    squaresA += fromA ** 2
    squaresB += fromB ** 2
  }
  return both / (Math.sqrt(squaresA * squaresB) || 1)
}
