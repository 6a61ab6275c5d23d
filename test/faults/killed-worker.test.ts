// A worker killed at random moments loses no drawn call and publishes none twice.
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { offerCalls, type Offered } from '../demo/offers.ts'
import { startDemo, startWorker } from '../demo/stage.ts'
import { until } from '../support/until.ts'

const KILLS = 20
const CALLS = 5
const LONGEST_LIFE_MS = 4000
const PATIENCE_MS = 240_000

test(`a worker killed at ${KILLS} random moments publishes every drawn call exactly once`, async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'killed-'))
  const stage = await startDemo({ folder, seed: 'killed', fraction: 1, worker: false })
  t.after(async () => {
    await stage.stop()
    await rm(folder, { recursive: true, force: true })
  })
  const offered: Offered = { count: 0, drawn: new Map() }
  await offerCalls(stage, { count: CALLS, seed: 'killed' }, offered)
  assert.equal(offered.drawn.size, CALLS)

  for (let kill = 0; kill < KILLS; kill++) {
    const worker = startWorker(stage)
    await Promise.race([worker.ready, worker.ended])
    await wait(Math.random() * LONGEST_LIFE_MS)
    worker.kill()
    await worker.ended
  }

  const last = startWorker(stage)
  const states = async () => stage.store.db.selectFrom('calls').select(['id', 'state']).execute()
  await until('every call is prepared', async () => (await states()).every(({ state }) => state === 'prepared'), PATIENCE_MS)
  await last.stop()
  const prepared = await stage.store.db.selectFrom('audit').select(['subject']).where('what', '=', 'published').execute()
  assert.deepEqual(prepared.map(({ subject }) => subject).toSorted(), [...offered.drawn.keys()].toSorted())
})
