// The ledger's chain: whole as it was written, and broken by any change in it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { readLines, verifyChain, type LedgerLine } from '../../../models/store/ledger.ts'
import { decideOffer } from '../../../models/store/offers.ts'
import { addTeam } from '../../../models/store/teams.ts'
import { NOW, offerOf, startWorld, teamOf, TERMS } from './world.ts'

const LINES = 12

test('a ledger verifies, and every change in it shows where it was made', async (t) => {
  const { store } = await startWorld(t)
  await addTeam(store, teamOf({ id: 'half', fraction: 0.5 }), { by: 'test', now: NOW })
  for (let index = 0; index < LINES; index++)
    await decideOffer(store, offerOf({ team: 'half', announced: index % 4 !== 0 }), TERMS)
  const lines = await readLines(store, { quarter: '2026-Q4' })
  assert.deepEqual(lines.map(({ seq }) => seq), Array.from({ length: LINES }, (_, index) => index + 1))
  assert.equal(verifyChain(lines), undefined)
  assert.equal(verifyChain([]), undefined)

  const at = fc.nat({ max: LINES - 1 })
  fc.assert(
    fc.property(at, fc.constantFrom(...CHANGES), (index, change) => {
      const changed = lines.map((one, position) => (position === index ? { ...one, ...change(one) } : one))
      assert.equal(verifyChain(changed), index + 1)
    }),
  )
  fc.assert(
    fc.property(fc.nat({ max: LINES - 2 }), (index) => {
      assert.equal(verifyChain(lines.toSpliced(index, 1)), index + 1, 'a line was taken out')
      assert.equal(verifyChain(lines.toSpliced(index, 0, ...lines.slice(index, index + 1))), index + 2, 'a line is there twice')
      const swapped = lines.with(index, lineOf(lines, index + 1)).with(index + 1, lineOf(lines, index))
      assert.equal(verifyChain(swapped), index + 1, 'two lines changed places')
    }),
  )
})

test('a line that is made to fit its own hash breaks the next one', async (t) => {
  const { store } = await startWorld(t)
  for (let index = 0; index < 3; index++) await decideOffer(store, offerOf(), TERMS)
  const lines = await readLines(store, { quarter: '2026-Q4' })
  await decideOffer(store, offerOf({ announced: false }), TERMS)
  const [, , , other] = await readLines(store, { quarter: '2026-Q4' })
  assert.ok(other)
  assert.equal(verifyChain([...lines.slice(0, 2), { ...other, seq: 3 }]), 3)
})

test('the order in which a line\'s fields are read does not matter', async (t) => {
  const { store } = await startWorld(t)
  await decideOffer(store, offerOf(), TERMS)
  const lines = await readLines(store, { quarter: '2026-Q4' })
  const reversed = lines.map((one) => ({ ...Object.fromEntries(Object.entries(one).toReversed()), ...one }))
  assert.equal(verifyChain(reversed), undefined)
})

const CHANGES: ReadonlyArray<(line: LedgerLine) => Partial<LedgerLine>> = [
  ({ decision }) => ({ decision: decision === 'keep' ? 'skip' : 'keep' }),
  ({ fraction }) => ({ fraction: fraction + 1e-9 }),
  ({ fractionVersion }) => ({ fractionVersion: fractionVersion + 1 }),
  ({ reason }) => ({ reason: reason === 'private' ? null : 'private' }),
  ({ callRef }) => ({ callRef: `${callRef}x` }),
  () => ({ team: 'elders' }),
  () => ({ at: NOW.toISOString() }),
  ({ hash }) => ({ hash: hash.toUpperCase() }),
]

function lineOf(lines: readonly LedgerLine[], index: number): LedgerLine {
  const found = lines[index]
  assert.ok(found)
  return found
}
