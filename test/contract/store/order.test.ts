// Which calls are kept depends neither on the order in which they are offered nor on what they are offered with.
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { newKey } from '../../../models/seal.ts'
import { readLines } from '../../../models/store/ledger.ts'
import { decideOffers } from '../../../models/store/offers.ts'
import { addTeam } from '../../../models/store/teams.ts'
import { after, DAY_MS, offerOf, startWorld, teamOf, TERMS } from './world.ts'

const OFFERS = Array.from({ length: 400 }, (_, at) => offerOf({ team: at % 2 === 0 ? 'a' : 'b', agentId: `agent-${at % 8}` }))
/** Further apart than their number is long, and without a common divisor: every offer comes once. */
const STRIDE = 163
const MIXED = OFFERS.map((_, at) => OFFERS[(at * STRIDE) % OFFERS.length] ?? offerOf())

test('under one key the same calls are kept, in whatever order and company they are offered', async (t) => {
  const keys = { call: newKey(), 'draw:2026-Q4': newKey() }
  const kept = await keptOf(t, keys, { offers: OFFERS, atOnce: OFFERS.length })
  assert.ok(kept.length > 70 && kept.length < 180, `${kept.length} of 400 at 0.3`)
  assert.deepEqual(await keptOf(t, keys, { offers: OFFERS.toReversed(), atOnce: 1 }), kept)
  assert.deepEqual(await keptOf(t, keys, { offers: MIXED, atOnce: 29 }), kept)
  assert.deepEqual(await keptOf(t, keys, { offers: [...MIXED, ...OFFERS], atOnce: 90 }), kept)
  assert.notDeepEqual(await keptOf(t, { ...keys, 'draw:2026-Q4': newKey() }, { offers: OFFERS, atOnce: 100 }), kept)
})

type Offering = Readonly<{ offers: typeof OFFERS; atOnce: number }>

/** The references of what is kept in a new store with these keys. */
async function keptOf(t: TestContext, keys: Readonly<Record<string, Uint8Array>>, { offers, atOnce }: Offering): Promise<string[]> {
  const { store } = await startWorld(t)
  for (const [name, key] of Object.entries(keys)) await store.keys.usePurposeKey(name, key)
  for (const id of ['a', 'b']) await addTeam(store, teamOf({ id, fraction: 0.3 }), { by: 'test', now: after(-DAY_MS) })
  for (let from = 0; from < offers.length; from += atOnce) await decideOffers(store, offers.slice(from, from + atOnce), TERMS)
  const lines = await readLines(store, { quarter: '2026-Q4' })
  assert.equal(lines.length, OFFERS.length)
  return lines.filter(({ decision }) => decision === 'keep').map(({ callRef }) => callRef).toSorted()
}
