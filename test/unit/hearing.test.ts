// The model that ships hears the calls that ship: about as many words right as its card says, and where they are spoken.
import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync, rmSync, unlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { Confidential } from '../../models/confidential.ts'
import { Failure, type FailureCode } from '../../models/failure.ts'
import type { Hearing } from '../../models/hearing.ts'
import { startHearing } from '../../models/learned/hearing.ts'
import { DEMONSTRATION_MODEL } from '../../models/settings.ts'
import { decode } from '../../worker/steps/decode.ts'
import { detectSpeech } from '../../worker/steps/detect-speech.ts'
import { transcribe } from '../../worker/steps/transcribe.ts'
import { shippedCalls } from '../support/shipped-calls.ts'
import { isRight, pairsOf, quantile, readSaid, startErrorsMs, wordErrorRate, type Pair } from '../support/word-errors.ts'

const CALLS = new Set(['bibliotheek-boete', 'pakket-buren', 'autoschade'])
/** A tenth above what these calls give: the same model on another processor rounds otherwise. */
const MOST_ERRORS = 0.13
const MEDIAN_START_MS = 40
const P95_START_MS = 200

const model = { modelDir: DEMONSTRATION_MODEL, dtype: 'q8', threads: 1 }
const folder = mkdtempSync(join(tmpdir(), 'hearing-'))
let hearing: Hearing
let pairs: Pair[]

before(async () => {
  hearing = await startHearing(model)
  pairs = []
  for (const { name, recording, truth, sidecar } of shippedCalls('calls')) {
    if (!CALLS.has(name)) continue
    const { channels, pauses } = sidecar
    const pcm = await decode(new Confidential(new Uint8Array(readFileSync(recording))), { channels, pauses })
    const speech = await detectSpeech(pcm, hearing)
    const transcript = await transcribe(pcm, speech, { hearing, language: 'nl', channels })
    pairs.push(...pairsOf(transcript.open(), readSaid(truth)))
  }
})
after(async () => {
  await hearing.close()
  rmSync(folder, { recursive: true })
})

test(`at most ${MOST_ERRORS * 100} % of the words are wrong`, () => {
  const rate = wordErrorRate(pairs)
  assert.ok(rate > 0 && rate <= MOST_ERRORS, `${rate}`)
})

test('words begin where they are spoken', () => {
  const errors = startErrorsMs(pairs)
  assert.ok(quantile(errors, 0.5) <= MEDIAN_START_MS, `median ${quantile(errors, 0.5)} ms`)
  assert.ok(quantile(errors, 0.95) <= P95_START_MS, `95th percentile ${quantile(errors, 0.95)} ms`)
})

test('a word heard with confidence is right more often than one without', () => {
  const rightOf = (some: readonly Pair[]) => some.filter(isRight).length / some.length
  const sure = pairs.filter(({ heard }) => heard && heard.confidence >= 0.9)
  const unsure = pairs.filter(({ heard }) => heard && heard.confidence < 0.5)
  assert.ok(sure.length > 100 && unsure.length > 10)
  assert.ok(rightOf(sure) > 0.95, `${rightOf(sure)}`)
  assert.ok(rightOf(unsure) < 0.8, `${rightOf(unsure)}`)
})

const failsWith = (code: FailureCode) => (error: unknown) => error instanceof Failure && error.code === code

test('a language that the model does not know is refused', async () => {
  await assert.rejects(hearing.transcribe(new Int16Array(16_000), 'en'), failsWith('model-language'))
})

test('a model that is not complete is refused, and says what is missing', async () => {
  const modelDir = join(folder, 'cut')
  cpSync(DEMONSTRATION_MODEL, modelDir, { recursive: true })
  unlinkSync(join(modelDir, 'tokenizer.json'))
  unlinkSync(join(modelDir, 'onnx/encoder_model_quantized.onnx'))
  await assert.rejects(startHearing({ ...model, modelDir }), (error) => {
    assert.ok(failsWith('model-missing')(error) && error instanceof Failure)
    return error.details.includes('tokenizer.json') && error.details.some((detail) => detail.includes('encoder'))
  })
})

test('what is no network at all fails as one that may be tried again', async () => {
  const modelDir = join(folder, 'broken')
  cpSync(DEMONSTRATION_MODEL, modelDir, { recursive: true })
  cpSync(join(modelDir, 'config.json'), join(modelDir, 'onnx/encoder_model_quantized.onnx'))
  const broken = await startHearing({ ...model, modelDir })
  await assert.rejects(broken.transcribe(new Int16Array(16_000), 'nl'), failsWith('hearing-crashed'))
  await broken.close()
})
