// The process that hears may crash, hang or grow tired: its questions fail with a code, and another takes its place.
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { Failure, type FailureCode } from '../../models/failure.ts'
import { startHearing, type HearingLimits } from '../../models/learned/hearing.ts'
import { DEMONSTRATION_MODEL } from '../../models/settings.ts'
import { childrenOf } from '../support/processes.ts'
import { until } from '../support/until.ts'

const SECOND = new Int16Array(16_000).fill(1000)

const listeners = () => childrenOf(process.pid, 'listener.ts')
const failsWith = (code: FailureCode) => (error: unknown) => error instanceof Failure && error.code === code && error.retry

async function hearing(t: TestContext, limits: Partial<HearingLimits> = {}) {
  const started = await startHearing({ modelDir: DEMONSTRATION_MODEL, dtype: 'q8', threads: 1 }, limits)
  t.after(() => started.close())
  return started
}

async function onlyListener(): Promise<number> {
  const [listener] = await until('there is one listener', () => listeners().length === 1 && listeners())
  assert.ok(listener)
  return listener
}

test('a crash fails what was asked, and the next question is answered', async (t) => {
  const { detectSpeech } = await hearing(t)
  await detectSpeech(SECOND)
  const crashed = await onlyListener()
  process.kill(crashed, 'SIGSTOP')
  const asked = [detectSpeech(SECOND), detectSpeech(SECOND)]
  process.kill(crashed, 'SIGKILL')
  for (const one of asked) await assert.rejects(one, failsWith('hearing-crashed'))
  assert.deepEqual(await detectSpeech(SECOND), [])
  assert.notEqual(await onlyListener(), crashed)
})

test('a process that hangs is ended, and the next question is answered', async (t) => {
  const { detectSpeech } = await hearing(t, { timeoutMs: 20_000 })
  await detectSpeech(SECOND)
  const hung = await onlyListener()
  process.kill(hung, 'SIGSTOP')
  await assert.rejects(detectSpeech(SECOND), failsWith('hearing-timed-out'))
  assert.deepEqual(await detectSpeech(SECOND), [])
  assert.notEqual(await onlyListener(), hung)
})

test('after enough answers another process takes over, and the tired one ends', async (t) => {
  const { detectSpeech } = await hearing(t, { mostAnswers: 1 })
  await detectSpeech(SECOND)
  await until('the tired one has ended', () => listeners().length === 0)
  await detectSpeech(SECOND)
})

test('a process that has grown is replaced', async (t) => {
  const { transcribe } = await hearing(t, { mostGrowth: 0.5 })
  await transcribe(SECOND, 'nl')
  await until('the grown one has ended', () => listeners().length === 0)
})

test('a tired process first answers all that it was asked', async (t) => {
  const { detectSpeech } = await hearing(t, { mostAnswers: 1 })
  const answers = await Promise.all(Array.from({ length: 5 }, () => detectSpeech(SECOND)))
  assert.deepEqual(answers, [[], [], [], [], []])
  await until('all have ended', () => listeners().length === 0)
})

test('closing leaves no process', async () => {
  const { detectSpeech, close } = await startHearing({ modelDir: DEMONSTRATION_MODEL, dtype: 'q8', threads: 1 })
  await detectSpeech(SECOND)
  await close()
  assert.deepEqual(listeners(), [])
})
