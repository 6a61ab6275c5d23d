// What was taken out is heard as a soft tone of one length, so that nobody can tell from a gap how long the value was.
import { SAMPLE_RATE_HZ, SAMPLES_PER_MS } from '../../models/audio.ts'
import { MARKER_MS, type TimelinePoint } from '../../models/snippet.ts'
import type { Span } from '../../models/span.ts'

/** In the middle of a marker. */
const TONE_MS = 240
const TONE_HZ = 520
const TONE_LEVEL = 1100
const FADE_MS = 40

/** A clip on its own clock, and where that lies on the call's. */
export type Marked = Readonly<{ samples: Int16Array; timeline: TimelinePoint[] }>

type Sound = Span & Readonly<{ samples: Int16Array; taken: readonly Span[]; tempo: number }>

/** `samples` run from `startMs` to `endMs` of the call at `tempo`; each stretch of `taken`, in order, becomes one marker. */
export function markTaken({ samples, startMs, endMs, taken, tempo }: Sound): Marked {
  const pieces: Int16Array[] = []
  const timeline: TimelinePoint[] = [{ clipMs: 0, callMs: startMs }]
  const sampleAt = (callMs: number) => Math.min(samples.length, Math.round(((callMs - startMs) * SAMPLES_PER_MS) / tempo))
  let length = 0
  const append = (piece: Int16Array, callMs: number) => {
    pieces.push(piece)
    length += piece.length
    if (piece.length > 0) timeline.push({ clipMs: Math.round(length / SAMPLES_PER_MS), callMs })
  }
  let fromMs = startMs
  for (const one of taken) {
    append(samples.subarray(sampleAt(fromMs), sampleAt(one.startMs)), one.startMs)
    append(marker(), one.endMs)
    fromMs = one.endMs
  }
  append(samples.subarray(sampleAt(fromMs)), endMs)
  return { samples: joined(pieces, length), timeline }
}

/** The same samples each time. */
export function marker(): Int16Array {
  const sound = new Int16Array(MARKER_MS * SAMPLES_PER_MS)
  const from = ((MARKER_MS - TONE_MS) / 2) * SAMPLES_PER_MS
  const length = TONE_MS * SAMPLES_PER_MS
  for (let at = 0; at < length; at++) {
    const swell = Math.min(1, at / (FADE_MS * SAMPLES_PER_MS), (length - at) / (FADE_MS * SAMPLES_PER_MS))
    sound[from + at] = Math.round(Math.sin((2 * Math.PI * TONE_HZ * at) / SAMPLE_RATE_HZ) * TONE_LEVEL * swell)
  }
  return sound
}

export function joined(pieces: readonly Int16Array[], length: number): Int16Array {
  const all = new Int16Array(length)
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}
