// The statistics of the draw, held to published tables and to draws whose outcome is known.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { binomialInterval, chiSquaredTail, fitOf, shareInterval, type Tally } from '../../models/chance.ts'
import { isDrawn } from '../../models/draw.ts'

const near = (actual: number | undefined, expected: number, within = 1e-3) => assert.ok(Math.abs((actual ?? NaN) - expected) < within, `${actual} is not ${expected}`)

test('the tail of the chi-squared distribution is that of the tables', () => {
  // NIST/SEMATECH e-Handbook, table 1.3.6.7.4: the value that 5 % and 1 % of outcomes exceed.
  for (const [freedom, five, one] of [[1, 3.841, 6.635], [6, 12.592, 16.812], [23, 35.172, 41.638], [100, 124.342, 135.807]] as const) {
    near(chiSquaredTail(five, freedom), 0.05, 2e-5)
    near(chiSquaredTail(one, freedom), 0.01, 2e-5)
  }
  assert.equal(chiSquaredTail(0, 5), 1)
})

test('a share\'s interval is Wilson\'s, holds the share and lies within 0 and 1', () => {
  const { least, most } = shareInterval(10, 100)
  near(least, 0.0552, 1e-4)
  near(most, 0.1744, 1e-4)
  assert.deepEqual(shareInterval(0, 0), { least: 0, most: 1 })
  fc.assert(
    fc.property(fc.nat({ max: 10_000 }), fc.nat({ max: 10_000 }), (a, b) => {
      const [drawn, eligible] = [Math.min(a, b), Math.max(a, b, 1)]
      const interval = shareInterval(drawn, eligible)
      assert.ok(interval.least >= 0 && interval.least <= drawn / eligible + 1e-12)
      assert.ok(interval.most <= 1 && interval.most >= drawn / eligible - 1e-12)
    }),
  )
})

test('the exact binomial interval', () => {
  assert.deepEqual(binomialInterval(10, 0.5, 0.95), { least: 2, most: 8 })
  assert.deepEqual(binomialInterval(20, 0, 0.95), { least: 0, most: 0 })
  assert.deepEqual(binomialInterval(20, 1, 0.95), { least: 20, most: 20 })
  assert.deepEqual(binomialInterval(1_000_000, 0.1, 0.999), { least: 99_014, most: 100_988 })
})

test('a million calls are drawn within the exact 99.9 % interval, in whatever order they come', () => {
  const key = createHash('sha256').update('a quarter').digest()
  const calls = 1_000_000
  const { least, most } = binomialInterval(calls, 0.1, 0.999)
  const kept: number[] = []
  for (let call = 0; call < calls; call++) if (isDrawn(key, `call-${call}`, 0.1)) kept.push(call)
  assert.ok(kept.length >= least && kept.length <= most, `${kept.length} kept, not ${least} to ${most}`)
  for (const call of kept.toReversed().slice(0, 1000)) assert.ok(isDrawn(key, `call-${call}`, 0.1))
})

const tally = (eligible: number, drawn: number, fraction = 0.1): Tally => ({ eligible, drawn, expected: eligible * fraction, variance: eligible * fraction * (1 - fraction) })

test('draws by chance fit, and a thumb on the scale does not', () => {
  const fair = [103, 95, 99, 108, 92, 101, 98].map((drawn) => tally(1000, drawn))
  assert.ok((fitOf(fair).chance ?? 0) > 0.5)
  assert.ok((fitOf([...fair, tally(1000, 160)]).chance ?? 1) < 0.001)
})

test('groups too small to say anything are folded together, and too few groups say nothing', () => {
  const small = Array.from({ length: 20 }, () => tally(10, 1))
  assert.equal(fitOf(small).chance, undefined)
  assert.deepEqual(fitOf([...small, tally(1000, 100)]).groups, 2)
  assert.deepEqual(fitOf([tally(1000, 1000, 1), tally(1000, 1000, 1)]), { groups: 0, chance: undefined })
  assert.deepEqual(fitOf([]), { groups: 0, chance: undefined })
})
