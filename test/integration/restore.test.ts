// A database or a key store that is put back from a copy: objections and erasures made since still hold, and it is noticed.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { copyFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { test, type TestContext } from 'node:test'
import { eraseHeld, findHeld } from '../../models/store/erase.ts'
import { readLines } from '../../models/store/ledger.ts'
import { openDatabases } from '../../models/store/databases.ts'
import { countNumbers, listNumbers } from '../../models/store/number-lists.ts'
import { decideOffer } from '../../models/store/offers.ts'
import { openStore, type Store } from '../../models/store/open.ts'
import { listRestores, noticeRestore } from '../../models/store/restores.ts'
import { sweepSpool } from '../../models/store/spool.ts'
import { publishOne } from '../contract/store/published.ts'
import { after, DAY_MS, MINUTE_MS, NOW, offerOf, startWorld, TERMS, waitingCall, type World } from '../contract/store/world.ts'

const OBJECTED = '+31612345678'
const ELSEWHERE = '+31687654321'
const BY = { person: 'test' }

test('a database that is put back knows who objected since, and holds nothing of what was erased', async (t) => {
  const world = await startWorld(t)
  await publishOne(world.store, {}, { callerNumber: OBJECTED })
  await waitingCall(world.store, { callerNumber: OBJECTED })
  const store = await restored(t, world, {
    name: 'steekproef.sqlite',
    since: async ({ store: before }) => {
      await eraseHeld(before, { subject: { number: OBJECTED }, objects: true, person: 'test', now: NOW })
      await listNumbers(before, { list: 'elsewhere', numbers: [ELSEWHERE], ...BY }, NOW)
      await noticeRestore(before, NOW)
    },
  })
  assert.deepEqual(await countNumbers(store), [])
  await start(store, NOW)
  for (const callerNumber of [OBJECTED, ELSEWHERE]) assert.deepEqual(await decideOffer(store, offerOf({ callerNumber }), TERMS), { decision: 'refuse' })
  assert.deepEqual((await readLines(store, { quarter: '2026-Q4' })).flatMap(({ reason }) => reason ?? []), ['never-draw', 'handled-elsewhere'])
  assert.deepEqual((await findHeld(store, { number: OBJECTED }, NOW)).calls, [])
  assert.deepEqual(await store.db.selectFrom('snippets').select('id').execute(), [])
  assert.deepEqual(await listRestores(store, NOW), [{ what: 'database', noticedAt: NOW.toISOString() }])
  await start(store, after(MINUTE_MS))
  assert.equal((await listRestores(store, after(MINUTE_MS))).length, 1, 'once')
  assert.deepEqual(await listRestores(store, after(32 * DAY_MS)), [])
})

test('a key store that is put back is given the lists again, and it is noticed', async (t) => {
  const world = await startWorld(t)
  const store = await restored(t, world, {
    name: 'keys.sqlite',
    since: async ({ store: before }) => {
      await listNumbers(before, { list: 'never', numbers: [OBJECTED], ...BY }, NOW)
      await noticeRestore(before, NOW)
      await noticeRestore(before, NOW)
    },
  })
  await start(store, NOW)
  assert.deepEqual((await store.keys.keptNumbers()).map(({ list }) => list), ['never'])
  assert.deepEqual((await listRestores(store, NOW)).map(({ what }) => what), ['key-store'])
})

test('nothing is noticed where nothing was put back, nor where a process was killed between the two', async (t) => {
  const { store } = await startWorld(t)
  for (let beats = 0; beats < 3; beats++) await noticeRestore(store, NOW)
  await Promise.all([noticeRestore(store, NOW), noticeRestore(store, NOW)])
  await store.db.updateTable('pulse').set((eb) => ({ number: eb('number', '+', 1) })).execute()
  for (let beats = 0; beats < 3; beats++) await noticeRestore(store, NOW)
  assert.deepEqual(await listRestores(store, NOW), [])
})

test('lists from before the key store kept them are kept from the first start on', async (t) => {
  const { store, dataDir } = await startWorld(t)
  await listNumbers(store, { list: 'never', numbers: [OBJECTED, ELSEWHERE], ...BY }, NOW)
  const { keysDb, close } = openDatabases(dataDir, undefined)
  await keysDb.deleteFrom('listed').execute()
  await close()
  await start(store, NOW)
  assert.equal(await store.keys.countNumbers(), 2)
})

test('the doctor says that a database was put back, and what to do again', async (t) => {
  const world = await startWorld(t)
  const store = await restored(t, world, { name: 'steekproef.sqlite', since: ({ store: before }) => noticeRestore(before, NOW) })
  const keyFile = join(world.dataDir, '..', 'master.key')
  writeFileSync(keyFile, Buffer.from(world.masterKey).toString('base64'), { mode: 0o600 })
  const env = { PATH: process.env['PATH'], DATA_DIR: world.dataDir, MASTER_KEY_FILE: keyFile, DEMONSTRATION: 'yes' }
  const doctor = resolve(import.meta.dirname, '../../worker/programs/doctor.ts')
  const { stdout, stderr } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', doctor], { env, encoding: 'utf8' })
  assert.match(stdout, /^note {3}restores +the database was put back from a copy, noticed .*\n +→ .*objections.*hold/m, stderr)
  assert.equal((await listRestores(store, new Date())).length, 1)
})

/** What both processes do when they start. */
async function start(store: Store, now: Date): Promise<void> {
  await sweepSpool(store, now)
  await noticeRestore(store, now)
}

type Copying = Readonly<{ name: string; since: (world: World) => Promise<void> }>

/** The store after one of its files was copied, `since` was done, and the copy was put back. */
async function restored(t: TestContext, world: World, { name, since }: Copying): Promise<Store> {
  const { store, dataDir, masterKey } = world
  const file = join(dataDir, name)
  await noticeRestore(store, NOW)
  await store.checkpoint()
  copyFileSync(file, `${file}.copy`)
  await since(world)
  await store.close()
  copyFileSync(`${file}.copy`, file)
  for (const left of ['-wal', '-shm', '-journal', '.copy']) rmSync(file + left, { force: true })
  const again = await openStore({ dataDir, masterKey })
  t.after(() => again.close())
  return again
}
