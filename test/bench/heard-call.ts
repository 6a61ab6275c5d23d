// A call whose truth is known, heard once; and what the chain makes of that hearing, at any threshold of confidence.
import { readFileSync } from 'node:fs'
import { pcmLengthMs, type MaskedClip, type Pcm } from '../../models/audio.ts'
import { Confidential } from '../../models/confidential.ts'
import type { Finding } from '../../models/finding.ts'
import type { Hearing } from '../../models/hearing.ts'
import type { Excerpt, SafeTurn } from '../../models/snippet.ts'
import { span } from '../../models/span.ts'
import type { Transcript } from '../../models/transcript.ts'
import { decode } from '../../worker/steps/decode.ts'
import { detectSpeech } from '../../worker/steps/detect-speech.ts'
import { mask } from '../../worker/steps/mask.ts'
import { pseudonymise } from '../../worker/steps/pseudonymise.ts'
import { redact } from '../../worker/steps/redact.ts'
import { transcribe } from '../../worker/steps/transcribe.ts'
import { readTruth, type Truth } from '../support/leaks.ts'
import type { ShippedCall } from '../support/shipped-calls.ts'

export type HeardCall = Readonly<{ truth: Truth; pcm: Confidential<Pcm>; transcript: Confidential<Transcript> }>
export type RedactedCall = HeardCall & Readonly<{ findings: readonly Finding[]; turns: readonly SafeTurn[] }>

export async function hearCall({ recording, sidecar, truth }: ShippedCall, hearing: Hearing): Promise<HeardCall> {
  const { channels, pauses } = sidecar
  const pcm = await decode(new Confidential(new Uint8Array(readFileSync(recording))), { channels, pauses })
  const speech = await detectSpeech(pcm, hearing)
  return { pcm, truth: readTruth(truth), transcript: await transcribe(pcm, speech, { hearing, language: 'nl', channels }) }
}

/** `sureFrom` in place of the chain's own threshold of confidence, to draw a curve. */
export function redactCall(call: HeardCall, sureFrom?: number): RedactedCall {
  const transcript = sureFrom === undefined ? call.transcript : surelyAt(call.transcript, sureFrom)
  const findings = redact(transcript, { language: 'nl', vocabulary: [] })
  return { ...call, transcript, findings, turns: pseudonymise(transcript, findings) }
}

/** The whole call as one clip. */
export function maskWhole({ pcm, turns, transcript }: Pick<RedactedCall, 'pcm' | 'turns' | 'transcript'>): MaskedClip {
  const excerpt: Excerpt = { ...span(0, pcmLengthMs(pcm.open())), turns, theme: 'question', reason: 'talk' }
  return mask(pcm, excerpt, { turns, transcript })
}

/** Words at least so certain are certain, and all others are not at all. */
function surelyAt(transcript: Confidential<Transcript>, sureFrom: number): Confidential<Transcript> {
  const { turns, unheard } = transcript.open()
  const certain = (confidence: number): number => Number(confidence >= sureFrom)
  const sure = turns.map((turn) => ({ ...turn, words: turn.words.map((word) => ({ ...word, confidence: certain(word.confidence) })) }))
  return new Confidential({ turns: sure, unheard })
}
