// The deck: exact in each full one, never more than agreed, and another order under another key.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { deckOf, isKeptCard } from '../../models/deck.ts'
import { replayer } from '../../worker/programs/ledger-replay.ts'

const anyKey = fc.uint8Array({ minLength: 32, maxLength: 32 })
const keptOf = (key: Uint8Array, deck: number, fraction: number) => {
  const { size } = deckOf(fraction)
  return Array.from({ length: size }, (_, card) => card).filter((card) => isKeptCard(key, { agent: 'a', deck, card }, deckOf(fraction)))
}

test('the smallest deck with that share in whole percents, rounded down', () => {
  const decks = [[0.1, 10, 1], [0.15, 20, 3], [0.29, 100, 29], [0.125, 25, 3], [1 / 3, 100, 33], [0, 1, 0], [1, 1, 1], [0.5, 2, 1]] as const
  for (const [fraction, size, kept] of decks) assert.deepEqual(deckOf(fraction), { size, kept })
})

test('of every full deck exactly so many are kept', () => {
  fc.assert(
    fc.property(anyKey, fc.nat({ max: 1000 }), fc.integer({ min: 0, max: 100 }), (key, deck, percent) => {
      assert.equal(keptOf(key, deck, percent / 100).length, deckOf(percent / 100).kept)
    }),
    { numRuns: 50 },
  )
})

test('which card is kept differs by deck and by key, and each place is as likely', () => {
  const places = Array.from({ length: 2000 }, (_, deck) => keptOf(new Uint8Array(32).fill(7), deck, 0.1)[0] ?? -1)
  const counts = Map.groupBy(places, (place) => place)
  assert.equal(counts.size, 10)
  for (const { length } of counts.values()) assert.ok(length > 140 && length < 260, `${length} of 200`)
})

test('the replay, written a second time, decides the same', () => {
  fc.assert(
    fc.property(anyKey, fc.integer({ min: 1, max: 99 }), (key, percent) => {
      const fraction = percent / 100
      const replay = replayer(Buffer.from(key).toString('hex'), null)
      const { size } = deckOf(fraction)
      for (let card = 0; card < size; card++) {
        const decision = isKeptCard(key, { agent: 'a', deck: 0, card }, deckOf(fraction)) ? 'keep' : 'skip'
        assert.deepEqual(replay({ callRef: '', fraction, card: `a.0.${card}` }), { decision, isNextCard: true })
      }
    }),
    { numRuns: 30 },
  )
})
