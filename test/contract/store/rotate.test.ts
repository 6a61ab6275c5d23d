// The master key is changed without touching what is sealed, and a process that still has the old one can do no harm.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newKey } from '../../../models/seal.ts'
import { openDatabases } from '../../../models/store/databases.ts'
import { openStore } from '../../../models/store/open.ts'
import { rotateMasterKey } from '../../../models/store/rotate.ts'
import { readClip, readSnippet } from '../../../models/store/snippets.ts'
import { AUDIO, publishOne } from './published.ts'
import { after, DAY_MS, failure, IN_FILES, NOW, startWorld } from './world.ts'

test('everything opens under the new master key, and nothing under the old one', IN_FILES, async (t) => {
  const { store, dataDir, masterKey, trainer } = await startWorld(t)
  const { id } = await publishOne(store, { audio: AUDIO })
  const content = await store.db.selectFrom('snippets').select(['content', 'clip']).execute()
  const to = newKey()
  const { keysDb, close } = openDatabases(dataDir, undefined)
  assert.ok((await rotateMasterKey(keysDb, { from: masterKey, to })) > 3)
  await close()
  await assert.rejects(openStore({ dataDir, masterKey }), failure('master-key-wrong'))
  await assert.rejects(store.keys.newContentKey('late', after(DAY_MS)), failure('master-key-wrong'))
  await assert.rejects(store.keys.newContentKeys([['late', after(DAY_MS)]]), failure('master-key-wrong'))
  const again = await openStore({ dataDir, masterKey: to })
  t.after(() => again.close())
  await readSnippet(again, { id, person: trainer }, NOW)
  assert.deepEqual((await readClip(again, { id, person: trainer }, NOW)).audio, AUDIO)
  assert.deepEqual(await again.db.selectFrom('snippets').select(['content', 'clip']).execute(), content)
})

test('a rotation from a wrong key changes nothing', IN_FILES, async (t) => {
  const { store, dataDir } = await startWorld(t)
  await store.keys.newContentKey('a', after(DAY_MS))
  const { keysDb, close } = openDatabases(dataDir, undefined)
  await assert.rejects(rotateMasterKey(keysDb, { from: newKey(), to: newKey() }), failure('seal-broken'))
  await close()
  await store.keys.contentKey('a')
})
