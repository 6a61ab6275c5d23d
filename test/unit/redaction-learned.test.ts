// The learned recogniser: what it may touch whatever it has learnt, and that learning can be repeated.
import assert from 'node:assert/strict'
import { statSync } from 'node:fs'
import { test } from 'node:test'
import type { Rules } from '../../worker/redaction/engine.ts'
import { LANGUAGES, type Language } from '../../worker/redaction/languages.ts'
import { BUCKETS } from '../../worker/redaction/learned/hashing.ts'
import { learnedWith } from '../../worker/redaction/learned/learned.ts'
import { storedWeights, WEIGHTS_FILE, WIDTH, type Weights } from '../../worker/redaction/learned/model.ts'
import { redactTexts } from '../../worker/redaction/texts.ts'
import { fit } from '../programs/learning/fit.ts'

const MOST_BYTES = 1_000_000

test('the stored weights are whole and small', () => {
  assert.equal(storedWeights().length, BUCKETS * WIDTH)
  assert.ok(statSync(WEIGHTS_FILE).size < MOST_BYTES)
})

test('weights that hold nothing for personal take back no sure mark', () => {
  const said = [
    ['agent', 'wat is uw wachtwoord'],
    ['customer', 'regenboog'],
    ['customer', 'mijn nummer is nul zes een twee drie vier vijf zes zeven acht'],
    ['customer', 'mail naar jan apenstaartje voorbeeld punt nl'],
    ['customer', 'mijn naam is sanne hoekstra'],
  ] as const
  assert.deepEqual(readable(said, biased(0)), readable(said, undefined))
})

test('weights that hold everything for personal leave what the rules explained', () => {
  const text = readable([['customer', 'dat kost veertig euro op maandag de schoorsteen']], biased(1)).join(' ')
  assert.match(text, /veertig euro/)
  assert.doesNotMatch(text, /schoorsteen/)
})

test('the same examples and the same chance give the same weights', () => {
  const examples = [1, 2, 1, 2].map((bucket) => ({
    buckets: Int32Array.of(0, bucket),
    plain: 2,
    answer: bucket - 1,
    weight: 1,
    mark: undefined,
  }))
  const [one, other] = [fit(examples, () => 0.3), fit(examples, () => 0.3)]
  assert.deepEqual(one, other)
  assert.ok((one[WIDTH] ?? 0) > (one[WIDTH + 1] ?? 0))
  assert.ok((one[2 * WIDTH] ?? 0) < (one[2 * WIDTH + 1] ?? 0))
})

/** Weights that speak for one class whatever is seen. */
function biased(to: number): Weights {
  return new Int8Array(BUCKETS * WIDTH).map((_, at) => (at % WIDTH === to ? 100 : 0))
}

/** The words that stay readable, with these weights or without the recogniser. */
function readable(said: readonly (readonly [speaker: string, text: string])[], weights: Weights | undefined): string[] {
  const turns = said.map(([speaker, text], at) => ({ id: String(at), call: 'call', speaker, text }))
  const rulesOf = (language: Language): Rules => {
    const { recognisers, ...rules } = LANGUAGES[language]
    const others = recognisers.filter(({ name }) => name !== 'learned')
    return { ...rules, recognisers: weights === undefined ? others : [...others, learnedWith(() => weights)] }
  }
  const redacted = redactTexts(turns, { language: 'nl', vocabulary: [], rulesOf })
  return turns.map(({ text }, at) =>
    [...text].map((sign, index) => (redacted[at]?.masked.some(({ start, end }) => start <= index && index < end) ? '_' : sign)).join(''),
  )
}
