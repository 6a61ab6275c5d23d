// `npm start` with two worker processes: both work off one backlog, a stop hands back what is not done, and no call is prepared twice.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import { offerCalls, type Offered } from '../demo/offers.ts'
import { startDemo, type Stage } from '../demo/stage.ts'
import { childrenOf } from '../support/processes.ts'
import { until } from '../support/until.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const CALLS = 5
const PATIENCE_MS = 300_000

/** The program, and the ids of its two workers; `stop` asks it to end and gives its exit status. */
async function startBoth({ environment }: Stage) {
  const program = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'worker/programs/start.ts'], {
    cwd: ROOT,
    env: { ...environment, WORKER_PROCESSES: '2' },
    stdio: 'ignore',
  })
  const ended = once(program, 'exit').then(([status]: unknown[]) => status)
  const workers = await until('two workers run', () => {
    const ids = childrenOf(program.pid ?? 0, 'worker/main.ts')
    return ids.length === 2 && ids
  })
  const stop = async () => {
    program.kill('SIGTERM')
    return ended
  }
  return { workers, stop }
}

test('two worker processes share a backlog, and give back what they have not begun', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'processes-'))
  const stage = await startDemo({ folder, seed: 'processes', fraction: 1, worker: false })
  t.after(async () => {
    await stage.stop()
    await rm(folder, { recursive: true, force: true })
  })
  const offered: Offered = { count: 0, drawn: new Map() }
  await offerCalls(stage, { count: CALLS, seed: 'processes' }, offered)
  assert.equal(offered.drawn.size, CALLS)
  const published = async () => (await stage.store.db.selectFrom('audit').select('subject').where('what', '=', 'published').execute()).map(({ subject }) => subject)
  const inState = async (state: 'waiting' | 'prepared') => (await stage.store.db.selectFrom('calls').select('id').where('state', '=', state).execute()).map(({ id }) => id)

  const first = await startBoth(stage)
  await until('both hear', () => first.workers.every((id) => childrenOf(id, 'listener.ts').length === 1), PATIENCE_MS)
  assert.equal(await first.stop(), 0)
  assert.ok(first.workers.every((id) => childrenOf(id, 'listener.ts').length === 0), 'nothing goes on hearing')
  const [waiting, prepared] = [await inState('waiting'), await inState('prepared')]
  assert.deepEqual([...waiting, ...prepared].toSorted(), [...offered.drawn.keys()].toSorted())
  assert.ok(waiting.length > 0, 'it stopped before all was done')
  assert.deepEqual((await published()).toSorted(), prepared.toSorted())

  const second = await startBoth(stage)
  await until('every call is prepared', async () => (await inState('prepared')).length === CALLS, PATIENCE_MS)
  assert.equal(await second.stop(), 0)
  assert.deepEqual((await published()).toSorted(), [...offered.drawn.keys()].toSorted())
})
