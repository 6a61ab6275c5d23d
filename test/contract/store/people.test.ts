// Who comes in: with a link that works once and soon, then a session that ends, or a pipeline's token; none of them stored in clear.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { expireDue } from '../../../models/store/expire.ts'
import { addFeeder, addPerson, endSession, feederOf, issueLink, personOf, spendLink } from '../../../models/store/people.ts'
import { after, failure, HOUR_MS, IN_FILES, MINUTE_MS, NOW, startWorld } from './world.ts'

test('a link works once, and for ten minutes', async (t) => {
  const { store, trainer } = await startWorld(t)
  const [token, late] = [await issueLink(store, trainer, NOW), await issueLink(store, trainer, NOW)]
  const { person } = await spendLink(store, token, after(10 * MINUTE_MS - 1))
  assert.deepEqual(person, { id: trainer, name: 'Trainer Verzonnen', role: 'trainer' })
  for (const spent of [token, late, 'made-up', ''])
    await assert.rejects(spendLink(store, spent, after(10 * MINUTE_MS)), failure('link-spent'))
})

test('a session tells who it is for twelve hours, or until it is ended', async (t) => {
  const { store } = await startWorld(t)
  const { id } = await addPerson(store, { name: 'Manager Verzonnen', role: 'manager', by: 'test' }, NOW)
  const signIn = async () => (await spendLink(store, await issueLink(store, id, NOW), NOW)).session
  const [session, other] = [await signIn(), await signIn()]
  const manager = { id, name: 'Manager Verzonnen', role: 'manager' }
  assert.deepEqual(await personOf(store, session, after(12 * HOUR_MS - 1)), manager)
  assert.equal(await personOf(store, session, after(12 * HOUR_MS)), undefined)
  await endSession(store, session)
  assert.equal(await personOf(store, session, NOW), undefined)
  assert.deepEqual(await personOf(store, other, NOW), manager)
})

test('a pipeline is known by its token', async (t) => {
  const { store } = await startWorld(t)
  const token = await addFeeder(store, { name: 'Centrale' }, NOW)
  assert.equal((await feederOf(store, token))?.name, 'Centrale')
  assert.equal(await feederOf(store, `${token}x`), undefined)
})

test('nobody gets a link who is not known', async (t) => {
  const { store } = await startWorld(t)
  await assert.rejects(issueLink(store, 'nobody', NOW), failure('not-found'))
})

test('no token lies in the data folder', IN_FILES, async (t) => {
  const { store, trainer, dataDir } = await startWorld(t)
  const link = await issueLink(store, trainer, NOW)
  const { session } = await spendLink(store, await issueLink(store, trainer, NOW), NOW)
  const tokens = [link, session, await addFeeder(store, { name: 'Centrale' }, NOW)]
  for (const token of tokens) assert.match(token, /^[\w-]{43}$/)
  const files = readdirSync(dataDir).filter((name) => name.includes('sqlite'))
  const atRest = Buffer.concat(files.map((name) => readFileSync(join(dataDir, name))))
  for (const token of tokens) assert.ok(atRest.indexOf(token) === -1 && atRest.indexOf(Buffer.from(token, 'base64url')) === -1)
})

test('links and sessions that ended are deleted', async (t) => {
  const { store, trainer } = await startWorld(t)
  await spendLink(store, await issueLink(store, trainer, NOW), NOW)
  await issueLink(store, trainer, NOW)
  const left = async (now: Date) => {
    await expireDue(store, now)
    const tables = [store.db.selectFrom('signInLinks').selectAll().execute(), store.db.selectFrom('sessions').selectAll().execute()]
    return (await Promise.all(tables)).map(({ length }) => length)
  }
  assert.deepEqual(await left(NOW), [1, 1])
  assert.deepEqual(await left(after(10 * MINUTE_MS)), [0, 1])
  assert.deepEqual(await left(after(12 * HOUR_MS)), [0, 0])
})

test('who was let in is on record', async (t) => {
  const { store, trainer } = await startWorld(t)
  await spendLink(store, await issueLink(store, trainer, NOW), NOW)
  const entries = await store.db.selectFrom('audit').select('what').where('subject', '=', trainer).orderBy('id').execute()
  assert.deepEqual(entries.map(({ what }) => what), ['person-added', 'link-issued', 'signed-in'])
})
