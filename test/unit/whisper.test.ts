// The parts of hearing that are our own: features as the library's, times that never go back, tokens that stand where they may.
import assert from 'node:assert/strict'
import { basename, dirname } from 'node:path'
import { test } from 'node:test'
import { AutoProcessor, env } from '@xenova/transformers'
import fc from 'fast-check'
import { Tensor } from 'onnxruntime-node'
import { Failure } from '../../models/failure.ts'
import type { Language } from '../../models/hearing.ts'
import { align } from '../../models/learned/alignment.ts'
import { createLogMel } from '../../models/learned/log-mel.ts'
import type { Generation } from '../../models/learned/networks.ts'
import { withoutPhantoms } from '../../models/learned/phantoms.ts'
import { forbid } from '../../models/learned/time-tokens.ts'
import { trustOf } from '../../models/learned/trust.ts'
import { hearWith } from '../../models/learned/whisper.ts'
import { wordsOf } from '../../models/learned/words.ts'
import { DEMONSTRATION_MODEL } from '../../models/settings.ts'

test('features are those of the library, to the last digit that matters', async () => {
  Object.assign(env, { allowRemoteModels: false, localModelPath: dirname(DEMONSTRATION_MODEL) })
  const processor = await AutoProcessor.from_pretrained(basename(DEMONSTRATION_MODEL))
  const logMel = createLogMel(processor.feature_extractor?.config.mel_filters)
  for (const length of [400, 16_000, 123_457, 464_000]) {
    const samples = Int16Array.from({ length }, (_, at) => 8000 * Math.sin(at ** 1.4 / 300) + ((at * 7919) % 1000))
    const { input_features } = await processor(Float32Array.from(samples, (sample) => sample / 32_768))
    const features = logMel(samples)
    const furthest = features.reduce((most, value, at) => Math.max(most, Math.abs(value - (input_features.data[at] ?? NaN))), 0)
    assert.ok(furthest < 1e-5, `${length}: ${furthest}`)
  }
})

test('silence has features without a hole', () => {
  const features = createLogMel([[0, 1, 0], [0, 0, 0]])(new Int16Array(16_000))
  assert.ok(features.every((value) => value === features[0]))
})

test('tokens begin in order, within the sound', () => {
  const look = (columns: number) => fc.float32Array({ minLength: columns, maxLength: columns, min: 0, max: 1, noNaN: true })
  const looked = fc.integer({ min: 1, max: 40 }).chain((columns) => fc.tuple(fc.constant(columns), fc.array(fc.tuple(look(columns), look(columns)), { maxLength: 12 })))
  fc.assert(fc.property(looked, ([columns, rows]) => {
    const starts = align(rows, columns)
    assert.equal(starts.length, rows.length)
    assert.deepEqual(starts, starts.toSorted((a, b) => a - b))
    assert.ok(starts.every((start) => start >= 0 && start < columns))
  }))
})

test('tokens begin between where their heads looked before and where they look then', () => {
  const looking = (at: number) => Float32Array.from({ length: 100 }, (_, column) => (Math.abs(column - at) <= 8 ? 1 : 0.01))
  const starts = align([20, 50, 80].map((at) => [looking(at), looking(at)]), 100)
  assert.equal(starts[0], 0)
  for (const [token, at] of [50, 80].entries()) assert.ok((starts[token + 1] ?? 0) >= at - 30 && (starts[token + 1] ?? 0) <= at + 8, `${starts}`)
})

const generation: Generation = { alignment_heads: [[0, 0]], alignment_late_ms: 0, decoder_start_token_id: 6, no_timestamps_token_id: 7, eos_token_id: 5, begin_suppress_tokens: [5], max_initial_timestamp_index: 2 }
const FIRST_TIME = 8
const allowedAfter = (written: readonly number[]): number[] => {
  const logits = new Float32Array(FIRST_TIME + 6)
  logits[1] = 9
  logits[5] = 9
  forbid(logits, written, generation)
  return [...logits.keys()].filter((token) => logits[token] !== -Infinity)
}

test('a window begins with an early time; times stand in pairs around text, and never go back', () => {
  assert.deepEqual(allowedAfter([]), [8, 9, 10])
  assert.deepEqual(allowedAfter([9]), [0, 1, 2, 3, 4, 5, 6])
  assert.deepEqual(allowedAfter([9, 1]), [0, 1, 2, 3, 4, 5, 6, 9, 10, 11, 12, 13])
  assert.deepEqual(allowedAfter([9, 1, 11]), [5, 6, 11, 12, 13])
})

/** The prompt that a decoder of these languages is given; it writes nothing. */
async function promptFor(language: Language, known?: Readonly<Record<string, number>>): Promise<readonly number[]> {
  const prompts: (readonly number[])[] = []
  const languages = known && { lang_to_id: known, task_to_id: { transcribe: 4 } }
  const hear = hearWith({
    generation: { ...generation, begin_suppress_tokens: [], ...languages },
    filters: [[0, 1]],
    decodeText: () => '',
    encode: async () => new Tensor('float32', [0]),
    step: async (tokens) => {
      prompts.push(tokens)
      return { logits: new Float32Array(tokens.length * (FIRST_TIME + 6)), rows: tokens.length, looked: [new Float32Array(1500)], cache: {} }
    },
  })
  await hear(new Int16Array(1600), language)
  return prompts[0] ?? []
}

test('the decoder is told the language, and one that it does not know is refused', async () => {
  const both = { '<|nl|>': 2, '<|en|>': 3 }
  assert.deepEqual(await promptFor('nl', both), [6, 2, 4])
  assert.deepEqual(await promptFor('en', both), [6, 3, 4])
  assert.deepEqual(await promptFor('en'), [6], 'a model of English alone has no token for it')
  for (const known of [undefined, { '<|en|>': 3 }]) await assert.rejects(promptFor('nl', known), (error) => error instanceof Failure && error.code === 'model-language')
})

const wordsIn = (text: string) => text.split(' ').map((one, at) => ({ text: one, startMs: at * 100, endMs: at * 100 + 80, confidence: 0.9 }))
const kept = (text: string): string => withoutPhantoms(wordsIn(text)).map((word) => word.text).join(' ')

test('phrases from subtitles are dropped, and words that merely look like them are not', () => {
  assert.equal(kept('Ja hoor. Ondertitels ingediend door de Amara.org gemeenschap'), 'Ja hoor.')
  assert.equal(kept('Bedankt voor het kijken! Dag.'), 'Dag.')
  assert.equal(kept('MUZIEK'), '')
  assert.equal(kept('Er klonk muziek in de wacht.'), 'Er klonk muziek in de wacht.')
  assert.equal(kept('Bedankt voor het meekijken.'), 'Bedankt voor het meekijken.')
})

test('what is said over and over is kept once and believed no more', () => {
  const decode = (ids: number[]) => ids.map((id) => [' ja', ' dat', ' is', ' goed', ' hoor'][id]).join('')
  const heard = (ids: readonly number[]) => wordsOf(ids.map((id, at) => ({ id, startMs: at * 200, probability: 0.9 })), decode, 20_000)
  const loop = heard([4, ...Array.from({ length: 5 }, () => [0, 1, 2, 3]).flat()])
  assert.deepEqual(loop.map(({ text, confidence }) => [text, confidence]), [['hoor', 0.9], ['ja', 0], ['dat', 0], ['is', 0], ['goed', 0]])
  assert.equal(heard([0, 0, 0]).length, 3, 'three times is how people speak')
})

test('a loop compresses, and no token at all is no doubt', () => {
  const saying = (text: string) => trustOf({ tokens: [{ id: 0, probability: 0.5, looked: [] }], ended: true, noSpeech: 0 }, () => text)
  assert.ok(saying('ja dat is goed '.repeat(20)).compression > 2.4)
  assert.ok(saying('Goedemorgen, u spreekt met de klantenservice, waarmee kan ik u helpen vandaag?').compression < 1.5)
  assert.equal(saying('ja').logProbability, Math.log(0.5))
  assert.equal(trustOf({ tokens: [], ended: true, noSpeech: 0 }, () => '').logProbability, 0)
})
