// The two networks of a Whisper export, as transformers loads them, and what is run of them: only the outputs that are used.
import { AutoProcessor, AutoTokenizer, env, WhisperForConditionalGeneration } from '@xenova/transformers'
import { Tensor, type InferenceSession } from 'onnxruntime-node'
import { basename, dirname } from 'node:path'
import { z } from 'zod'
import { Failure } from '../failure.ts'
import { COLUMNS } from './log-mel.ts'

/** `dtype`: which weights, of both networks or, with a comma between them, of the encoder and of the decoder. */
export type ModelSettings = Readonly<{ modelDir: string; dtype: string; threads: number }>

const generationSchema = z.object({
  alignment_heads: z.array(z.tuple([z.int(), z.int()])).min(1),
  /** How late its heads find where a token begins: a property of a model, measured where the truth is known. */
  alignment_late_ms: z.int().min(0).default(0),
  decoder_start_token_id: z.int(),
  no_timestamps_token_id: z.int(),
  eos_token_id: z.int().or(z.array(z.int()).transform(([first = 0]) => first)),
  suppress_tokens: z.array(z.int()).nullish(),
  begin_suppress_tokens: z.array(z.int()).nullish(),
  max_initial_timestamp_index: z.int().nullish(),
  lang_to_id: z.record(z.string(), z.int()).optional(),
  task_to_id: z.record(z.string(), z.int()).optional(),
})
export type Generation = z.infer<typeof generationSchema>

/** What the decoder needs to go on: its own keys and values, which grow, and those of the sound, which stay. */
export type Cache = Readonly<Record<string, Tensor>>
/** `looked`: where in the sound each alignment head looked, for the last of the tokens given. */
export type Step = Readonly<{ logits: Float32Array; rows: number; looked: readonly Float32Array[]; cache: Cache }>

export type Networks = Readonly<{
  generation: Generation
  filters: readonly (readonly number[])[]
  decodeText(ids: number[]): string
  encode(features: Float32Array): Promise<Tensor>
  step(tokens: readonly number[], sound: Tensor, cache?: Cache): Promise<Step>
}>

/** Loads an export from disk, and nothing from elsewhere. `model-missing` when it has no word times. */
export async function loadNetworks({ modelDir, dtype, threads }: ModelSettings): Promise<Networks> {
  Object.assign(env, { allowRemoteModels: false, useFSCache: false, useBrowserCache: false, localModelPath: dirname(modelDir) })
  const name = basename(modelDir)
  const options = { dtype: dtypesOf(dtype), device: 'cpu', session_options: sessionOptions(threads) } as const
  const [processor, tokenizer, model] = await Promise.all([
    AutoProcessor.from_pretrained(name),
    AutoTokenizer.from_pretrained(name),
    WhisperForConditionalGeneration.from_pretrained(name, options),
  ])
  const { model: encoder, decoder_model_merged: decoder } = sessionsOf(model)
  const generation = generationSchema.safeParse(model.generation_config)
  const heads = generation.data?.alignment_heads ?? []
  const lacking = heads.map(([layer]) => `cross_attentions.${layer}`).filter((output) => !decoder.outputNames.includes(output))
  if (!generation.success || lacking.length > 0) throw new Failure('model-missing', { details: ['alignment_heads', ...lacking] })
  const filters = filtersOf(processor)
  return {
    generation: generation.data,
    filters,
    decodeText: (ids) => tokenizer.decode(ids),
    encode: async (features) => {
      const { last_hidden_state } = await encoder.run({ input_features: new Tensor('float32', features, [1, filters.length, COLUMNS]) })
      return tensorOf(last_hidden_state)
    },
    step: stepper(decoder, heads),
  }
}

type Heads = Generation['alignment_heads']

function stepper(decoder: InferenceSession, heads: Heads): Networks['step'] {
  const past = decoder.inputNames.filter((name) => name.startsWith('past_key_values.'))
  const empty = emptyCache(decoder, past)
  const ownKeys = past.filter((name) => name.includes('.decoder.'))
  const attentions = [...new Set(heads.map(([layer]) => `cross_attentions.${layer}`))]
  const fetches = (names: readonly string[]) => ['logits', ...names.map(presentOf), ...attentions]
  return async (tokens, sound, cache) => {
    const ids = new Tensor('int64', BigInt64Array.from(tokens, BigInt), [1, tokens.length])
    const use = new Tensor('bool', [cache !== undefined], [1])
    const feeds = { input_ids: ids, encoder_hidden_states: sound, use_cache_branch: use, ...(cache ?? empty) }
    const changing = cache ? ownKeys : past
    const out = await decoder.run(feeds, fetches(changing))
    const fresh = Object.fromEntries(changing.map((name) => [name, tensorOf(out[presentOf(name)])]))
    return {
      logits: floatsOf(tensorOf(out['logits'])),
      rows: tokens.length,
      looked: heads.map(([layer, head]) => lastRow(tensorOf(out[`cross_attentions.${layer}`]), head)),
      cache: { ...cache, ...fresh },
    }
  }
}

const presentOf = (past: string): string => past.replace('past_key_values', 'present')

/** Before the first token: tensors of length 0, of the type and the other sizes that the network names. */
function emptyCache(decoder: InferenceSession, past: readonly string[]): Cache {
  const known = new Map(decoder.inputMetadata.map((one) => [one.name, one]))
  return Object.fromEntries(
    past.map((name) => {
      const input = known.get(name)
      if (!input?.isTensor) throw new Failure('model-missing', { details: ['onnx/decoder_model_merged'] })
      const [, heads, , width] = input.shape
      const sizes = [1, Number(heads), 0, Number(width)]
      return [name, input.type === 'float16' ? new Tensor('float16', new Uint16Array(0), sizes) : new Tensor('float32', new Float32Array(0), sizes)]
    }),
  )
}

/** [batch, heads, tokens, frames]: the frames of one head for the last token. */
function lastRow(attention: Tensor, head: number): Float32Array {
  const [, , tokens = 0, frames = 0] = attention.dims
  const from = (head * tokens + tokens - 1) * frames
  return floatsOf(attention).slice(from, from + frames)
}

function tensorOf(value: unknown): Tensor {
  if (value instanceof Tensor) return value
  throw new TypeError('not the outputs of a Whisper export')
}

/** Exports in half precision answer in it; Node reads those numbers since its version 24. */
const floatsOf = ({ data }: Tensor): Float32Array => (data instanceof Float32Array ? data : Float32Array.from(data as ArrayLike<number>))

type Sessions = Readonly<{ model: InferenceSession; decoder_model_merged: InferenceSession }>

/** Guaranteed by transformers for every Whisper model that it has loaded. */
const sessionsOf = (model: object): Sessions => Reflect.get(model, 'sessions') as Sessions

/** Guaranteed by transformers' extractor of Whisper's features, which computes them where an export has none. */
const filtersOf = (processor: object): number[][] => Reflect.get(processor, 'feature_extractor').config.mel_filters as number[][]

/** A decoder bears fewer bits than an encoder does. */
function dtypesOf(dtype: string) {
  const known = ['q8', 'fp32', 'fp16', 'q4', 'int8', 'uint8'] as const
  const [encoder = '', decoder = encoder] = dtype.split(',')
  const kindOf = (text: string) => known.find((one) => one === text) ?? 'q8'
  return { encoder_model: kindOf(encoder), decoder_model_merged: kindOf(decoder) }
}

/**
 * Weights of 8 bits are made wide once, when they are loaded; else at every token, which takes half of its time. Plans of memory are kept for
 * each shape, and every token has another: without them a fifth less is held.
 */
const sessionOptions = (threads: number) => ({
  intraOpNumThreads: threads,
  interOpNumThreads: 1,
  enableMemPattern: false,
  extra: { session: { disable_quant_qdq: '1' } },
})
