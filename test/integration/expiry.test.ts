// The end of a snippet: out of reach at its term, gone from every file soon after, and no copy of the database brings it back.
import assert from 'node:assert/strict'
import { globSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { copyFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { sql } from 'kysely'
import { eraseHeld } from '../../models/store/erase.ts'
import { expireDue } from '../../models/store/expire.ts'
import { readLines } from '../../models/store/ledger.ts'
import { decideOffer } from '../../models/store/offers.ts'
import { openStore, type Store } from '../../models/store/open.ts'
import { listSnippets, readClip, readSnippet, reviewSnippet, withdrawSnippet } from '../../models/store/snippets.ts'
import { addTeam } from '../../models/store/teams.ts'
import { AUDIO, publishOne } from '../contract/store/published.ts'
import { after, DAY_MS, drawCall, failure, NOW, offerOf, receive, startWorld, teamOf, TERMS, waitingCall } from '../contract/store/world.ts'
import { until } from '../support/until.ts'

const EXPIRY = new Date('2026-12-31T23:00:00.000Z')
const PAGE = { page: 1, pageSize: 10 }
const CANARY = 'Kanariepietje'

test('past the evaluation a snippet is gone, and after its deletion unknown', async (t) => {
  const { store, trainer } = await startWorld(t)
  await addTeam(store, teamOf({ id: 'later', evaluations: ['2027-01-08', '2026-12-01'] }), { by: 'test', now: after(-DAY_MS) })
  const { id, callId } = await publishOne(store)
  const early = await publishOne(store, {}, { team: 'later' })
  const look = { id, person: trainer }
  assert.deepEqual(await expireDue(store, new Date('2026-12-01T23:00:00.000Z')), { snippets: 1, calls: 1, ledgerLines: 0 })
  await assert.rejects(readSnippet(store, { ...look, id: early.id }, NOW), failure('not-found'))
  await readSnippet(store, look, new Date(EXPIRY.getTime() - 1))
  await assert.rejects(readSnippet(store, look, EXPIRY), failure('snippet-gone'))
  assert.deepEqual(await expireDue(store, EXPIRY), { snippets: 1, calls: 1, ledgerLines: 0 })
  await assert.rejects(readSnippet(store, look, EXPIRY), failure('not-found'))
  await assert.rejects(store.keys.contentKey(callId), failure('key-gone'))
  assert.deepEqual(await expireDue(store, EXPIRY), { snippets: 0, calls: 0, ledgerLines: 0 })
})

test('no byte of what expired is left in any file, sealed or not', async (t) => {
  const { store, trainer, dataDir, masterKey } = await startWorld(t)
  const reader = await openStore({ dataDir, masterKey })
  t.after(() => reader.close())
  for (let index = 0; index < 3; index++) {
    const { id } = await publishOne(store, { text: CANARY, audio: Buffer.concat(Array.from({ length: 40 }, () => AUDIO)) })
    await reviewSnippet(store, { id, person: trainer, learningMoment: true, note: `${CANARY} zegt de trainer` }, NOW)
    await listSnippets(reader, PAGE, NOW)
  }
  const callId = await drawCall(store)
  await receive(store, callId, Buffer.from(CANARY.repeat(1000)))
  const traces = await tracesOf(store, callId)
  assert.equal(found(dataDir, traces), traces.length, 'the hunt finds what is there')
  assert.equal(found(dataDir, [Buffer.from(CANARY)]), 0)

  await expireDue(store, EXPIRY)
  assert.equal(found(dataDir, traces), 0)
  assert.equal(statSync(join(dataDir, 'steekproef.sqlite-wal')).size, 0)
  assert.deepEqual(readdirSync(store.spoolDir), [])
  await Promise.all([store.close(), reader.close()])
  assert.equal(found(dataDir, [...traces, Buffer.from(CANARY)]), 0)
})

test('no byte of a snippet that was withdrawn or erased is left in any file either, and at once', async (t) => {
  const { store, trainer, dataDir, masterKey } = await startWorld(t)
  const reader = await openStore({ dataDir, masterKey })
  t.after(() => reader.close())
  const callerNumber = '+31612345678'
  const { callId, id } = await publishOne(store, { text: CANARY, audio: Buffer.concat(Array.from({ length: 40 }, () => AUDIO)) }, { callerNumber })
  await reviewSnippet(store, { id, person: trainer, learningMoment: true, note: CANARY }, NOW)
  const withdrawn = await tracesOf(store)
  assert.equal(found(dataDir, withdrawn), withdrawn.length, 'the hunt finds what is there')
  await listSnippets(reader, PAGE, NOW)
  await withdrawSnippet(store, { id, person: trainer }, NOW)
  assert.equal(found(dataDir, withdrawn), 0)

  await publishOne(store, { text: CANARY, audio: AUDIO }, { callerNumber })
  const erased = await tracesOf(store)
  await eraseHeld(store, { subject: { number: callerNumber }, objects: false, person: trainer, now: NOW })
  assert.equal(found(dataDir, erased), 0)
  await assert.rejects(store.keys.contentKey(callId), failure('key-gone'))
})

test('a copy of the database, put back with today\'s keys and the clock turned back, opens nothing that expired', async (t) => {
  const { store, trainer, dataDir, masterKey } = await startWorld(t)
  const old = await publishOne(store, { audio: AUDIO })
  const waiting = await waitingCall(store)
  await addTeam(store, teamOf({ id: 'later', evaluations: ['2027-01-08', '2026-12-31'] }), { by: 'test', now: NOW })
  const january = new Date('2027-01-04T10:00:00.000Z')
  const offer = offerOf({ team: 'later', startedAt: new Date(january.getTime() - 3_600_000).toISOString() })
  const { callId: alive = '' } = await decideOffer(store, offer, { ...TERMS, now: january })
  await store.checkpoint()
  const database = join(dataDir, 'steekproef.sqlite')
  await copyFile(database, `${database}.copy`)
  await expireDue(store, january)
  await store.close()
  await copyFile(`${database}.copy`, database)
  for (const journal of ['-wal', '-shm']) await rm(database + journal, { force: true })

  const restored = await openStore({ dataDir, masterKey })
  t.after(() => restored.close())
  assert.deepEqual((await listSnippets(restored, PAGE, NOW)).items.map(({ id }) => id), [old.id])
  const look = { id: old.id, person: trainer }
  for (const read of [readSnippet, readClip]) await assert.rejects(read(restored, look, NOW), failure('key-gone'))
  for (const id of [old.callId, waiting]) await assert.rejects(restored.keys.contentKey(id), failure('key-gone'))
  await restored.keys.contentKey(alive)
})

test('a key ends also when the database that should have said so is lost', async (t) => {
  const { store } = await startWorld(t)
  const { callId } = await publishOne(store)
  await store.db.deleteFrom('calls').execute()
  await expireDue(store, EXPIRY)
  await assert.rejects(store.keys.contentKey(callId), failure('key-gone'))
})

test('the log is truncated as soon as whoever reads is done', async (t) => {
  const { store, dataDir } = await startWorld(t)
  await publishOne(store)
  await sql`pragma busy_timeout = 0`.execute(store.db)
  const reader = new DatabaseSync(join(dataDir, 'steekproef.sqlite'))
  reader.exec('begin; select * from snippets')
  await assert.rejects(store.checkpoint(), failure('database-busy'))
  const expiring = expireDue(store, EXPIRY)
  await until('its rows are gone', async () => (await store.db.selectFrom('calls').select('id').execute()).length === 0)
  reader.exec('commit')
  assert.deepEqual(await expiring, { snippets: 1, calls: 1, ledgerLines: 0 })
  assert.equal(statSync(join(dataDir, 'steekproef.sqlite-wal')).size, 0)
  reader.close()
})

test('many calls expire in one run, in more than one transaction', async (t) => {
  const { store } = await startWorld(t)
  for (let index = 0; index < 60; index++) await drawCall(store)
  assert.equal((await expireDue(store, EXPIRY)).calls, 60)
})

test('42 days after its quarter a ledger is counts, and its key is gone', async (t) => {
  const { store } = await startWorld(t)
  for (const changed of [{}, {}, { private: true }]) await decideOffer(store, offerOf(changed), TERMS)
  const draw = await store.keys.drawKey('2026-Q4')
  const closing = new Date('2027-02-11T23:00:00.000Z')
  await expireDue(store, new Date(closing.getTime() - 1))
  assert.equal((await readLines(store, { quarter: '2026-Q4' })).length, 3)
  assert.deepEqual(await store.keys.drawKey('2026-Q4'), draw)

  assert.equal((await expireDue(store, closing)).ledgerLines, 3)
  assert.deepEqual(await decideOffer(store, offerOf(), { ...TERMS, now: closing }), { decision: 'refuse' })
  assert.deepEqual(await readLines(store, { quarter: '2026-Q4' }), [])
  assert.notDeepEqual(await store.keys.drawKey('2026-Q4'), draw)
  const counts = await store.db.selectFrom('ledgerCounts').selectAll().orderBy('decision').execute()
  const q4 = { quarter: '2026-Q4', team: 'klantenservice' }
  assert.deepEqual(counts, [
    { ...q4, decision: 'keep', reason: '', count: 2 },
    { ...q4, decision: 'refuse', reason: 'private', count: 1 },
  ])
})

/** Pieces of everything sealed: enough that one lies whole in every page of the database that holds any of it. */
async function tracesOf({ db, spoolDir }: Store, callId?: string): Promise<Buffer[]> {
  const snippets = await db.selectFrom('snippets').select(['content', 'clip']).execute()
  const reviews = await db.selectFrom('reviews').select('note').execute()
  const blobs = [...snippets.flatMap(({ content, clip }) => [content, clip]), ...reviews.map(({ note }) => note)]
  const recordings = callId === undefined ? [] : [readFileSync(join(spoolDir, `${callId}.age`))]
  const all = [...blobs.filter((blob) => blob !== null), ...recordings]
  const [piece, every] = [24, 500]
  const starts = (blob: Uint8Array) => Array.from({ length: Math.ceil((blob.length - piece) / every) }, (_, at) => at * every)
  return all.flatMap((blob) => starts(blob).map((start) => Buffer.from(blob.subarray(start, start + piece))))
}

/** How many of the traces lie in any file of the folder; those that lie across two pages count as found where either half does. */
function found(folder: string, traces: readonly Buffer[]): number {
  const files = globSync('**/*', { cwd: folder }).filter((file) => statSync(join(folder, file)).isFile())
  const contents = files.map((file) => readFileSync(join(folder, file)))
  const lies = (bytes: Buffer) => contents.some((content) => content.includes(bytes))
  return traces.filter((trace) => lies(trace.subarray(0, trace.length / 2)) || lies(trace.subarray(trace.length / 2))).length
}
