// The clock: it changes twice a year, jumps back, has leap days, and a worker may sleep through a month of it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dayOf, endOf, expiryOf, nextQuarter, quarterEnd, quarterOf, reviewEnd, weekOf } from '../../models/evaluation.ts'
import { createLog } from '../../models/log.ts'
import { listHeads } from '../../models/store/ledger-heads.ts'
import { listSnippets, readSnippet } from '../../models/store/snippets.ts'
import { expireJob } from '../../worker/jobs/expire.ts'
import { publishOne } from '../contract/store/published.ts'
import { after, DAY_MS, failure, HOUR_MS, NOW, startWorld, waitingCall } from '../contract/store/world.ts'

const anyMoment = fc.date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2045-01-01T00:00:00Z'), noInvalidDate: true })

test('a day lasts 23, 24 or 25 hours and belongs to one day, one week and one quarter', () => {
  fc.assert(
    fc.property(anyMoment, (at) => {
      const day = dayOf(at).toString()
      const end = endOf(day)
      assert.ok(end > at)
      const hours = (end.getTime() - endOf(dayOf(at).subtract({ days: 1 }).toString()).getTime()) / HOUR_MS
      assert.ok([23, 24, 25].includes(hours), `${day} lasts ${hours} hours`)
      assert.equal(dayOf(new Date(end.getTime() - 1)).toString(), day)
      assert.notEqual(dayOf(end).toString(), day)
      assert.ok(at < quarterEnd(quarterOf(at)))
      assert.equal(quarterOf(quarterEnd(quarterOf(at))), nextQuarter(quarterOf(at)))
      assert.equal(quarterOf(new Date(quarterEnd(quarterOf(at)).getTime() - 1)), quarterOf(at))
      const week = reviewEnd(weekOf(at)).getTime() - at.getTime()
      assert.ok(week > 7 * DAY_MS - HOUR_MS - 1 && week <= 14 * DAY_MS + HOUR_MS)
    }),
    { numRuns: 500 },
  )
})

test('nights in which the clock changes, and the leap day', () => {
  assert.equal(endOf('2026-03-28').toISOString(), '2026-03-28T23:00:00.000Z')
  assert.equal(endOf('2026-03-29').toISOString(), '2026-03-29T22:00:00.000Z')
  assert.equal(endOf('2026-10-25').toISOString(), '2026-10-25T23:00:00.000Z')
  assert.equal(endOf('2028-02-29').toISOString(), '2028-02-29T23:00:00.000Z')
  assert.equal(expiryOf(new Date('2028-02-29T12:00:00Z'), ['2028-02-29'], 100).toISOString(), '2028-02-29T23:00:00.000Z')
  assert.equal(expiryOf(new Date('2027-11-21T12:00:00Z'), [], 100).toISOString(), '2027-12-31T23:00:00.000Z')
})

test('a worker that was down for a month: nobody read anything meanwhile, and it ends what is due at once', async (t) => {
  const { store, trainer } = await startWorld(t)
  const { id, callId } = await publishOne(store)
  await waitingCall(store)
  const late = new Date('2027-01-31T10:00:00.000Z')
  assert.equal((await listSnippets(store, { page: 1, pageSize: 10 }, late)).total, 0)
  await assert.rejects(readSnippet(store, { id, person: trainer }, late), failure('snippet-gone'))
  await expireJob({ store, log: createLog(), now: () => late })()
  assert.deepEqual(await store.db.selectFrom('calls').select('id').execute(), [])
  await assert.rejects(store.keys.contentKey(callId), failure('key-gone'))
})

test('a clock that jumps back brings nothing back, and changes no head of a day that is over', async (t) => {
  const { store, trainer } = await startWorld(t)
  const { id } = await publishOne(store)
  const january = new Date('2027-01-04T10:00:00.000Z')
  const expire = (now: Date) => expireJob({ store, log: createLog(), now: () => now })()
  await expire(NOW)
  const heads = await listHeads(store, '2026-Q4')
  await expire(january)
  for (const now of [after(-DAY_MS), NOW, after(HOUR_MS)]) {
    await expire(now)
    await assert.rejects(readSnippet(store, { id, person: trainer }, now), failure('not-found'))
  }
  assert.deepEqual(await listHeads(store, '2026-Q4'), heads)
})
