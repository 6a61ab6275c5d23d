// Two workers on one PostgreSQL and one Redis, of which one is killed half-way: the backlog is prepared, each call once.
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { offerCalls, type Offered } from '../demo/offers.ts'
import { startDemo, startWorker } from '../demo/stage.ts'
import { newDatabases, startPostgres } from '../support/postgres.ts'
import { until } from '../support/until.ts'

const CALLS = 4
const PATIENCE_MS = 240_000

test('two workers on one PostgreSQL prepare a backlog without doubling or losing a call', async (t) => {
  const postgres = await startPostgres(t)
  if (!postgres) return
  const folder = await mkdtemp(join(tmpdir(), 'workers-'))
  const databases = await newDatabases(postgres.folder)
  const stage = await startDemo({ folder, seed: 'workers', fraction: 1, worker: false, databases })
  t.after(async () => {
    await stage.stop()
    await rm(folder, { recursive: true, force: true })
  })
  const offered: Offered = { count: 0, drawn: new Map() }
  await offerCalls(stage, { count: CALLS, seed: 'workers' }, offered)
  assert.equal(offered.drawn.size, CALLS)
  const published = () => stage.store.db.selectFrom('audit').select('subject').where('what', '=', 'published').execute()

  const [killed, other] = [startWorker(stage), startWorker(stage)]
  await Promise.all([killed.ready, other.ready])
  await until('one call is prepared', async () => (await published()).length > 0, PATIENCE_MS)
  killed.kill()
  await killed.ended
  const states = () => stage.store.db.selectFrom('calls').select('state').execute()
  await until('every call is prepared', async () => (await states()).every(({ state }) => state === 'prepared'), PATIENCE_MS)
  await other.stop()

  assert.deepEqual((await published()).map(({ subject }) => subject).toSorted(), [...offered.drawn.keys()].toSorted())
  const snippets = await stage.store.db.selectFrom('snippets').select(['callId', 'content']).execute()
  assert.equal(new Set(snippets.map(({ content }) => Buffer.from(content ?? []).toString('base64'))).size, snippets.length)
})
