// Where each party speaks. What no model heard as speech is never transcribed, shown or played.
import type { Pcm } from '../../models/audio.ts'
import type { Confidential } from '../../models/confidential.ts'
import type { Hearing } from '../../models/hearing.ts'
import type { ChannelSpan } from '../../models/transcript.ts'

/** Spans of speech of every channel, in order of channel and time. */
export async function detectSpeech(pcm: Confidential<Pcm>, hearing: Hearing): Promise<ChannelSpan[]> {
  const spans: ChannelSpan[] = []
  for (const [channel, samples] of pcm.open().channels.entries())
    for (const one of await hearing.detectSpeech(samples)) spans.push({ ...one, channel })
  return spans
}
