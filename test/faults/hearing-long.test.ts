// An inference of two minutes: the worker keeps its hold on the job, nobody else takes it, and it is published once.
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { openQueues } from '../../models/queues.ts'
import { offerCalls, type Offered } from '../demo/offers.ts'
import { startDemo, startWorker } from '../demo/stage.ts'
import { childrenOf } from '../support/processes.ts'
import { until } from '../support/until.ts'

const INFERENCE_MS = 120_000
const LOOK_EVERY_MS = 5000

test('a job that hears for two minutes is neither lost nor done twice', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'long-'))
  const stage = await startDemo({ folder, seed: 'long', fraction: 1, worker: false })
  const queues = openQueues({ redis: `${stage.environment['REDIS_URL']}`, prefix: 'steekproef' })
  const [worker, other] = [startWorker(stage), startWorker(stage)]
  const workers = await until('both workers run', () => {
    const ids = childrenOf(process.pid, 'worker/main.ts')
    return ids.length === 2 && ids
  })
  t.after(async () => {
    await Promise.all([worker.stop(), other.stop(), queues.close()])
    await stage.stop()
    await rm(folder, { recursive: true, force: true })
  })
  const offered: Offered = { count: 0, drawn: new Map() }
  await offerCalls(stage, { count: 1, seed: 'long' }, offered)
  const listener = await until('one of them hears', () => workers.flatMap((id) => childrenOf(id, 'listener.ts'))[0])
  process.kill(listener, 'SIGSTOP')
  for (let heardMs = 0; heardMs < INFERENCE_MS; heardMs += LOOK_EVERY_MS) {
    await wait(LOOK_EVERY_MS)
    assert.deepEqual(await queues.prepare.getJobCounts('active', 'waiting', 'delayed'), { active: 1, waiting: 0, delayed: 0 })
  }
  assert.deepEqual(workers.flatMap((id) => childrenOf(id, 'listener.ts')), [listener])
  process.kill(listener, 'SIGCONT')
  const states = () => stage.store.db.selectFrom('calls').select('state').execute()
  await until('the call is prepared', async () => (await states()).every(({ state }) => state === 'prepared'))
  const published = await stage.store.db.selectFrom('audit').select('subject').where('what', '=', 'published').execute()
  assert.equal(published.length, 1)
})

test('a worker that is told to stop first finishes what it hears', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'stop-'))
  const stage = await startDemo({ folder, seed: 'stop', fraction: 1, worker: false })
  t.after(async () => {
    await stage.stop()
    await rm(folder, { recursive: true, force: true })
  })
  await offerCalls(stage, { count: 1, seed: 'stop' }, { count: 0, drawn: new Map() })
  const worker = startWorker(stage)
  await until('it hears', () => childrenOf(process.pid, 'worker/main.ts').some((id) => childrenOf(id, 'listener.ts').length > 0))
  await worker.stop()
  const states = await stage.store.db.selectFrom('calls').select('state').execute()
  assert.deepEqual(states, [{ state: 'prepared' }])
})
