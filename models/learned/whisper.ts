// Whisper through transformers: one window of at most 30 s in, words with times and probabilities out. Nothing is fetched.
import { basename, dirname } from 'node:path'
import {
  AutoProcessor,
  AutoTokenizer,
  env,
  LogitsProcessor,
  LogitsProcessorList,
  WhisperForConditionalGeneration,
  type PreTrainedModel,
  type Tensor,
} from '@xenova/transformers'
import { SAMPLE_RATE_HZ } from '../audio.ts'
import { Failure } from '../failure.ts'
import type { Heard, Language } from '../hearing.ts'
import { floatsOf } from './voice-activity.ts'
import { wordsOf, type Token } from './words.ts'

/** The encoder gives a frame each 20 ms of its fixed window of 30 s (Whisper paper, section 2.2). */
const FRAMES_PER_SECOND = 50
const WINDOW_FRAMES = 1500
/** How much of the silence behind the sound the alignment may use. */
const SILENCE_SECONDS = 1
const MAX_TOKENS = 440
/** People say at most some six words a second; more tokens than this are a loop. */
const TOKENS_PER_SECOND = 16
const TOKENS_AT_LEAST = 24

export type ModelSettings = Readonly<{ modelDir: string; dtype: string; threads: number }>
export type Whisper = (samples: Int16Array, language: Language) => Promise<Heard>

/** Loads a Whisper export that has word times. Language codes it does not know are refused with `model-language`. */
export async function loadWhisper({ modelDir, dtype, threads }: ModelSettings): Promise<Whisper> {
  Object.assign(env, { allowRemoteModels: false, useFSCache: false, useBrowserCache: false, localModelPath: dirname(modelDir) })
  const name = basename(modelDir)
  const options = { dtype: dtypeOf(dtype), device: 'cpu', session_options: { intraOpNumThreads: threads, interOpNumThreads: 1 } } as const
  const [processor, tokenizer, model] = await Promise.all([
    AutoProcessor.from_pretrained(name),
    AutoTokenizer.from_pretrained(name),
    WhisperForConditionalGeneration.from_pretrained(name, options),
  ])
  return async (samples, language) => {
    refuseUnknown(model, language)
    const seconds = samples.length / SAMPLE_RATE_HZ
    const { input_features } = await processor(floatsOf(samples))
    const probabilities = new ChosenProbabilities()
    const list = new LogitsProcessorList()
    list.push(probabilities)
    const output = generated(
      await model.generate({
        inputs: input_features,
        logits_processor: list,
        ...generationOptions(seconds, language),
      }),
    )
    const tokens = tokensOf(output, probabilities.values)
    return { words: wordsOf(tokens, (ids) => tokenizer.decode(ids), Math.floor(seconds * 1000)) }
  }
}

/** Time tokens are asked for because the one at the end takes up the silence, which else the last words would get. */
const generationOptions = (seconds: number, language: Language) => ({
  language,
  task: 'transcribe',
  return_timestamps: true,
  return_token_timestamps: true,
  num_frames: Math.min(WINDOW_FRAMES, Math.ceil((seconds + SILENCE_SECONDS) * FRAMES_PER_SECOND)),
  max_new_tokens: Math.min(MAX_TOKENS, Math.ceil(TOKENS_AT_LEAST + seconds * TOKENS_PER_SECOND)),
})

/** Keeps, for every token that greedy decoding chose, the probability that the decoder's own logits give it. */
class ChosenProbabilities extends LogitsProcessor {
  readonly values: number[] = []
  #before: Float32Array | undefined

  override _call(inputIds: bigint[][], logits: Tensor): Tensor {
    if (this.#before) this.values.push(softmaxAt(this.#before, Number(inputIds[0]?.at(-1) ?? 0)))
    this.#before = Float32Array.from(floats(logits)) // A copy: later processors forbid tokens in the original.
    return logits
  }
}

function softmaxAt(scores: Float32Array, index: number): number {
  let highest = -Infinity
  for (const score of scores) if (score > highest) highest = score
  let sum = 0
  for (const score of scores) sum += Math.exp(score - highest)
  return Math.exp((scores[index] ?? -Infinity) - highest) / sum
}

type Generated = Readonly<{ sequences: Tensor; token_timestamps: Tensor }>

/** The tokens written, without the prompt and the last one, which ends the text. */
function tokensOf({ sequences, token_timestamps }: Generated, probabilities: readonly number[]): Token[] {
  const ids = Array.from(sequences.data, Number)
  const startsS = floats(token_timestamps)
  const prompt = ids.length - probabilities.length - 1
  return probabilities.map((probability, index) => ({
    id: ids[prompt + index] ?? 0,
    probability,
    startMs: Math.round((startsS[prompt + index] ?? 0) * 1000),
  }))
}

/** Guaranteed by `return_token_timestamps`, which makes `generate` answer with both. */
const generated = (output: unknown): Generated => output as Generated

/** Guaranteed by the exports, whose outputs are float32. */
const floats = (tensor: Tensor): Float32Array => tensor.data as Float32Array

function refuseUnknown(model: PreTrainedModel, language: Language): void {
  const known: unknown = Reflect.get(Object(model.generation_config), 'lang_to_id')
  if (known && !(`<|${language}|>` in Object(known))) throw new Failure('model-language')
}

function dtypeOf(dtype: string) {
  const known = ['q8', 'fp32', 'fp16', 'q4', 'int8', 'uint8'] as const
  return known.find((one) => one === dtype) ?? 'q8'
}
