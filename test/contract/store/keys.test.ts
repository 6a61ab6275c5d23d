// The key store: keys are kept wrapped and apart, and what is shredded opens nothing any more.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { newKey } from '../../../models/seal.ts'
import { makeMasterKey, openStore, readMasterKey } from '../../../models/store/open.ts'
import { after, DAY_MS, failure, IN_FILES, NOW, startWorld } from './world.ts'

test('each purpose, quarter and call has a key of its own, the same whenever it is asked for', async (t) => {
  const { store: { keys } } = await startWorld(t)
  const ask = () =>
    Promise.all([
      keys.purposeKey('call'), keys.purposeKey('caller'), keys.purposeKey('agent'),
      keys.drawKey('2026-Q4'), keys.drawKey('2027-Q1'), keys.pseudonymKey('2026-Q4'),
    ])
  const first = await ask()
  assert.equal(new Set(first.map((key) => Buffer.from(key).toString('hex'))).size, first.length)
  assert.deepEqual(await ask(), first)
  assert.deepEqual(await keys.newContentKey('a', after(DAY_MS)), await keys.contentKey('a'))
})

test('a key from a seed counts where none was yet, and changes none that is there', async (t) => {
  const { store: { keys } } = await startWorld(t)
  const [seed, other] = [newKey(), newKey()]
  await keys.usePurposeKey('draw:2026-Q4', seed)
  await keys.usePurposeKey('draw:2026-Q4', other)
  assert.deepEqual(await keys.drawKey('2026-Q4'), seed)
})

test('what is shredded is gone, and nothing else', async (t) => {
  const { store: { keys } } = await startWorld(t)
  for (const id of ['a', 'b', 'c']) {
    await keys.newContentKey(id, after(DAY_MS))
    await keys.keepSpoolSecret(id, `secret of ${id}`, after(DAY_MS))
  }
  await keys.shred(['a', 'unknown'])
  assert.deepEqual((await keys.listSpool()).toSorted(), ['b', 'c'])
  await keys.shredSpool(['b'])
  assert.deepEqual(await keys.listSpool(), ['c'])
  await keys.shred([])
  const gone = [() => keys.contentKey('a'), () => keys.spoolSecret('a'), () => keys.spoolSecret('b')]
  for (const read of gone) await assert.rejects(read, failure('key-gone'))
  await keys.contentKey('b')
  assert.equal(await keys.spoolSecret('c'), 'secret of c')
})

test('keys end by themselves, and a quarter\'s when nobody may replay its draw any more', async (t) => {
  const { store: { keys } } = await startWorld(t)
  await keys.newContentKey('a', NOW)
  await keys.newContentKey('b', after(1))
  const draw = await keys.drawKey('2026-Q3')
  const call = await keys.purposeKey('call')
  await keys.shredExpired(NOW)
  await assert.rejects(keys.contentKey('a'), failure('key-gone'))
  await keys.contentKey('b')
  assert.deepEqual(await keys.drawKey('2026-Q3'), draw)
  await keys.shredExpired(new Date('2026-11-11T23:00:00.000Z'))
  assert.notDeepEqual(await keys.drawKey('2026-Q3'), draw)
  assert.deepEqual(await keys.purposeKey('call'), call)
})

test('no key lies in clear in the data folder, and none that was shredded lies there at all', IN_FILES, async (t) => {
  const { store, dataDir } = await startWorld(t)
  const key = await store.keys.newContentKey('a', after(DAY_MS))
  const file = join(dataDir, 'keys.sqlite')
  const wrapped = wrappedIn(readFileSync(file), 'content:a')
  const files = () => readdirSync(dataDir).filter((name) => name.includes('sqlite'))
  const holds = (bytes: Uint8Array) => files().some((name) => readFileSync(join(dataDir, name)).includes(bytes))
  assert.ok(holds(wrapped))
  assert.ok(!holds(key))
  await store.keys.shred(['a'])
  assert.ok(!holds(wrapped))
})

test('a key that was moved to another name does not open', IN_FILES, async (t) => {
  const { store, dataDir, masterKey } = await startWorld(t)
  await store.keys.newContentKey('a', after(DAY_MS))
  const other = new DatabaseSync(join(dataDir, 'keys.sqlite'))
  other.exec(`update keys set name = 'content:b' where name = 'content:a'`)
  other.close()
  const again = await openStore({ dataDir, masterKey })
  await assert.rejects(again.keys.contentKey('b'), failure('seal-broken'))
  await again.close()
})

test('another master key opens nothing', async (t) => {
  const world = await startWorld(t)
  await assert.rejects(openStore({ ...world, masterKey: newKey() }), failure('master-key-wrong'))
})

test('the folder and its files are for their owner alone', IN_FILES, async (t) => {
  const { dataDir } = await startWorld(t)
  assert.equal(statSync(dataDir).mode & 0o777, 0o700)
  const modes = readdirSync(dataDir).map((name) => statSync(join(dataDir, name)).mode & 0o077)
  assert.deepEqual(new Set(modes), new Set([0]))
})

test('a master key is made once, for its owner alone, and read back', async (t) => {
  const { dataDir } = await startWorld(t)
  const file = join(dataDir, '..', 'master.key')
  makeMasterKey(file)
  assert.equal(statSync(file).mode & 0o777, 0o600)
  assert.equal(readMasterKey(file).length, 32)
  assert.throws(() => makeMasterKey(file), failure('request-faulty', 'FILE: is there already, and a master key is never overwritten'))
  assert.throws(() => makeMasterKey(join(dataDir, 'nowhere', 'key')), failure('request-faulty', 'FILE: cannot be written'))
  assert.throws(() => readMasterKey(join(dataDir, 'nowhere')), failure('settings-faulty', 'MASTER_KEY_FILE: cannot be read'))
  assert.throws(() => readMasterKey(import.meta.filename), failure('settings-faulty', 'MASTER_KEY_FILE: does not hold 32 bytes in base64'))
})

/** The sealed key as it rests: 61 bytes (version, nonce, tag, 32) somewhere behind its name. */
function wrappedIn(file: Buffer, name: string): Buffer {
  const at = file.lastIndexOf(name)
  assert.ok(at > 0)
  return file.subarray(at + name.length, at + name.length + 61)
}
