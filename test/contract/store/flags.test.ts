// What is doubtful about calls as a whole: noted with their publication, counted by team, gone with the call.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CALL_FLAGS } from '../../../models/snippet.ts'
import { countFlags } from '../../../models/store/flags.ts'
import { publishSnippets } from '../../../models/store/snippets.ts'
import { sealOne } from './published.ts'
import { NOW, startWorld, waitingCall } from './world.ts'

const provenance = { model: 'verzonnen', revision: '1', redaction: '2' }

test('flags are noted once, with the publication, and go with their call', async (t) => {
  const { store } = await startWorld(t)
  for (const flags of [CALL_FLAGS, ['truncated'] as const, []]) {
    const callId = await waitingCall(store)
    const publication = { callId, snippets: [await sealOne(store, callId)], flags, provenance, now: NOW }
    assert.equal(await publishSnippets(store, publication), true)
    assert.equal(await publishSnippets(store, publication), false)
  }
  const team = 'klantenservice'
  assert.deepEqual(await countFlags(store), [{ team, flag: 'channels-doubtful', count: 1 }, { team, flag: 'truncated', count: 2 }])
  await store.db.deleteFrom('snippets').execute()
  await store.db.deleteFrom('calls').execute()
  assert.deepEqual(await countFlags(store), [])
})
