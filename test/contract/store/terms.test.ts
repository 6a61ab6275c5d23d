// Terms that move: evaluation days that are set, and weekly reviews with their learning moments.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addAnnouncement } from '../../../models/store/announcements.ts'
import { holdEvaluation, setEvaluation, upcoming } from '../../../models/store/evaluations.ts'
import { expireDue } from '../../../models/store/expire.ts'
import type { Store } from '../../../models/store/open.ts'
import { listSnippets, readSnippet, reviewSnippet } from '../../../models/store/snippets.ts'
import { setRules } from '../../../models/store/team-rules.ts'
import { readTeam } from '../../../models/store/teams.ts'
import { publishOne } from './published.ts'
import { after, DAY_MS, failure, NOW, startWorld } from './world.ts'

const PERSON = { person: 'test', why: 'de agenda van de trainer' }
const Q4 = { team: 'klantenservice', quarter: '2026-Q4', ...PERSON }
const WEEKLY = { method: 'bernoulli', capPerMonth: null, minTalkMs: 0, review: 'week' } as const
const untils = async (store: Store, now = NOW) => (await listSnippets(store, { page: 1, pageSize: 10 }, now)).items.map(({ until, stay }) => [until, stay])

test('an evaluation that is held sooner ends its snippets sooner, with their keys', async (t) => {
  const { store } = await startWorld(t)
  const { callId } = await publishOne(store)
  assert.equal(await setEvaluation(store, { ...Q4, day: '2026-11-20' }, NOW), 1)
  assert.deepEqual(await untils(store), [['2026-11-20', 'evaluation']])
  assert.deepEqual((await readTeam(store, 'klantenservice')).evaluations, ['2026-11-20'])
  await store.keys.shredExpired(new Date('2026-11-20T23:00:00.000Z'))
  await assert.rejects(store.keys.contentKey(callId), failure('key-gone'))
})

test('an evaluation that is held later keeps only those whose callers were told so', async (t) => {
  const { store } = await startWorld(t)
  await addAnnouncement(store, { version: 'nl-2', days: 60, person: 'test' }, NOW)
  await addAnnouncement(store, { version: 'nl-3', days: 365, person: 'test' }, NOW)
  await publishOne(store)
  await publishOne(store, {}, { announcement: 'onbekend' })
  await publishOne(store, {}, { announcement: 'nl-2' })
  await publishOne(store, {}, { announcement: 'nl-3' })
  assert.equal(await setEvaluation(store, { ...Q4, day: '2027-01-20' }, NOW), 4)
  assert.deepEqual((await untils(store)).toSorted(), [['2026-12-31', 'maximum'], ['2026-12-31', 'maximum'], ['2027-01-07', 'maximum'], ['2027-01-20', 'evaluation']])
  assert.deepEqual((await readTeam(store, 'klantenservice')).evaluations, ['2026-Q4/2027-01-20'])
  assert.equal(await setEvaluation(store, { ...Q4, day: '2026-12-01' }, NOW), 4)
  assert.deepEqual(new Set((await untils(store)).map(([until]) => until)), new Set(['2026-12-01']))
})

test('no evaluation in the past, outside of its quarter, or once it was held', async (t) => {
  const { store } = await startWorld(t)
  await assert.rejects(setEvaluation(store, { ...Q4, day: '2026-11-10' }, NOW), failure('request-faulty', 'day: is past'))
  const away = 'day: lies in the quarter, or at most 31 days after it'
  for (const day of ['2027-02-02', '2027-06-01']) await assert.rejects(setEvaluation(store, { ...Q4, day }, NOW), failure('request-faulty', away))
  await setEvaluation(store, { ...Q4, day: '2026-11-11' }, NOW)
  await assert.rejects(setEvaluation(store, { ...Q4, day: '2026-12-11' }, after(DAY_MS)), failure('request-faulty', 'quarter: its evaluation was held already'))
  await assert.rejects(setEvaluation(store, { ...Q4, team: 'elders', day: '2026-12-11' }, NOW), failure('team-unknown'))
  assert.deepEqual(upcoming(['2026-12-11', '2027-Q1/2027-04-08'], NOW), [
    { quarter: '2026-Q4', day: '2026-12-11' },
    { quarter: '2027-Q1', day: '2027-04-08' },
  ])
})

test('an evaluation that is held ends its snippets at that moment, and nothing brings them back', async (t) => {
  const { store, trainer } = await startWorld(t)
  const { id, callId } = await publishOne(store)
  assert.equal(await holdEvaluation(store, Q4, NOW), 1)
  assert.deepEqual((await readTeam(store, 'klantenservice')).evaluations, ['2026-11-11'])
  await assert.rejects(readSnippet(store, { id, person: trainer }, NOW), failure('snippet-gone'))
  assert.equal(await setEvaluation(store, { ...Q4, day: '2026-12-10' }, after(1)), 0)
  await assert.rejects(readSnippet(store, { id, person: trainer }, after(1)), failure('snippet-gone'))
  await store.keys.shredExpired(NOW)
  await assert.rejects(store.keys.contentKey(callId), failure('key-gone'))
  assert.equal((await expireDue(store, after(1))).calls, 1)
  const early = failure('request-faulty', 'day: lies in the quarter, or at most 31 days after it')
  await assert.rejects(holdEvaluation(store, { ...Q4, quarter: '2027-Q1' }, NOW), early)
  await assert.rejects(holdEvaluation(store, { ...Q4, quarter: '2026-Q3' }, NOW), early)
})

test('where a team reviews weekly only learning moments live until the evaluation', async (t) => {
  const { store, trainer } = await startWorld(t)
  await setRules(store, { team: 'klantenservice', rules: WEEKLY, version: 0, ...PERSON }, after(-DAY_MS))
  const [moment, changed, left] = [await publishOne(store), await publishOne(store), await publishOne(store)]
  const judge = (id: string, learningMoment: boolean) => reviewSnippet(store, { id, person: trainer, learningMoment, note: '' }, NOW)
  assert.deepEqual(await untils(store), Array.from({ length: 3 }, () => ['2026-11-22', 'review']))
  await judge(moment.id, true)
  await judge(changed.id, true)
  await judge(changed.id, false)
  const over = new Date('2026-11-22T23:00:00.000Z')
  assert.deepEqual(await untils(store, over), [['2026-12-31', 'moment']])
  assert.deepEqual(await expireDue(store, over), { snippets: 2, calls: 0, ledgerLines: 0 })
  await assert.rejects(readSnippet(store, { id: left.id, person: trainer }, NOW), failure('not-found'))
  assert.equal(await store.keys.isGone(left.id), true)
  await readSnippet(store, { id: moment.id, person: trainer }, over)
  await setEvaluation(store, { ...Q4, day: '2026-12-10' }, NOW)
  assert.deepEqual(await untils(store, over), [['2026-12-10', 'moment']])
})
