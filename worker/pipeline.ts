// What happens to a drawn call, in order and in memory. Nothing of it rests before its end; if any step fails, nothing is published.
import type { MaskedClip } from '../models/audio.ts'
import type { Confidential } from '../models/confidential.ts'
import type { ReadableKind } from '../models/finding.ts'
import type { Hearing, Language } from '../models/hearing.ts'
import { sealSnippet, type SealedSnippet } from '../models/seal.ts'
import { declareSafe, type Clip, type Excerpt, type SafeSnippet, type Strength, type TextOnly } from '../models/snippet.ts'
import { cut } from './steps/cut.ts'
import { decode, type KnownSounds, type Metadata } from './steps/decode.ts'
import { detectSpeech } from './steps/detect-speech.ts'
import { chooseVoices, disguise } from './steps/disguise.ts'
import { flagCall } from './steps/flag-call.ts'
import { listenAgain } from './steps/listen-again.ts'
import { mask } from './steps/mask.ts'
import { pseudonymise } from './steps/pseudonymise.ts'
import { redact } from './steps/redact.ts'
import { revoice } from './steps/revoice.ts'
import { transcribe } from './steps/transcribe.ts'

export type { KnownSounds } from './steps/decode.ts'
export { REDACTION_REVISION } from './steps/redact.ts'

export type PipelineOptions = Readonly<{
  hearing: Hearing
  language: Language
  /** What the team calls itself and its products: never personal. */
  vocabulary: readonly string[]
  /** Kinds of personal data that the team leaves readable. */
  readable?: readonly ReadableKind[]
  /** The agent's pseudonym; none in a small team. */
  agent?: string | undefined
  /** The whole call as one snippet, for trying and measuring. */
  whole?: boolean
  /** What clips keep of a voice. */
  strength: Strength
  /** Whether what was let through is heard again before it is disguised; it is, unless an operator switched it off. */
  secondHearing?: boolean
  /** Announcements and music of the telephone exchange: neither transcribed nor played. */
  sounds?: KnownSounds | undefined
  random: () => number
}>

/** What may be shown and heard, and for a proof the masked sound from which its clip was made. */
export type Prepared = Readonly<{ snippet: SafeSnippet; masked?: MaskedClip | undefined }>
type Sound = Readonly<{ clip?: Clip | undefined; textOnly?: TextOnly | undefined; masked?: MaskedClip | undefined }>

/** Takes a way to open a recording, which then is in memory no longer than decoding takes, and what its call's offer said; gives no, one or a few snippets. */
export async function prepareCall(
  open: () => Promise<Confidential<Uint8Array>>,
  { channels, pauses }: Metadata,
  { hearing, language, vocabulary, readable = [], agent, whole = false, strength, secondHearing = true, sounds, random }: PipelineOptions,
): Promise<Prepared[]> {
  const pcm = await decode(await open(), { channels, pauses, sounds })
  const speech = await detectSpeech(pcm, hearing)
  const transcript = await transcribe(pcm, speech, { hearing, language, channels })
  const flags = flagCall(pcm, transcript)
  const findings = redact(transcript, { language, vocabulary, readable, isEitherWay: flags.includes('channels-doubtful') })
  const turns = pseudonymise(transcript, findings)
  const excerpts = cut(turns, { whole })
  const heard = strength === 'disguised' ? await disguised() : await voiceless(excerpts, strength, language)
  return excerpts.map((excerpt, at) => {
    const { masked, clip, textOnly } = heard[at] ?? {}
    return { masked, snippet: declareSafe({ excerpt, agent, flags, clip, textOnly }) }
  })

  async function disguised(): Promise<Sound[]> {
    const clips = excerpts.map((excerpt) => mask(pcm, excerpt, { turns, transcript }))
    const doubts = secondHearing ? await inTurn(clips, (clip) => listenAgain(clip, { hearing, language, first: { transcript, findings, turns } })) : []
    const sure = clips.filter((_, at) => !doubts[at])
    const made = await disguise(sure, chooseVoices(random), { heardAgain: secondHearing })
    return clips.map((masked, at) => (doubts[at] ? { textOnly: doubts[at] } : { masked, clip: made[sure.indexOf(masked)] }))
  }
}

/** The levels at which nothing of a voice is left: the text spoken anew, or no sound at all. */
const voiceless = (excerpts: readonly Excerpt[], strength: Strength, language: Language): Promise<Sound[]> =>
  inTurn(excerpts, async (excerpt) => (strength === 'revoiced' ? { clip: await revoice(excerpt, language) } : { textOnly: 'team' }))

/** One after the other, as each takes a core. */
async function inTurn<T, U>(items: readonly T[], work: (item: T) => Promise<U>): Promise<U[]> {
  const done: U[] = []
  for (const item of items) done.push(await work(item))
  return done
}

/** The chain's end: a snippet sealed for the row `id`, under its call's content key. */
export const seal = (contentKey: Uint8Array, id: string, { snippet }: Prepared): SealedSnippet => sealSnippet(contentKey, id, snippet)
