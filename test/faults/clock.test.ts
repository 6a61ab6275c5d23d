// The clock: it changes twice a year, jumps back, has leap days, and a worker may sleep through a month of it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dayOf, endOf, expiryOf, nextQuarter, quarterEnd, quarterOf, reviewEnd, weekOf } from '../../models/evaluation.ts'
import { Failure } from '../../models/failure.ts'
import { createLog } from '../../models/log.ts'
import { addAnnouncement } from '../../models/store/announcements.ts'
import { setEvaluation } from '../../models/store/evaluations.ts'
import { listHeld } from '../../models/store/held.ts'
import { listHolds, placeHold } from '../../models/store/holds.ts'
import { listHeads } from '../../models/store/ledger-heads.ts'
import type { Store } from '../../models/store/open.ts'
import { issueLink, spendLink } from '../../models/store/people.ts'
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

test('wherever the clock walks, what a run found past its term is gone for good, and nothing else is', async (t) => {
  const { store, trainer } = await startWorld(t)
  await addAnnouncement(store, { version: 'nl-2', days: 400, person: 'test' }, NOW)
  const step = fc.record({ days: fc.integer({ min: -40, max: 45 }), evaluation: fc.option(fc.integer({ min: 0, max: 60 }), { freq: 3 }) })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 8 }), async (steps) => {
      const { callId, id } = await publishOne(store, {}, { announcement: 'nl-2' })
      let [now, latest, isGone] = [NOW, NOW, false]
      for (const { days, evaluation } of steps) {
        now = after(days * DAY_MS, now)
        if (now > latest) latest = now
        if (evaluation !== null) await moveEvaluation(store, after(evaluation * DAY_MS, now), now)
        await expireJob({ store, log: createLog(), now: () => now })()
        const call = await store.db.selectFrom('calls').select('expiresAt').where('id', '=', callId).executeTakeFirst()
        assert.ok(!(isGone && call), 'it came back')
        isGone = call === undefined
        if (call) assert.ok(call.expiresAt > now.toISOString(), 'it outlived its term')
        const read = readSnippet(store, { id, person: trainer }, now)
        if (isGone) await assert.rejects(read, failure('not-found'))
        else await read
      }
      await expireJob({ store, log: createLog(), now: () => after(400 * DAY_MS, latest) })()
      assert.deepEqual(await store.db.selectFrom('calls').select('id').execute(), [])
      await assert.rejects(store.keys.contentKey(callId), failure('key-gone'))
    }),
    { numRuns: 12 },
  )
})

test('a hold ends with its day, also on the nights in which the clock changes', async (t) => {
  const { store, trainer } = await startWorld(t)
  for (const [day, end] of [['2026-03-28', '2026-03-28T23:00:00.000Z'], ['2026-03-29', '2026-03-29T22:00:00.000Z'], ['2026-10-25', '2026-10-25T23:00:00.000Z']] as const) {
    const { callId } = await publishOne(store)
    await placeHold(store, { callId, reason: 'complaint', until: day }, { person: trainer, now: new Date(Date.parse(end) - 5 * DAY_MS) })
    const held = (now: number) => listHolds(store, new Date(now)).then((all) => all.some((hold) => hold.callId === callId))
    assert.deepEqual([await held(Date.parse(end) - 1), await held(Date.parse(end))], [true, false], day)
  }
})

test('a worker that was down from one quarter into the next also ends ledgers, looks, holds and sessions', async (t) => {
  const { store, trainer } = await startWorld(t)
  const { callId, id } = await publishOne(store)
  await readSnippet(store, { id, person: trainer }, NOW)
  await placeHold(store, { callId, reason: 'complaint', until: '2026-12-11' }, { person: trainer, now: NOW })
  await spendLink(store, await issueLink(store, trainer, NOW), NOW)
  const late = new Date('2027-03-15T10:00:00.000Z')
  assert.ok((await listHeld(store, late)).filter(({ pastTerm }) => pastTerm > 0).length >= 5)
  await expireJob({ store, log: createLog(), now: () => late })()
  assert.deepEqual((await listHeld(store, late)).filter(({ pastTerm }) => pastTerm > 0), [])
  assert.deepEqual(await listHolds(store, NOW), [])
})

/** To a day on which it may be; the days that it may not are refused elsewhere. */
async function moveEvaluation(store: Store, to: Date, now: Date): Promise<void> {
  const evaluation = { team: 'klantenservice', quarter: quarterOf(to), day: dayOf(to).toString(), person: 'test', why: 'agenda' }
  await setEvaluation(store, evaluation, now).catch((error) => assert.ok(error instanceof Failure && error.code === 'request-faulty'))
}
