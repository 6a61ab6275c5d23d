// Erasing: everything held about a number or a call is found by its hash, shredded, and stays away.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { copyFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import type { Subject } from '../../models/erasure.ts'
import { dayOf } from '../../models/evaluation.ts'
import { e164Of } from '../../models/phone-number.ts'
import { eraseHeld, findHeld } from '../../models/store/erase.ts'
import { placeHold } from '../../models/store/holds.ts'
import { decideOffer } from '../../models/store/offers.ts'
import { openStore, type Store } from '../../models/store/open.ts'
import { listSnippets, readSnippet, withdrawSnippet } from '../../models/store/snippets.ts'
import { sweepSpool } from '../../models/store/spool.ts'
import { AUDIO, publish, publishOne, sealOne } from '../contract/store/published.ts'
import { after, DAY_MS, failure, NOW, offerOf, startWorld, TERMS, waitingCall } from '../contract/store/world.ts'

const NUMBER = '+31612345678'
const OTHER = '+31687654321'
const erase = (store: Store, subject: Subject, objects = false) => eraseHeld(store, { subject, objects, person: 'test', now: NOW })

test('all calls of a number are found and erased, and no other', async (t) => {
  const { store, trainer } = await startWorld(t)
  const first = await publishOne(store, { audio: AUDIO }, { callerNumber: NUMBER })
  const waiting = await waitingCall(store, { callerNumber: NUMBER })
  const other = await publishOne(store, {}, { callerNumber: OTHER })
  const found = await findHeld(store, { number: NUMBER }, NOW)
  assert.deepEqual(new Set(found.calls.map(({ id, state, snippets, clips }) => [id, state, snippets, clips].join())), new Set([`${first.callId},prepared,1,1`, `${waiting},waiting,0,0`]))
  assert.deepEqual([found.ledgerLines, found.lists], [2, []])

  const receipt = await erase(store, { number: NUMBER })
  assert.deepEqual(receipt.erased, { calls: 2, snippets: 1, clips: 1, recordings: 1 })
  assert.deepEqual([receipt.ledgerLines, receipt.neverDrawnAgain, receipt.held], [2, false, []])
  assert.deepEqual((await findHeld(store, { number: NUMBER }, NOW)).calls, [])
  for (const id of [first.callId, waiting]) await assert.rejects(store.keys.contentKey(id), failure('key-gone'))
  await assert.rejects(readSnippet(store, { id: first.id, person: trainer }, NOW), failure('not-found'))
  await readSnippet(store, { id: other.id, person: trainer }, NOW)
  const disposals = await store.db.selectFrom('disposals').select(['rule', 'kind', 'count']).orderBy('kind').execute()
  assert.deepEqual(disposals, [
    { rule: 'erasure', kind: 'call', count: 2 },
    { rule: 'erasure', kind: 'recording', count: 1 },
    { rule: 'erasure', kind: 'snippet', count: 1 },
  ])
})

test('one call is erased by the identifier that its pipeline gave it', async (t) => {
  const { store } = await startWorld(t)
  await publishOne(store, {}, { callId: 'pbx-17' })
  await publishOne(store, {}, { callId: 'pbx-18' })
  assert.deepEqual((await erase(store, { callId: 'pbx-17' })).erased, { calls: 1, snippets: 1, clips: 0, recordings: 0 })
  assert.deepEqual((await erase(store, { callId: 'pbx-17' })).erased, { calls: 0, snippets: 0, clips: 0, recordings: 0 })
  assert.equal((await listSnippets(store, { page: 1, pageSize: 10 }, NOW)).total, 1)
})

test('who objects is never drawn again, and their number lies nowhere', async (t) => {
  const { store, dataDir } = await startWorld(t)
  const receipt = await erase(store, { number: NUMBER }, true)
  assert.equal(receipt.neverDrawnAgain, true)
  assert.deepEqual(await decideOffer(store, offerOf({ callerNumber: NUMBER }), TERMS), { decision: 'refuse' })
  assert.equal((await decideOffer(store, offerOf({ callerNumber: OTHER }), TERMS)).decision, 'keep')
  assert.deepEqual((await findHeld(store, { number: NUMBER }, NOW)).lists, ['never'])
  const files = globSync('**/*', { cwd: dataDir }).filter((file) => statSync(join(dataDir, file)).isFile())
  for (const file of files) assert.ok(!readFileSync(join(dataDir, file)).includes(NUMBER.slice(3)), file)
})

test('what is under a hold is not erased, and the receipt says so', async (t) => {
  const { store } = await startWorld(t)
  const { callId } = await publishOne(store, {}, { callerNumber: NUMBER })
  await placeHold(store, { callId, reason: 'legal-claim', until: '2026-12-01' }, { person: 'test', now: NOW })
  const receipt = await erase(store, { number: NUMBER })
  assert.equal(receipt.erased.calls, 0)
  assert.deepEqual(receipt.held.map(({ id, heldUntil }) => [id, heldUntil]), [[callId, '2026-12-01']])
  await store.keys.contentKey(callId)
})

test('a database put back from a copy brings nothing back that was erased or withdrawn', async (t) => {
  const { store, dataDir, masterKey, trainer } = await startWorld(t)
  const erased = await publishOne(store, {}, { callerNumber: NUMBER })
  const callId = await waitingCall(store, { callerNumber: OTHER })
  const [withdrawn, kept] = [await sealOne(store, callId), await sealOne(store, callId)]
  await publish(store, { callId, snippets: [withdrawn, kept] })
  await store.checkpoint()
  const database = join(dataDir, 'steekproef.sqlite')
  await copyFile(database, `${database}.copy`)
  await erase(store, { number: NUMBER })
  await withdrawSnippet(store, { id: withdrawn.id, person: trainer }, NOW)
  await store.close()
  await copyFile(`${database}.copy`, database)
  for (const journal of ['-wal', '-shm']) await rm(database + journal, { force: true })

  const restored = await openStore({ dataDir, masterKey })
  t.after(() => restored.close())
  await assert.rejects(readSnippet(restored, { id: withdrawn.id, person: trainer }, NOW), failure('snippet-gone'))
  await assert.rejects(readSnippet(restored, { id: erased.id, person: trainer }, NOW), failure('key-gone'))
  await sweepSpool(restored, after(DAY_MS))
  assert.deepEqual((await listSnippets(restored, { page: 1, pageSize: 10 }, NOW)).items.map(({ id }) => id), [kept.id])
  const rows = await restored.db.selectFrom('snippets').select(['id', 'state', 'content']).where('id', '!=', kept.id).execute()
  assert.deepEqual(rows, [{ id: withdrawn.id, state: 'withdrawn', content: null }])
})

test('the program shows, erases, gives a receipt, and takes in a list', async (t) => {
  const { store, dataDir, masterKey } = await startWorld(t)
  const until = dayOf(new Date()).add({ days: 60 }).toString()
  await store.db.updateTable('teams').set({ evaluations: JSON.stringify([until]) }).execute()
  const startedAt = new Date(Date.now() - 600_000).toISOString()
  await decideOffer(store, offerOf({ startedAt, callerNumber: NUMBER }), { ...TERMS, now: new Date() })
  const [keyFile, list] = [join(dataDir, '..', 'master.key'), join(dataDir, '..', 'list.txt')]
  writeFileSync(keyFile, Buffer.from(masterKey).toString('base64'))
  writeFileSync(list, '# verzonnen\n06 12345678\n\n0201234567 # balie\n')
  const run = (...words: string[]) => {
    const env = { ...process.env, DATA_DIR: dataDir, MASTER_KEY_FILE: keyFile, DEMONSTRATION: 'yes' }
    const program = resolve(import.meta.dirname, '../../worker/programs/erase.ts')
    return spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...words], { encoding: 'utf8', env })
  }
  const shown = run('--number', '06-12345678', '--show')
  assert.match(shown.stdout, /1 gesprekken \/ calls/, shown.stderr)
  const erased = run('--number', '06-12345678', '--objection')
  assert.match(erased.stdout, /erased, keys shredded: 1 gesprekken[^]*never drawn again/, erased.stderr)
  assert.match(run('--number', '06-12345678').stdout, /found: 0 gesprekken[^]*list: never/)
  assert.match(run('--import', list, '--list', 'elsewhere').stdout, /^2 of 2 numbers were new/)
  assert.equal(run('--import', list).status, 1)
  writeFileSync(list, '0201234567\ngeheim\n')
  const faulty = run('--import', list, '--list', 'never')
  assert.match(faulty.stderr, /line 2: must be a telephone number/)
  assert.ok(!faulty.stderr.includes('geheim'))
})

test('numbers are known in every way in which people write them', () => {
  for (const text of ['+31612345678', '06 12345678', '06-12 34 56 78', '0031612345678']) assert.equal(e164Of(text), NUMBER)
  for (const text of ['', 'zes', '12', '+999'])
    assert.throws(() => e164Of(text), failure('request-faulty', 'number: must be a telephone number'))
})
