// What is cut out of a call: whole turns of 20 to 90 s, at most three, never where somebody is identified.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { SNIPPET_MAX_MS, SNIPPET_MIN_MS, SNIPPETS_PER_CALL, type SafeTurn } from '../../models/snippet.ts'
import { contains, lengthMs, overlaps } from '../../models/span.ts'
import { cut } from '../../worker/steps/cut.ts'
import { safeTurn } from '../support/speech.ts'

const TEXTS = [
  'dat komt doordat uw verbruik in de winter hoger was dan wij vooraf hadden gedacht',
  'ik vind het belachelijk dat ik daar niets van heb gehoord',
  'ik begrijp dat het vervelend is en ik ga het voor u oplossen',
  'mijn naam is Kestelbrink en nog eens Kestelbrink',
]
const anyCall = fc.array(fc.tuple(fc.constantFrom(...TEXTS), fc.nat(1), fc.nat(4000)), { maxLength: 24 }).map((spoken) => {
  let atMs = 0
  return spoken.map(([text, channel, pauseMs]): SafeTurn => {
    const turn = safeTurn({ channel, startMs: atMs, text }, ['Kestelbrink'])
    atMs = turn.endMs + pauseMs
    return turn
  })
})

test('excerpts are whole turns, long enough, short enough, few, apart and in order', () => {
  fc.assert(
    fc.property(anyCall, (turns) => {
      const excerpts = cut(turns, { whole: false })
      assert.ok(excerpts.length <= SNIPPETS_PER_CALL)
      for (const [index, excerpt] of excerpts.entries()) {
        assert.ok(lengthMs(excerpt) >= SNIPPET_MIN_MS && lengthMs(excerpt) <= SNIPPET_MAX_MS)
        assert.ok(excerpt.turns.every((turn) => contains(excerpt, turn)))
        assert.ok(turns.every((turn) => excerpt.turns.includes(turn) || !overlaps(turn, excerpt)))
        assert.ok(index === 0 || (excerpts[index - 1]?.endMs ?? 0) <= excerpt.startMs)
      }
    }),
  )
})

test('the part in which the caller is identified is never chosen', () => {
  const identified = (startMs: number): SafeTurn => {
    const turn = safeTurn({ channel: 1, startMs, text: 'mijn postcode is P en geboren op D dus daar woon ik nu al heel erg lang' }, ['P', 'D'])
    const placeholders = ['[POSTCODE-1]', '[GEBOORTEDATUM-1]']
    return { ...turn, words: turn.words.map((word) => (word.shown ? word : { ...word, placeholder: placeholders.shift() ?? '' })) }
  }
  const turns = [0, 6000, 12_000, 18_000].map(identified)
  assert.deepEqual(cut(turns, { whole: false }), [])
})

test('an excerpt says what it is about and why it was chosen', () => {
  const turns = TEXTS.slice(0, 3).flatMap((text, index) => [
    safeTurn({ channel: 0, startMs: index * 12_000, text }),
    safeTurn({ channel: 1, startMs: index * 12_000 + 6000, text: 'ja maar mijn rekening is te hoog en de factuur klopt niet' }),
  ])
  const [excerpt] = cut(turns, { whole: false })
  assert.equal(excerpt?.theme, 'billing')
  assert.ok(excerpt?.reason)
})

test('a whole call is one excerpt; a call without words is none', () => {
  const turns = [safeTurn({ channel: 0, startMs: 500, text: 'goedemorgen' })]
  assert.deepEqual(cut(turns, { whole: true }).map(({ startMs, endMs }) => ({ startMs, endMs })), [{ startMs: 500, endMs: 800 }])
  assert.deepEqual(cut([], { whole: true }), [])
})
