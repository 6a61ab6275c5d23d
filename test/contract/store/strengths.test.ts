// What a team's clips keep of a voice, and how many snippets went without a clip.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countTextOnly, countTextOnlyIn, setStrength, strengthOf } from '../../../models/store/strengths.ts'
import { publish, sealOne } from './published.ts'
import { after, DAY_MS, failure, NOW, startWorld, waitingCall } from './world.ts'

test('a team has the default until somebody chooses, and each choice is on record', async (t) => {
  const { store } = await startWorld(t)
  assert.equal(await strengthOf(store, 'klantenservice'), 'disguised')
  for (const strength of ['text', 'revoiced'] as const) {
    await setStrength(store, { team: 'klantenservice', strength, by: 'operator', why: '' }, NOW)
    assert.equal(await strengthOf(store, 'klantenservice'), strength)
  }
  const set = store.db.selectFrom('audit').select('subject').where('what', '=', 'strength-set')
  assert.deepEqual((await set.execute()).map(({ subject }) => subject), ['klantenservice', 'klantenservice'])
  await assert.rejects(setStrength(store, { team: 'nergens', strength: 'text', by: 'operator', why: '' }, NOW), failure('team-unknown'))
})

test('snippets with text alone are counted by reason while they live', async (t) => {
  const { store } = await startWorld(t)
  const callId = await waitingCall(store)
  const sealed = await Promise.all((['leak-heard', 'leak-heard', 'team', undefined] as const).map(async (textOnly) => ({ ...(await sealOne(store, callId)), textOnly })))
  assert.ok(await publish(store, { callId, snippets: sealed }))
  const { quarter } = await store.db.selectFrom('calls').select('quarter').where('id', '=', callId).executeTakeFirstOrThrow()
  const counted = (await countTextOnlyIn(store.db, quarter, NOW)).toSorted((a, b) => a.why.localeCompare(b.why))
  assert.deepEqual(counted, [{ team: 'klantenservice', why: 'leak-heard', count: 2 }, { team: 'klantenservice', why: 'team', count: 1 }])
  assert.deepEqual(await countTextOnly(store, NOW), [{ why: 'leak-heard', count: 2 }, { why: 'team', count: 1 }])
  assert.deepEqual(await countTextOnlyIn(store.db, quarter, after(400 * DAY_MS)), [])
})
