// Snippets: published once, every look on record first, and out of reach at once when withdrawn or past their term.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { newKey, sealSnippet } from '../../../models/seal.ts'
import { callToPrepare } from '../../../models/store/calls.ts'
import type { Store } from '../../../models/store/open.ts'
import { listSnippets, readClip, readSnippet, reviewSnippet, withdrawSnippet } from '../../../models/store/snippets.ts'
import { addTeam } from '../../../models/store/teams.ts'
import { AUDIO, publish, publishOne, safeSnippet, sealOne } from './published.ts'
import { after, DAY_MS, drawCall, failure, NOW, startWorld, stateOf, teamOf, waitingCall } from './world.ts'

const EXPIRY = new Date('2026-12-31T23:00:00.000Z')

test('a waiting call can be prepared, with what its offer said', async (t) => {
  const { store } = await startWorld(t)
  const offered = { startedAt: '2026-11-11T10:55:00+01:00', pauses: [{ startMs: 5, endMs: 9 }], channels: { mixed: 0 } } as const
  const drawn = await drawCall(store)
  const callId = await waitingCall(store, { ...offered, pauses: [...offered.pauses] })
  assert.equal(await callToPrepare(store, drawn), undefined)
  assert.equal(await callToPrepare(store, randomUUID()), undefined)
  const { contentKey, agentRef, ...call } = (await callToPrepare(store, callId)) ?? assert.fail()
  assert.deepEqual(call, { ...offered, id: callId, team: 'klantenservice', startedAt: '2026-11-11T09:55:00.000Z', durationMs: 240_000 })
  assert.deepEqual(contentKey, await store.keys.contentKey(callId))
  assert.ok(!agentRef.includes('agent-7'))
  await store.keys.shred([callId])
  assert.equal(await callToPrepare(store, callId), undefined)
})

test('publishing happens once, and what the call needed is gone', async (t) => {
  const { store } = await startWorld(t)
  const callId = await waitingCall(store)
  const [first, second] = [await sealOne(store, callId), await sealOne(store, callId)]
  const results = await Promise.all([publish(store, { callId, snippets: [first] }), publish(store, { callId, snippets: [second] })])
  assert.deepEqual(results, [true, false])
  const { items, total } = await listSnippets(store, { page: 1, pageSize: 10 }, NOW)
  assert.deepEqual([items.map(({ id }) => id), total], [[first.id], 1])
  assert.deepEqual(await auditOf(store, callId), [['worker', 'published']])
  assert.deepEqual(readdirSync(store.spoolDir), [])
  await assert.rejects(store.keys.spoolSecret(callId), failure('key-gone'))
  const call = await store.db.selectFrom('calls').select(['state', 'details']).where('id', '=', callId).executeTakeFirst()
  assert.deepEqual(call, { state: 'prepared', details: null })
})

test('a call without snippets is published too, and its key is shredded', async (t) => {
  const { store } = await startWorld(t)
  const callId = await waitingCall(store)
  assert.equal(await publish(store, { callId }), true)
  assert.equal(await publish(store, { callId }), false)
  assert.deepEqual(await auditOf(store, callId), [['worker', 'published']])
  await assert.rejects(store.keys.contentKey(callId), failure('key-gone'))
})

test('nothing is published of a call that is past its term, or that nobody sent', async (t) => {
  const { store } = await startWorld(t)
  const [callId, drawn] = [await waitingCall(store), await drawCall(store)]
  assert.equal(await publish(store, { callId, snippets: [await sealOne(store, callId)], now: EXPIRY }), false)
  assert.equal(await publish(store, { callId: drawn }), false)
  assert.deepEqual([await stateOf(store, callId), await stateOf(store, drawn)], ['waiting', 'drawn'])
})

test('a summary tells team, week and theme, and no time, call or agent', async (t) => {
  const { store, trainer } = await startWorld(t)
  const { id } = await publishOne(store, { theme: 'fault', audio: AUDIO })
  const summary = {
    id, team: 'klantenservice', teamName: 'Klantenservice', week: '2026-11-09', theme: 'fault', reason: 'explanation',
    until: '2026-12-31', reviewed: false, learningMoment: false, hasClip: true, stay: 'evaluation',
  }
  assert.deepEqual(await listSnippets(store, { page: 1, pageSize: 10 }, NOW), { items: [summary], total: 1 })
  assert.deepEqual((await readSnippet(store, { id, person: trainer }, NOW)).summary, summary)
})

test('who reads or hears is on record before anything is opened', async (t) => {
  const { store, trainer } = await startWorld(t)
  const { id } = await publishOne(store, { text: 'Goedendag', audio: AUDIO })
  const { content, review } = await readSnippet(store, { id, person: trainer }, NOW)
  assert.deepEqual(content.excerpt.turns[0]?.words[0], safeSnippet({ text: 'Goedendag' }).excerpt.turns[0]?.words[0])
  assert.deepEqual([content.agent, content.clip && 'audio' in content.clip, review], ['Bonte Kievit', false, undefined])
  assert.deepEqual(await readClip(store, { id, person: trainer }, NOW), { audio: AUDIO, mediaType: 'audio/ogg' })
  assert.deepEqual(await auditOf(store, id), [[trainer, 'read'], [trainer, 'heard']])
})

test('what does not open leaves no entry of having been read', async (t) => {
  const { store, trainer } = await startWorld(t)
  const callId = await waitingCall(store)
  const foreign = sealSnippet(newKey(), randomUUID(), safeSnippet())
  await publish(store, { callId, snippets: [foreign] })
  await assert.rejects(readSnippet(store, { id: foreign.id, person: trainer }, NOW), failure('seal-broken'))
  const { id } = await publishOne(store)
  await assert.rejects(readClip(store, { id, person: trainer }, NOW), failure('not-found'))
  assert.deepEqual([await auditOf(store, foreign.id), await auditOf(store, id)], [[], []])
})

test('contents that change rows do not open', async (t) => {
  const { store, trainer } = await startWorld(t)
  const callId = await waitingCall(store)
  const [a, b] = [await sealOne(store, callId), await sealOne(store, callId)]
  await publish(store, { callId, snippets: [{ ...a, content: b.content }, { ...b, content: a.content }] })
  for (const { id } of [a, b]) await assert.rejects(readSnippet(store, { id, person: trainer }, NOW), failure('seal-broken'))
})

test('a review is kept sealed, shown with the name of its writer, and replaced by the next', async (t) => {
  const { store, trainer } = await startWorld(t)
  const { id } = await publishOne(store)
  await reviewSnippet(store, { id, person: trainer, learningMoment: true, note: 'Mooi gedaan, zegt de kanarie' }, NOW)
  const rows = JSON.stringify(await store.db.selectFrom('reviews').selectAll().execute())
  assert.ok(!rows.includes('kanarie'))
  const read = () => readSnippet(store, { id, person: trainer }, NOW)
  const review = { learningMoment: true, note: 'Mooi gedaan, zegt de kanarie', by: 'Trainer Verzonnen', at: NOW.toISOString() }
  assert.deepEqual((await read()).review, review)
  await reviewSnippet(store, { id, person: trainer, learningMoment: false, note: '' }, after(1))
  const { review: second, summary } = await read()
  assert.deepEqual(second, { ...review, learningMoment: false, note: '', at: after(1).toISOString() })
  assert.deepEqual([summary.reviewed, summary.learningMoment], [true, false])
  assert.deepEqual((await auditOf(store, id)).map(([, what]) => what), ['reviewed', 'read', 'reviewed', 'read'])
})

test('a withdrawn snippet is gone at once, and the last one takes its key along', async (t) => {
  const { store, trainer } = await startWorld(t)
  const callId = await waitingCall(store)
  const [a, b] = [await sealOne(store, callId, { audio: AUDIO }), await sealOne(store, callId)]
  await publish(store, { callId, snippets: [a, b] })
  await reviewSnippet(store, { id: a.id, person: trainer, learningMoment: true, note: 'lek' }, NOW)
  await withdrawSnippet(store, { id: a.id, person: trainer }, NOW)
  for (const gone of everyUse(store, { id: a.id, person: trainer }, NOW)) await assert.rejects(gone, failure('snippet-gone'))
  const row = await store.db.selectFrom('snippets').select(['state', 'content', 'clip']).where('id', '=', a.id).executeTakeFirst()
  assert.deepEqual(row, { state: 'withdrawn', content: null, clip: null })
  assert.deepEqual(await store.db.selectFrom('reviews').selectAll().execute(), [])
  await readSnippet(store, { id: b.id, person: trainer }, NOW)
  await withdrawSnippet(store, { id: b.id, person: trainer }, NOW)
  await assert.rejects(store.keys.contentKey(callId), failure('key-gone'))
  assert.equal((await listSnippets(store, { page: 1, pageSize: 10 }, NOW)).total, 0)
})

test('past its term a snippet is gone for every use, whether or not anything was deleted', async (t) => {
  const { store, trainer } = await startWorld(t)
  const { id } = await publishOne(store, { audio: AUDIO })
  await readSnippet(store, { id, person: trainer }, new Date(EXPIRY.getTime() - 1))
  const entries = await auditOf(store, id)
  for (const gone of everyUse(store, { id, person: trainer }, EXPIRY)) await assert.rejects(gone, failure('snippet-gone'))
  assert.deepEqual(await auditOf(store, id), entries)
  assert.equal((await listSnippets(store, { page: 1, pageSize: 10 }, EXPIRY)).total, 0)
  for (const gone of everyUse(store, { id: randomUUID(), person: trainer }, NOW)) await assert.rejects(gone, failure('not-found'))
})

test('lists can be narrowed and leafed through, newest week first', async (t) => {
  const { store, trainer } = await startWorld(t)
  await addTeam(store, teamOf({ id: 'schade', name: 'Schade' }), { by: 'test', now: after(-DAY_MS) })
  const snippets = await Array.fromAsync({ length: 12 }, async (_, index) => {
    const team = index % 2 === 0 ? 'schade' : 'klantenservice'
    const made = { team, theme: index % 3 === 0 ? 'fault' : 'billing', reviewed: index % 4 > 1 } as const
    const { id, callId } = await publishOne(store, made, { team: made.team })
    const week = index % 3 === 1 ? '2026-11-02' : '2026-11-09'
    await store.db.updateTable('snippets').set({ week }).where('callId', '=', callId).execute()
    const learningMoment = index % 4 === 3
    if (made.reviewed) await reviewSnippet(store, { id, person: trainer, learningMoment, note: '' }, NOW)
    return { id, week, ...made, learningMoment }
  })
  const sorted = snippets.toSorted((a, b) => b.week.localeCompare(a.week) || (a.id < b.id ? -1 : 1))
  const filters = fc.record({
    page: fc.integer({ min: 1, max: 4 }), pageSize: fc.integer({ min: 1, max: 13 }),
    team: maybe(fc.constantFrom('schade', 'klantenservice', 'elders')), theme: maybe(fc.constantFrom('fault', 'billing', 'contract')),
    week: maybe(fc.constantFrom('2026-11-02', '2026-11-09')), reviewed: maybe(fc.boolean()), learningMoment: maybe(fc.boolean()),
  })
  await fc.assert(
    fc.asyncProperty(filters, async ({ page, pageSize, ...filter }) => {
      const asked = Object.entries(filter).filter(([, value]) => value !== undefined)
      const fits = sorted.filter((one) => asked.every(([key, value]) => Reflect.get(one, key) === value))
      const { items, total } = await listSnippets(store, { page, pageSize, ...filter }, NOW)
      assert.equal(total, fits.length)
      assert.deepEqual(items.map(({ id }) => id), fits.slice((page - 1) * pageSize, page * pageSize).map(({ id }) => id))
    }),
  )
})

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })

const everyUse = (store: Store, look: { id: string; person: string }, now: Date) => [
  () => readSnippet(store, look, now),
  () => readClip(store, look, now),
  () => reviewSnippet(store, { ...look, learningMoment: false, note: '' }, now),
  () => withdrawSnippet(store, look, now),
]

async function auditOf({ db }: Store, subject: string): Promise<string[][]> {
  const entries = await db.selectFrom('audit').select(['person', 'what']).where('subject', '=', subject).orderBy('id').execute()
  return entries.map(({ person, what }) => [person, what])
}
