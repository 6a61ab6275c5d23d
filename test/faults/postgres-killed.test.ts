// PostgreSQL killed while calls are decided on: whoever asks is told to try again, and in the end every call has one line.
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { Failure } from '../../models/failure.ts'
import { newKey } from '../../models/seal.ts'
import { readLines, verifyChain } from '../../models/store/ledger.ts'
import { migrate } from '../../models/store/migrate.ts'
import { decideOffer } from '../../models/store/offers.ts'
import { openStore, type Store } from '../../models/store/open.ts'
import { addTeam } from '../../models/store/teams.ts'
import { after, DAY_MS, offerOf, teamOf, TERMS } from '../contract/store/world.ts'
import { newDatabases, startPostgres } from '../support/postgres.ts'

const CALLS = 60
const KILLS = 3
const LANES = 4
const AGAIN_MS = 50
const LONGEST_LIFE_MS = 400

test(`calls are decided on once each, though PostgreSQL is killed ${KILLS} times`, async (t) => {
  const postgres = await startPostgres(t)
  if (!postgres) return
  const dataDir = await mkdtemp(join(tmpdir(), 'killed-'))
  const store = await openStore({ dataDir, masterKey: newKey(), databases: await newDatabases(postgres.folder) })
  t.after(async () => {
    await store.close()
    await rm(dataDir, { recursive: true, force: true })
  })
  await migrate(store)
  await addTeam(store, teamOf(), { by: 'test', now: after(-DAY_MS) })
  const left = Array.from({ length: CALLS }, (_, index) => `gesprek-${index}`)
  const deciding = Array.from({ length: LANES }, async () => {
    for (let callId = left.pop(); callId !== undefined; callId = left.pop()) await decide(store, callId)
  })
  for (let kill = 0; kill < KILLS; kill++) {
    await wait(Math.random() * LONGEST_LIFE_MS)
    await postgres.kill()
    await postgres.start()
  }
  await Promise.all(deciding)
  const lines = await readLines(store, { quarter: '2026-Q4' })
  assert.equal(lines.length, CALLS)
  assert.equal(verifyChain(lines), undefined)
  const calls = await store.db.selectFrom('calls').select('id').execute()
  assert.equal(calls.length, CALLS)
  for (const { id } of calls) await store.keys.contentKey(id)
})

async function decide(store: Store, callId: string): Promise<void> {
  for (;;) {
    try {
      return void (await decideOffer(store, offerOf({ callId }), TERMS))
    } catch (error) {
      assert.ok(error instanceof Failure && error.retry, `${error instanceof Failure ? error.code : String(error)}`)
      await wait(AGAIN_MS)
    }
  }
}
