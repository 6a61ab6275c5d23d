// The database's layout: made once, made whole again when it was cut off, and known to be there or not.
import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { isMigrated, migrate } from '../../../models/store/migrate.ts'
import { decideOffer } from '../../../models/store/offers.ts'
import { openStore, type Store } from '../../../models/store/open.ts'
import { IN_FILES, NOW, offerOf, startWorld, TERMS } from './world.ts'

test('a database is not migrated until it is, and migrating again changes nothing', IN_FILES, async (t) => {
  const { dataDir, masterKey } = await startWorld(t)
  const store = await openStore({ dataDir: join(dataDir, '..', 'other'), masterKey })
  assert.equal(await isMigrated(store), false)
  await migrate(store)
  await migrate(store)
  assert.equal(await isMigrated(store), true)
  await store.close()
})

test('a migration that was cut off before it was noted runs again', async (t) => {
  const { store } = await startWorld(t)
  await store.db.withTables<{ kyselyMigration: { name: string } }>().deleteFrom('kyselyMigration').execute()
  assert.equal(await isMigrated(store), false)
  await migrate(store)
  assert.equal(await isMigrated(store), true)
})

test('lines that were not counted when they came are counted, and what was counted stays', async (t) => {
  const { store } = await startWorld(t)
  for (const changed of [{}, {}, { announced: false }]) await decideOffer(store, offerOf(changed), TERMS)
  const counts = () => store.db.selectFrom('ledgerCounts').select(['decision', 'reason', 'count']).orderBy('decision').execute()
  const right = await counts()
  assert.deepEqual(right, [{ decision: 'keep', reason: '', count: 2 }, { decision: 'refuse', reason: 'not-announced', count: 1 }])
  await store.db.updateTable('ledgerCounts').set({ count: 1 }).where('decision', '=', 'keep').execute()
  await store.db.deleteFrom('ledgerCounts').where('decision', '=', 'refuse').execute()
  await again(store, '0070-ledger-counts-of-earlier-lines')
  assert.deepEqual(await counts(), right)
  await store.db.deleteFrom('ledgerLines').where('seq', '=', 2).execute()
  await again(store, '0070-ledger-counts-of-earlier-lines')
  assert.deepEqual(await counts(), right)
})

test('rules that were set before anybody was asked why are among the changes of their team', async (t) => {
  const { store } = await startWorld(t)
  const rules = { method: 'deck', capPerMonth: null, minTalkMs: 60_000, review: 'week' } as const
  await store.db.insertInto('teamRules').values({ team: 'klantenservice', version: 1, ...rules, setAt: NOW.toISOString(), setBy: 'operator' }).execute()
  await again(store, '0074-team-changes-of-earlier-rules')
  await again(store, '0074-team-changes-of-earlier-rules')
  const [change, ...more] = await store.db.selectFrom('teamChanges').selectAll().execute()
  assert.deepEqual([change?.team, change?.what, change?.setBy, change?.why, more], ['klantenservice', 'rules', 'operator', '', []])
  assert.deepEqual(JSON.parse(change?.value ?? ''), rules)
})

test('every migration file is in the list', async (t) => {
  const { store } = await startWorld(t)
  const run = await store.db.withTables<{ kyselyMigration: { name: string } }>().selectFrom('kyselyMigration').select('name').execute()
  const files = globSync('*.ts', { cwd: resolve(import.meta.dirname, '../../../models/store/migrations') })
  assert.deepEqual(run.map(({ name }) => name).toSorted(), files.map((file) => basename(file, '.ts')).toSorted())
})

test('lists, sweeps and expiry search by index', IN_FILES, async (t) => {
  const { store } = await startWorld(t)
  const questions = [
    store.db.selectFrom('calls').select('id').where('expiresAt', '<=', 'x').limit(1),
    store.db.selectFrom('calls').select('id').where('state', '=', 'waiting').orderBy('drawnAt'),
    store.db.selectFrom('snippets').select('id').where('callId', '=', 'x').where('state', '=', 'published'),
    store.db.selectFrom('snippets').select('id').where('team', '=', 'x').where('expiresAt', '>', 'x').orderBy('week'),
    store.db.selectFrom('ledgerLines').select('decision').where('callRef', '=', 'x'),
    store.db.selectFrom('audit').select('person').where('subject', '=', 'x'),
  ]
  for (const question of questions) {
    const [plan] = await question.explain(undefined, sql`query plan`)
    assert.match(JSON.stringify(plan), /SEARCH/)
  }
})

test('two opens of one folder can be closed in any order', async (t) => {
  const { store, ...world } = await startWorld(t)
  const unused = await openStore(world)
  await unused.close()
  assert.equal(await isMigrated(store), true)
})

/** Runs a migration once more. */
async function again(store: Store, name: string): Promise<void> {
  await store.db.withTables<{ kyselyMigration: { name: string } }>().deleteFrom('kyselyMigration').where('name', '>=', name).execute()
  await migrate(store)
}
