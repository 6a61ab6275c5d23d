// The learned recogniser: what it may touch whatever it has learnt, that learning can be repeated, and that what was learnt keeps.
import assert from 'node:assert/strict'
import { statSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Rules } from '../../worker/redaction/engine.ts'
import { LANGUAGES, type Language } from '../../worker/redaction/languages.ts'
import { likelihoods, passesOver } from '../../worker/redaction/learned/chain.ts'
import { WIDTH } from '../../worker/redaction/learned/classes.ts'
import { featureOf } from '../../worker/redaction/learned/hashing.ts'
import { learnedWith } from '../../worker/redaction/learned/learned.ts'
import { storedWeights, unpacked, WEIGHTS_FILE, type Weights } from '../../worker/redaction/learned/weights.ts'
import { wordClasses } from '../../worker/redaction/learned/word-classes.ts'
import { redactTexts } from '../../worker/redaction/texts.ts'
import { chanceFrom } from '../programs/learning/chance.ts'
import type { Example } from '../programs/learning/examples.ts'
import { fit } from '../programs/learning/fit.ts'
import { packed, usable } from '../programs/learning/packed.ts'

const MOST_BYTES = 1_500_000

test('the stored weights are whole and small', () => {
  const { rows, moves } = storedWeights()
  assert.equal(rows.length % WIDTH, 0)
  assert.equal(moves.length, WIDTH * WIDTH)
  assert.ok(statSync(WEIGHTS_FILE).size < MOST_BYTES)
})

test('weights that hold nothing for personal take back no sure mark', () => {
  const said = [
    ['agent', 'wat is uw wachtwoord'],
    ['customer', 'regenboog'],
    ['customer', 'mijn nummer is nul zes een twee drie vier vijf zes zeven acht'],
    ['customer', 'mail naar jan apenstaartje voorbeeld punt nl'],
    ['customer', 'mijn naam is sanne hoekstra en ik woon in de kerkstraat twaalf'],
  ] as const
  assert.deepEqual(readable(said, biased(0)), readable(said, undefined))
})

test('weights that hold nothing for personal take back what rests on weak evidence', () => {
  const said = [['customer', 'dan bel ik hoekstra wel even over die xyzzy van u']] as const
  const [text] = readable(said, undefined)
  assert.doesNotMatch(text ?? '', /hoekstra|xyzzy/)
  assert.match(readable(said, biased(0))[0] ?? '', /hoekstra.*xyzzy/)
})

test('weights that hold everything for personal leave the name of the company', () => {
  const [, text] = readable(
    [
      ['agent', 'goedemorgen zonnekracht energie met sanne'],
      ['customer', 'is dat zonnekracht en hoe zit het met de schoorsteen'],
    ],
    biased(1),
  )
  assert.match(text ?? '', /zonnekracht/)
  assert.doesNotMatch(text ?? '', /schoorsteen/)
})

test('a word is what its last part is, and what it is without its ending', () => {
  assert.deepEqual(wordClasses('champignonkwekerij'), wordClasses('kwekerij'))
  assert.deepEqual(wordClasses('molens'), wordClasses('molen'))
  assert.deepEqual(wordClasses('xyzzy'), [])
})

test('likelihoods of a chain are shares of one, however long it is', () => {
  const score = fc.double({ min: -40, max: 40, noNaN: true })
  fc.assert(
    fc.property(fc.array(fc.tuple(...Array.from({ length: WIDTH }, () => score)), { minLength: 1, maxLength: 60 }), (rows) => {
      const moves = new Float64Array(WIDTH * WIDTH).fill(1)
      const likely = likelihoods(passesOver(Float64Array.from(rows.flat()), rows.length, moves), rows.length)
      for (let row = 0; row < rows.length; row += 1) {
        const sum = likely.subarray(row * WIDTH, (row + 1) * WIDTH).reduce((one, other) => one + other, 0)
        assert.ok(Math.abs(sum - 1) < 1e-9)
      }
    }),
  )
})

const [AN, OTHER] = [featureOf(1, 1), featureOf(1, 2)]
const EXAMPLES: readonly Example[] = [AN, OTHER, AN, OTHER].map((feature) => ({
  words: [{ features: Int32Array.of(feature), said: 1, found: 1 }],
  answers: Int8Array.of(feature === AN ? 0 : 1),
}))

test('the same examples and the same chance give the same weights, and they are right', () => {
  const [one, other] = [fit(EXAMPLES, chanceFrom(3)), fit(EXAMPLES, chanceFrom(3))]
  assert.deepEqual(one, other)
})

test('weights that were packed are read as they were', () => {
  const learnt = {
    features: Int32Array.of(3, 70_000, 16_000_000),
    rows: Int8Array.from({ length: 3 * WIDTH }, (_, at) => at - 13),
    moves: Int8Array.from({ length: WIDTH * WIDTH }, (_, at) => at - 40),
  }
  const [read, kept] = [unpacked(packed(learnt)), usable(learnt)]
  assert.deepEqual(read.rows, kept.rows)
  assert.deepEqual(read.moves, kept.moves)
  for (const feature of [3, 4, 70_000, 16_000_000, 0]) assert.equal(read.rowOf(feature), kept.rowOf(feature))
  assert.equal(read.rowOf(4), -1)
})

/** Weights that speak for one class whatever is seen: of every word its being one is seen. */
function biased(to: number): Weights {
  const rows = new Int8Array(WIDTH).map((_, of) => (of === to ? 127 : -127))
  return { rowOf: (feature) => (feature === featureOf(1, 0) ? 0 : -1), rows, moves: new Int8Array(WIDTH * WIDTH) }
}

/** What stays readable, with these weights or without the recogniser. */
function readable(said: readonly (readonly [speaker: string, text: string])[], weights: Weights | undefined): string[] {
  const turns = said.map(([speaker, text], at) => ({ id: String(at), call: 'call', speaker, text }))
  const rulesOf = (language: Language): Rules => {
    const { recognisers, ...rules } = LANGUAGES[language]
    const own = recognisers.flatMap((one) => {
      if (one.name !== 'learned') return [one]
      return weights === undefined ? [] : [learnedWith(() => weights)]
    })
    return { ...rules, recognisers: own }
  }
  const redacted = redactTexts(turns, { language: 'nl', vocabulary: [], rulesOf })
  return turns.map(({ text }, at) =>
    [...text].map((sign, index) => (redacted[at]?.masked.some(({ start, end }) => start <= index && index < end) ? '_' : sign)).join(''),
  )
}
