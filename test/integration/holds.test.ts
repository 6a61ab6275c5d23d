// Holds: for a reason, until a day, longer only by two people; and never a way to go on reading.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { expireDue } from '../../models/store/expire.ts'
import { agreeToExtension, endHold, listHolds, placeHold, proposeExtension } from '../../models/store/holds.ts'
import { readSnippet } from '../../models/store/snippets.ts'
import { publishOne } from '../contract/store/published.ts'
import { failure, startWorld } from '../contract/store/world.ts'

const LATE_DECEMBER = new Date('2026-12-20T10:00:00.000Z')
const JANUARY = new Date('2027-01-05T10:00:00.000Z')
const hold = (callId: string) => ({ callId, reason: 'access-request', until: '2027-01-15' }) as const

test('a held call outlives its term, for nobody to read, and ends with its hold', async (t) => {
  const { store, trainer } = await startWorld(t)
  const { id, callId } = await publishOne(store)
  const other = await publishOne(store)
  await placeHold(store, hold(callId), { person: trainer, now: LATE_DECEMBER })
  assert.equal((await expireDue(store, JANUARY)).calls, 1)
  await store.keys.contentKey(callId)
  await assert.rejects(store.keys.contentKey(other.callId), failure('key-gone'))
  await assert.rejects(readSnippet(store, { id, person: trainer }, JANUARY), failure('snippet-gone'))
  const [listed] = await listHolds(store, JANUARY)
  assert.deepEqual([listed?.callId, listed?.by, listed?.until, listed?.reason], [callId, 'Trainer Verzonnen', '2027-01-15', 'access-request'])
  await expireDue(store, new Date('2027-01-15T22:59:59.999Z'))
  await store.keys.contentKey(callId)
  assert.deepEqual(await expireDue(store, new Date('2027-01-15T23:00:00.000Z')), { snippets: 1, calls: 1, ledgerLines: 0 })
  await assert.rejects(store.keys.contentKey(callId), failure('key-gone'))
})

test('one person proposes a longer hold, another one agrees', async (t) => {
  const { store, trainer } = await startWorld(t)
  const { callId } = await publishOne(store)
  const id = await placeHold(store, hold(callId), { person: trainer, now: LATE_DECEMBER })
  const [first, second] = [{ person: trainer, now: JANUARY }, { person: 'operator', now: JANUARY }]
  await assert.rejects(agreeToExtension(store, id, second), failure('not-found'))
  await proposeExtension(store, { id, until: '2027-03-01' }, first)
  await assert.rejects(agreeToExtension(store, id, first), failure('second-person'))
  assert.deepEqual((await listHolds(store, JANUARY))[0]?.proposed, { until: '2027-03-01', by: 'Trainer Verzonnen' })
  await agreeToExtension(store, id, second)
  assert.deepEqual((await listHolds(store, JANUARY)).map(({ until, proposed }) => [until, proposed]), [['2027-03-01', null]])
  await expireDue(store, new Date('2027-02-20T10:00:00.000Z'))
  await store.keys.contentKey(callId)
})

test('a hold that is ended lets its call go at once when its term is over', async (t) => {
  const { store, trainer } = await startWorld(t)
  const { callId } = await publishOne(store)
  const id = await placeHold(store, hold(callId), { person: trainer, now: LATE_DECEMBER })
  await expireDue(store, JANUARY)
  await endHold(store, id, { person: trainer, now: JANUARY })
  assert.equal((await expireDue(store, JANUARY)).calls, 1)
  await assert.rejects(store.keys.contentKey(callId), failure('key-gone'))
})

test('no hold of what is gone, twice, too long, or in the past', async (t) => {
  const { store, trainer } = await startWorld(t)
  const { callId } = await publishOne(store)
  const act = { person: trainer, now: LATE_DECEMBER }
  for (const until of ['2026-12-19', '2027-01-21']) await assert.rejects(placeHold(store, { ...hold(callId), until }, act), failure('hold-refused'))
  await assert.rejects(placeHold(store, hold(callId), { ...act, now: JANUARY }), failure('not-found'))
  const id = await placeHold(store, { ...hold(callId), until: '2027-01-20' }, act)
  await assert.rejects(placeHold(store, hold(callId), act), failure('request-faulty', 'call: is held already'))
  for (const until of ['2027-01-20', '2027-03-23']) await assert.rejects(proposeExtension(store, { id, until }, act), failure('hold-refused'))
  await proposeExtension(store, { id, until: '2027-03-22' }, act)
  const acts = await store.db.selectFrom('audit').select('what').where('subject', '=', callId).orderBy('id').execute()
  assert.deepEqual(acts.map(({ what }) => what), ['published', 'held', 'hold-proposed'])
})
