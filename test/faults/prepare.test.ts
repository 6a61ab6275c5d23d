// Preparing a call that cannot be prepared: ffmpeg hangs, crashes or is gone, the worker goes down with it, a job is none of ours. The call
// ends with a reason or waits, its sound is not kept, and the others go on.
import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { after, test, type TestContext } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import type { FailureCode } from '../../models/failure.ts'
import type { Hearing } from '../../models/hearing.ts'
import { createLog } from '../../models/log.ts'
import { openQueues, startWorkers } from '../../models/queues.ts'
import { waitingCalls } from '../../models/store/calls.ts'
import type { Store } from '../../models/store/open.ts'
import { beginTry, unfinishedTries } from '../../models/store/tries.ts'
import { prepareJob } from '../../worker/jobs/prepare.ts'
import { refillQueues } from '../../worker/jobs/refill.ts'
import { startPrivateRedis } from '../../worker/programs/private-redis.ts'
import { drawCall, failure, NOW, receive, startWorld, stateOf } from '../contract/store/world.ts'
import { childrenOf } from '../support/processes.ts'
import { shippedCalls } from '../support/shipped-calls.ts'
import { until } from '../support/until.ts'

/** An ffmpeg that does as told by `FFMPEG_FAULT`. */
const SCRIPT = `#!/bin/sh
case "$FFMPEG_FAULT" in
  hangs) trap '' TERM; exec sleep 3600 ;;
  crashes) kill -SEGV $$ ;;
  *) exec ffmpeg "$@" ;;
esac
`
const LONGER_THAN_FFMPEG_MAY_MS = 3_600_000
const TRIES = 10

const folder = mkdtempSync(join(tmpdir(), 'prepare-'))
const program = join(folder, 'ffmpeg')
process.env['FFMPEG_PATH'] = program
after(() => rmSync(folder, { recursive: true }))

/** Nobody says anything, so that a call ends prepared without a snippet. */
const silence: Hearing = {
  model: { name: 'made up', revision: '0' },
  detectSpeech: async () => [],
  transcribe: async () => ({ words: [], trust: { logProbability: 0, noSpeech: 1, compression: 1, ended: true } }),
  close: async () => undefined,
}
const hearings = { use: <T>(call: (hearing: Hearing) => Promise<T>) => call(silence), close: silence.close }

async function world(t: TestContext, ffmpeg: 'hangs' | 'crashes' | 'works') {
  const { store } = await startWorld(t)
  process.env['FFMPEG_FAULT'] = ffmpeg
  writeFileSync(program, SCRIPT)
  chmodSync(program, 0o700)
  const lines: string[] = []
  const log = createLog(new Writable({ write: (chunk, _, done) => (lines.push(String(chunk)), done()) }))
  const prepare = prepareJob({ store, hearings, log, now: () => NOW, random: () => 0.5 })
  return { store, prepare, logged: () => lines.join('') }
}

async function waitingCall(store: Store): Promise<string> {
  const callId = await drawCall(store)
  const [shipped] = shippedCalls('calls')
  assert.ok(shipped)
  await receive(store, callId, readFileSync(shipped.recording))
  return callId
}

async function ended({ db, spoolDir, keys }: Store, callId: string, code: FailureCode): Promise<void> {
  const call = await db.selectFrom('calls').select(['state', 'failure']).where('id', '=', callId).executeTakeFirstOrThrow()
  assert.deepEqual({ ...call }, { state: 'failed', failure: code })
  assert.ok(!readdirSync(spoolDir).some((file) => file.startsWith(callId)))
  await assert.rejects(keys.contentKey(callId), failure('key-gone'))
}

const programs = () => [...childrenOf(process.pid, program), ...childrenOf(process.pid, 'sleep')]

test('an ffmpeg that hangs and will not be told to stop is killed; the call is tried again, and fails in the end', async (t) => {
  const { store, prepare } = await world(t, 'hangs')
  const callId = await waitingCall(store)
  t.mock.timers.enable({ apis: ['setTimeout'] })
  for (const lastTry of [false, true]) {
    const trying = prepare({ callId }, lastTry)
    while (programs().length === 0) await turn()
    t.mock.timers.tick(LONGER_THAN_FFMPEG_MAY_MS)
    await (lastTry ? trying : assert.rejects(trying, failure('ffmpeg-timed-out')))
    if (!lastTry) assert.equal(await stateOf(store, callId), 'waiting')
    while (programs().length > 0) await turn()
  }
  await ended(store, callId, 'ffmpeg-timed-out')
})

test('an ffmpeg that crashes costs a try; one that is gone costs none', async (t) => {
  const { store, prepare } = await world(t, 'crashes')
  const callId = await waitingCall(store)
  await assert.rejects(prepare({ callId }, false), failure('ffmpeg-crashed'))
  rmSync(program)
  await assert.rejects(prepare({ callId }, true), failure('ffmpeg-missing'))
  assert.equal(await stateOf(store, callId), 'waiting')
  assert.equal(await unfinishedTries(store, callId), 0)
  await world(t, 'works')
  await prepare({ callId }, true)
  assert.equal(await stateOf(store, callId), 'prepared')
})

test('a call that takes the worker down every time is taken last, and set aside after so many times', async (t) => {
  const { store, prepare, logged } = await world(t, 'works')
  const [poisoned, other] = [await waitingCall(store), await waitingCall(store)]
  for (let crash = 0; crash < TRIES - 1; crash++) await beginTry(store, poisoned)
  assert.deepEqual(await waitingCalls(store), [other, poisoned])
  assert.equal(await stateOf(store, poisoned), 'waiting')
  await beginTry(store, poisoned)
  await prepare({ callId: poisoned }, false)
  await ended(store, poisoned, 'worker-crashed')
  assert.match(logged(), /"code":"worker-crashed"/)
  await prepare({ callId: other }, false)
  assert.equal(await stateOf(store, other), 'prepared')
})

test('a call that came through after crashes is held to be innocent', async (t) => {
  const { store, prepare } = await world(t, 'crashes')
  const callId = await waitingCall(store)
  await beginTry(store, callId)
  await assert.rejects(prepare({ callId }, false), failure('ffmpeg-crashed'))
  assert.equal(await unfinishedTries(store, callId), 0)
})

test('what is none of ours in the queue is refused, told and gone, and the calls go on', async (t) => {
  const { store, prepare, logged } = await world(t, 'works')
  const redis = await startPrivateRedis(join(folder, 'redis'))
  const queues = openQueues({ redis: redis.socket, prefix: 'none-of-ours' })
  const garbage = [undefined, 'tekst', [], {}, { callId: '0612345678' }, { callId: 7, more: 'x'.repeat(100_000) }, { callId: { $gt: '' } }]
  for (const data of garbage) await queues.prepare.add('0612345678', data)
  const callId = await waitingCall(store)
  await refillQueues(store, queues)
  const handlers = { draw: async () => undefined, prepare, expire: async () => undefined }
  const workers = startWorkers({ redis: redis.socket, prefix: 'none-of-ours' }, handlers, { draw: 1, prepare: 1, expire: 1 })
  t.after(async () => {
    await Promise.all(workers.map((worker) => worker.close()))
    await queues.close()
    await redis.stop()
  })
  await until('the call is prepared', async () => (await stateOf(store, callId)) === 'prepared')
  await until('nothing is left', async () => Object.values(await queues.prepare.getJobCounts()).every((count) => count === 0))
  assert.equal(logged().match(/"code":"job-faulty"/g)?.length, garbage.length)
  assert.ok(!logged().includes('0612345678'))
})
