// Where each party speaks. What no model heard as speech is never transcribed, shown or played.
import { pcmLengthMs, samplesOf, type Pcm } from '../../models/audio.ts'
import type { Confidential } from '../../models/confidential.ts'
import type { Hearing } from '../../models/hearing.ts'
import { span, union, type Span } from '../../models/span.ts'
import type { ChannelSpan } from '../../models/transcript.ts'

/** A long call is listened to in stretches, each with a little of the one before, because the model starts without memory. */
const STRETCH_MS = 300_000
const BEFORE_MS = 2000

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
  return spans
}
