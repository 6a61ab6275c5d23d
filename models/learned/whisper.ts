// One window of at most 29 s in; words with times and probabilities out, and how far the whole can be trusted.
import { SAMPLE_RATE_HZ } from '../audio.ts'
import { Failure } from '../failure.ts'
import type { Heard, Language } from '../hearing.ts'
import { align } from './alignment.ts'
import { decodeGreedily, type Decoded } from './decoding.ts'
import { createLogMel } from './log-mel.ts'
import { loadNetworks, type Generation, type ModelSettings, type Networks } from './networks.ts'
import { withoutPhantoms } from './phantoms.ts'
import { trustOf } from './trust.ts'
import { wordsOf, type Token } from './words.ts'

/** The encoder gives a frame each 20 ms of its fixed window of 30 s (Whisper paper, section 2.2). */
const FRAME_MS = 20
const WINDOW_FRAMES = 1500
/** How much of the silence behind the sound the alignment may use. */
const SILENCE_SECONDS = 1
const MAX_TOKENS = 440
/** People say at most some six words a second; more tokens than this are a loop. */
const TOKENS_PER_SECOND = 16
const TOKENS_AT_LEAST = 24

export type Whisper = (samples: Int16Array, language: Language) => Promise<Heard>

/** Loads a Whisper export that has word times. Language codes it does not know are refused with `model-language`. */
export const loadWhisper = async (settings: ModelSettings): Promise<Whisper> => hearWith(await loadNetworks(settings))

/** Hearing with networks that are loaded. */
export function hearWith(networks: Networks): Whisper {
  const { generation, decodeText } = networks
  const logMel = createLogMel(networks.filters)
  return async (samples, language) => {
    const prompt = promptOf(generation, language)
    const seconds = samples.length / SAMPLE_RATE_HZ
    const sound = await networks.encode(logMel(samples))
    const most = Math.min(MAX_TOKENS, Math.ceil(TOKENS_AT_LEAST + seconds * TOKENS_PER_SECOND))
    const decoded = await decodeGreedily(networks, sound, { tokens: prompt, most })
    const words = wordsOf(timed(decoded, { seconds, lateMs: generation.alignment_late_ms }), decodeText, Math.floor(seconds * 1000))
    return { words: withoutPhantoms(words), trust: trustOf(decoded, decodeText) }
  }
}

/**
 * Time tokens are asked for because the one at the end takes up the silence, which else the last words would get. A model without
 * languages was trained on English alone.
 */
function promptOf({ decoder_start_token_id: start, lang_to_id: languages, task_to_id: tasks }: Generation, language: Language): number[] {
  if (!languages) return language === 'en' ? [start] : unknownLanguage()
  const code = languages[`<|${language}|>`]
  const task = tasks?.['transcribe']
  return code === undefined || task === undefined ? unknownLanguage() : [start, code, task]
}

function unknownLanguage(): never {
  throw new Failure('model-language')
}

function timed({ tokens }: Decoded, { seconds, lateMs }: Readonly<{ seconds: number; lateMs: number }>): Token[] {
  const columns = Math.min(WINDOW_FRAMES, Math.ceil(((seconds + SILENCE_SECONDS) * 1000) / FRAME_MS))
  const starts = align(tokens.map(({ looked }) => looked), columns)
  return tokens.map(({ id, probability }, index) => ({ id, probability, startMs: Math.max(0, (starts[index] ?? 0) * FRAME_MS - lateMs) }))
}
