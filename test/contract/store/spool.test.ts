// Recordings at rest: sealed as they stream in, whole or not at all, and gone after their day.
import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, renameSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { sql } from 'kysely'
import { acceptRecording, failCall, waitingCalls, wantsRecording } from '../../../models/store/calls.ts'
import { expireDue } from '../../../models/store/expire.ts'
import { decideOffer } from '../../../models/store/offers.ts'
import type { Store } from '../../../models/store/open.ts'
import { partialFile } from '../../../models/store/spool-files.ts'
import { openRecording, receiveRecording, sweepSpool } from '../../../models/store/spool.ts'
import { publish } from './published.ts'
import { after, bodyOf, DAY_MS, drawCall, failure, HOUR_MS, IN_FILES, NOW, offerOf, receive, startWorld, stateOf, TERMS, waitingCall } from './world.ts'

const OPTIONS = { maxBytes: 300_000, now: NOW }

test('a recording of any size and in any pieces comes back as it was sent', async (t) => {
  const { store } = await startWorld(t)
  const sizes = fc.constantFrom(1, 1000, 65_535, 65_536, 65_537, 131_072, 300_000)
  await fc.assert(
    fc.asyncProperty(sizes, fc.integer({ min: 1, max: 100_000 }), async (size, piece) => {
      const callId = await drawCall(store)
      const bytes = new Uint8Array(randomBytes(size))
      const pieces = Array.from({ length: Math.ceil(size / piece) }, (_, at) => bytes.subarray(at * piece, (at + 1) * piece))
      await receiveRecording(store, { callId, body: bodyOf(...pieces.slice(0, 500), bytes.subarray(500 * piece)), ...OPTIONS })
      assert.deepEqual((await openRecording(store, callId, NOW)).open(), bytes)
      assert.equal(await stateOf(store, callId), 'waiting')
    }),
    { numRuns: 15 },
  )
})

test('what lies in the spool is sealed, and for its owner alone', async (t) => {
  const { store } = await startWorld(t)
  const callId = await drawCall(store)
  await receive(store, callId, Buffer.from('kanarie'.repeat(1000)))
  const file = join(store.spoolDir, `${callId}.age`)
  assert.ok(!readFileSync(file).includes('kanarie'))
  assert.equal(statSync(file).mode & 0o777, 0o600)
})

test('a body that breaks off, is too large or empty leaves nothing, and may be sent again', async (t) => {
  const { store } = await startWorld(t)
  const callId = await drawCall(store)
  const bodies = [
    ['recording-cut-off', ReadableStream.from(broken())],
    ['recording-too-large', bodyOf(randomBytes(200_000), randomBytes(100_001))],
    ['recording-empty', bodyOf()],
    ['recording-empty', bodyOf(new Uint8Array())],
  ] as const
  for (const [code, body] of bodies) {
    await assert.rejects(receiveRecording(store, { callId, body, ...OPTIONS }), failure(code))
    assert.deepEqual(readdirSync(store.spoolDir), [])
    assert.equal(await wantsRecording(store, callId, NOW), 'yes')
  }
  await receive(store, callId)
  assert.equal(await wantsRecording(store, callId, NOW), 'received')
})

test('a body that is too large is not read to its end', async (t) => {
  const { store } = await startWorld(t)
  let pieces = 0
  async function* endless() {
    for (;;) yield randomBytes(10_000 + 0 * pieces++)
  }
  const received = receiveRecording(store, { callId: await drawCall(store), body: ReadableStream.from(endless()), ...OPTIONS })
  await assert.rejects(received, failure('recording-too-large'))
  assert.ok(pieces < 40, 'reading stopped soon after the limit')
})

test('a recording that nobody asked for is refused before it is read', async (t) => {
  const { store } = await startWorld(t)
  const body = new ReadableStream<Uint8Array>({ pull: () => assert.fail('the body was read') }, { highWaterMark: 0 })
  await assert.rejects(receiveRecording(store, { callId: randomUUID(), body, ...OPTIONS }), failure('recording-not-wanted'))
  const late = receiveRecording(store, { callId: await drawCall(store), body, ...OPTIONS, now: after(DAY_MS) })
  await assert.rejects(late, failure('recording-not-wanted'))
})

test('two that come in at once leave one whole recording', async (t) => {
  const { store } = await startWorld(t)
  const callId = await drawCall(store)
  const bytes = randomBytes(250_000)
  await Promise.all([receive(store, callId, bytes), receive(store, callId, bytes), receive(store, callId, bytes)])
  assert.deepEqual(readdirSync(store.spoolDir), [`${callId}.age`])
  assert.deepEqual((await openRecording(store, callId, NOW)).open(), new Uint8Array(bytes))
  await receive(store, callId, Buffer.from('later'))
  assert.deepEqual((await openRecording(store, callId, NOW)).open(), new Uint8Array(bytes))
})

test('one that ends after another was prepared leaves nothing', async (t) => {
  const { store } = await startWorld(t)
  const callId = await drawCall(store)
  async function* slow() {
    yield Buffer.from('first half')
    await receive(store, callId)
    await publish(store, { callId })
    yield Buffer.from('second half')
  }
  await receiveRecording(store, { callId, body: ReadableStream.from(slow()), ...OPTIONS })
  assert.deepEqual(readdirSync(store.spoolDir), [])
  await assert.rejects(openRecording(store, callId, NOW), failure('recording-gone'))
})

test('what a process that was killed had of a recording goes with its call', async (t) => {
  const { store } = await startWorld(t)
  const [prepared, failed, waiting] = [await waitingCall(store), await waitingCall(store), await waitingCall(store)]
  for (const id of [prepared, failed, waiting]) writeFileSync(partialFile(store, id, randomUUID()), 'left')
  await publish(store, { callId: prepared })
  await failCall(store, { callId: failed, code: 'recording-unreadable', now: NOW })
  assert.deepEqual([...new Set(readdirSync(store.spoolDir).map((file) => file.split('.')[0]))], [waiting])
})

test('files that change places, are cut or changed do not open', async (t) => {
  const { store } = await startWorld(t)
  const [a, b, c] = [await waitingCall(store), await waitingCall(store), await waitingCall(store)]
  const file = (id: string) => join(store.spoolDir, `${id}.age`)
  renameSync(file(a), `${file(a)}.aside`)
  renameSync(file(b), file(a))
  renameSync(`${file(a)}.aside`, file(b))
  truncateSync(file(c), statSync(file(c)).size - 1)
  for (const id of [a, b, c]) await assert.rejects(openRecording(store, id, NOW), failure('seal-broken'))
})

test('after 24 hours a recording is deleted unheard, and its call is lost', async (t) => {
  const { store } = await startWorld(t)
  const [waiting, drawn] = [await waitingCall(store), await drawCall(store)]
  assert.equal(await sweepSpool(store, after(DAY_MS - 1)), 0)
  assert.deepEqual(await waitingCalls(store), [waiting])
  assert.equal(await sweepSpool(store, after(DAY_MS)), 1)
  assert.deepEqual([await stateOf(store, waiting), await stateOf(store, drawn)], ['lost', 'lost'])
  assert.deepEqual(readdirSync(store.spoolDir), [])
  for (const id of [waiting, drawn]) await assert.rejects(store.keys.contentKey(id), failure('key-gone'))
  await assert.rejects(openRecording(store, waiting, NOW), failure('recording-gone'))
  assert.equal(await sweepSpool(store, after(2 * DAY_MS)), 0)
  const lost = await store.db.selectFrom('audit').select('subject').where('what', '=', 'lost').execute()
  assert.deepEqual(new Set(lost.map(({ subject }) => subject)), new Set([waiting, drawn]))
})

test('after 24 hours a recording goes also where the database takes no more', IN_FILES, async (t) => {
  const { store } = await startWorld(t)
  await waitingCall(store)
  await sql`pragma query_only = on`.execute(store.db)
  await assert.rejects(sweepSpool(store, after(DAY_MS)), failure('disk-full'))
  assert.deepEqual(readdirSync(store.spoolDir), [])
  await sql`pragma query_only = off`.execute(store.db)
  assert.equal(await sweepSpool(store, after(DAY_MS)), 1)
})

test('sweeping takes what a killed process left, and leaves what still comes in', async (t) => {
  const { store } = await startWorld(t)
  const callId = await drawCall(store)
  for (const name of ['unknown.age', `${randomUUID()}.${randomUUID()}.part`, 'x']) writeFileSync(join(store.spoolDir, name), 'left')
  async function* slow() {
    yield Buffer.from('first half')
    await sweepSpool(store, after(HOUR_MS))
    yield Buffer.from('second half')
  }
  await receiveRecording(store, { callId, body: ReadableStream.from(slow()), ...OPTIONS })
  assert.deepEqual(readdirSync(store.spoolDir), [`${callId}.age`])
})

test('an upload that outlives its call is refused at its end', async (t) => {
  const { store } = await startWorld(t)
  const callId = await drawCall(store)
  async function* slow() {
    yield randomBytes(200_000)
    await sweepSpool(store, after(DAY_MS))
    yield Buffer.from('second half')
  }
  await assert.rejects(receiveRecording(store, { callId, body: ReadableStream.from(slow()), ...OPTIONS }), failure('recording-not-wanted'))
  assert.deepEqual(readdirSync(store.spoolDir), [])
})

test('an upload that ends after the evaluation is refused, and leaves nothing', async (t) => {
  const { store } = await startWorld(t)
  const now = new Date('2026-12-31T22:59:00.000Z')
  const answer = await decideOffer(store, offerOf({ startedAt: '2026-12-31T22:00:00.000Z' }), { ...TERMS, now })
  const callId = answer.callId ?? ''
  async function* slow() {
    yield Buffer.from('first half')
    await expireDue(store, new Date('2026-12-31T23:00:00.000Z'))
    yield Buffer.from('second half')
  }
  await assert.rejects(receiveRecording(store, { callId, body: ReadableStream.from(slow()), ...OPTIONS, now }), failure('recording-not-wanted'))
  assert.deepEqual(readdirSync(store.spoolDir), [])
  await assert.rejects(store.keys.spoolSecret(callId), failure('key-gone'))
})

test('a call that fails loses its recording, its keys and its details', async (t) => {
  const { store } = await startWorld(t)
  const callId = await waitingCall(store)
  await failCall(store, { callId, code: 'recording-unreadable', now: NOW })
  assert.equal(await stateOf(store, callId), 'failed')
  assert.deepEqual(readdirSync(store.spoolDir), [])
  await assert.rejects(store.keys.contentKey(callId), failure('key-gone'))
  assert.deepEqual(await detailsOf(store, callId), null)
})

test('failing a call that was published meanwhile does nothing', async (t) => {
  const { store } = await startWorld(t)
  const callId = await waitingCall(store)
  await publish(store, { callId })
  await failCall(store, { callId, code: 'recording-gone', now: NOW })
  assert.equal(await stateOf(store, callId), 'prepared')
})

test('a recording is accepted once', async (t) => {
  const { store } = await startWorld(t)
  const callId = await drawCall(store)
  assert.equal(await acceptRecording(store, callId, NOW), true)
  assert.equal(await acceptRecording(store, callId, NOW), false)
  assert.equal(await acceptRecording(store, randomUUID(), NOW), false)
})

async function* broken() {
  yield randomBytes(200_000)
  throw new Error('the connection was lost')
}

async function detailsOf({ db }: Store, callId: string): Promise<string | null | undefined> {
  return (await db.selectFrom('calls').select('details').where('id', '=', callId).executeTakeFirst())?.details
}
