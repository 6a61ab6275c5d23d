// What remains of a withdrawn snippet: where the leak came through, for as long as a note lasts, and nothing of what it was.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sealSnippet } from '../../../models/seal.ts'
import { declareSafe, type Clip, type SafeWord } from '../../../models/snippet.ts'
import { callToPrepare } from '../../../models/store/calls.ts'
import { expireDue } from '../../../models/store/expire.ts'
import { listHeld } from '../../../models/store/held.ts'
import { countUnseen, listLeaks, seeLeak } from '../../../models/store/leaks.ts'
import type { Store } from '../../../models/store/open.ts'
import { assertAlive, withdrawSnippet } from '../../../models/store/snippets.ts'
import { publish, publishOne } from './published.ts'
import { after, DAY_MS, failure, NOW, startWorld, waitingCall } from './world.ts'

const SPAN = { startMs: 10_000, endMs: 40_000 }
const hidden = (type: 'NAME' | 'PHONE', startMs: number): SafeWord => ({ shown: false, type, confidence: 0.9, startMs, endMs: startMs + 400 })
const shown: SafeWord = { shown: true, text: 'Kestelbrink', confidence: 0.9, startMs: 16_000, endMs: 16_500 }
/** Each of the two hidden words is a marker of 600 ms. */
const timeline = [[0, 10_000], [1000, 11_000], [1600, 11_400], [7200, 17_000], [7800, 17_400], [30_400, 40_000]].map(([clipMs = 0, callMs = 0]) => ({ clipMs, callMs }))

async function publishClip(store: Store, made: Pick<Clip, 'heardAgain' | 'revoiced'>): Promise<string> {
  const callId = await waitingCall(store)
  const call = await callToPrepare(store, callId)
  assert.ok(call)
  const id = randomUUID()
  const words = [hidden('PHONE', 11_000), shown, hidden('NAME', 17_000)]
  const turns = [{ ...SPAN, speaker: 'agent', channel: 0, words } as const]
  const clip: Clip = { ...SPAN, audio: Uint8Array.of(1), mediaType: 'audio/ogg', passed: [], masked: [], timeline, ...made }
  const safe = declareSafe({ excerpt: { ...SPAN, turns, theme: 'billing', reason: 'talk' } as const, agent: undefined, clip })
  await publish(store, { callId, snippets: [sealSnippet(call.contentKey, id, safe)] })
  return id
}

test('a leak that was heard is noted by place, step and kind, and by what made the snippet', async (t) => {
  const { store, trainer } = await startWorld(t)
  const known = { at: NOW.toISOString(), team: 'klantenservice', model: 'verzonnen', modelRevision: '1', redaction: '2' }
  for (const [made, step] of [[{ heardAgain: true }, 'listen-again'], [{}, 'mask'], [{ revoiced: true }, 'redact']] as const) {
    const id = await publishClip(store, made)
    await withdrawSnippet(store, { id, person: trainer, heardMs: 8000 }, NOW)
    const { id: _, ...note } = (await listLeaks(store, NOW)).find(({ snippetId }) => snippetId === id) ?? assert.fail()
    assert.deepEqual(note, { ...known, snippetId: id, step, within: { startMs: 3000, endMs: 8000 }, near: ['NAME'] })
  }
  const rows = JSON.stringify(await store.db.selectFrom('leakNotes').selectAll().execute())
  for (const secret of ['Kestelbrink', trainer]) assert.ok(!rows.includes(secret))
})

test('a leak that was read is the redaction’s', async (t) => {
  const { store, trainer } = await startWorld(t)
  const { id } = await publishOne(store, { text: 'Kestelbrink' })
  await withdrawSnippet(store, { id, person: trainer }, NOW)
  const [note] = await listLeaks(store, NOW)
  assert.deepEqual([note?.step, note?.within, note?.near], ['redact', undefined, []])
})

test('a snippet lives until it is withdrawn, and looking whether it does is no look', async (t) => {
  const { store, trainer } = await startWorld(t)
  const { id } = await publishOne(store)
  await assertAlive(store, id, NOW)
  assert.deepEqual(await store.db.selectFrom('audit').select('id').where('subject', '=', id).execute(), [])
  await withdrawSnippet(store, { id, person: trainer }, NOW)
  await assert.rejects(assertAlive(store, id, NOW), failure('snippet-gone'))
  await assert.rejects(assertAlive(store, randomUUID(), NOW), failure('not-found'))
})

test('a note waits until a manager has seen to it, once and on record', async (t) => {
  const { store, trainer } = await startWorld(t)
  const { id } = await publishOne(store)
  await withdrawSnippet(store, { id, person: trainer }, NOW)
  assert.equal(await countUnseen(store, NOW), 1)
  const [note] = await listLeaks(store, NOW)
  assert.ok(note && note.seenBy === undefined)
  await seeLeak(store, { id: note.id, person: trainer }, after(1))
  await seeLeak(store, { id: note.id, person: 'operator' }, after(2))
  assert.equal((await listLeaks(store, NOW))[0]?.seenBy, 'Trainer Verzonnen')
  assert.equal(await countUnseen(store, NOW), 0)
  const seen = await store.db.selectFrom('audit').select(['person', 'subject']).where('what', '=', 'leak-seen').execute()
  assert.deepEqual(seen.map((one) => ({ ...one })), [{ person: trainer, subject: note.id }])
  await assert.rejects(seeLeak(store, { id: randomUUID(), person: trainer }, NOW), failure('not-found'))
})

test('a note outlives its call, and goes after a year', async (t) => {
  const { store, trainer } = await startWorld(t)
  const { id } = await publishOne(store)
  await withdrawSnippet(store, { id, person: trainer }, NOW)
  await expireDue(store, after(200 * DAY_MS))
  assert.equal((await listLeaks(store, after(200 * DAY_MS))).length, 1)
  const later = after(365 * DAY_MS)
  assert.deepEqual(await listLeaks(store, later), [])
  assert.equal((await listHeld(store, later)).find(({ kind }) => kind === 'leak notes')?.pastTerm, 1)
  await expireDue(store, later)
  assert.deepEqual(await store.db.selectFrom('leakNotes').selectAll().execute(), [])
})
