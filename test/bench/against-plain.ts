// How much less work the chain's hearing is than transformers' own pipeline for speech, on the same call with the same model.
import { samplesOf, type Pcm } from '../../models/audio.ts'
import { Confidential } from '../../models/confidential.ts'
import { span } from '../../models/span.ts'
import { detectSpeech } from '../../worker/steps/detect-speech.ts'
import { transcribe } from '../../worker/steps/transcribe.ts'
import { computingMs } from './computing-time.ts'
import { openEars } from './ears.ts'
import { CHANNELS, type MadeCall } from './made-calls.ts'
import { openPlain } from './plain.ts'

const WARM_UP = span(0, 30_000)

/** Seconds of one core, for speech detection and transcription of both channels. */
export async function againstPlain({ pcm }: MadeCall): Promise<Readonly<Record<'plainRatio' | 'oursS' | 'plainS', number>>> {
  const { hearing } = await openEars()
  const plain = await openPlain()
  const ours = async (heard: Pcm) => {
    const confidential = new Confidential(heard)
    const speech = await detectSpeech(confidential, hearing)
    await transcribe(confidential, speech, { hearing, language: 'nl', channels: CHANNELS })
  }
  const beginning = { channels: pcm.channels.map((samples) => samplesOf(samples, WARM_UP)) }
  await ours(beginning)
  await plain(beginning)
  const before = await secondsOf(() => ours(pcm))
  const plainS = await secondsOf(() => plain(pcm))
  const oursS = (before + (await secondsOf(() => ours(pcm)))) / 2
  return { plainRatio: plainS / oursS, oursS, plainS }
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const began = computingMs()
  await work()
  return (computingMs() - began) / 1000
}
