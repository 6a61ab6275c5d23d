// Web and worker as children of one process: what `npm start` and the demonstration run.
import { fork, type ChildProcess } from 'node:child_process'
import { resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { Failure } from '../../models/failure.ts'

const ROOT = resolve(import.meta.dirname, '../..')
/** Longer than a prepared call takes, so that a worker may finish what it has begun. */
const STOP_MS = 60_000

const readyMessage = z.object({ ready: z.literal(true), address: z.string().optional() })

export type Service = Readonly<{
  /** Resolves when it serves, with its address if it has one; rejects with the exit status when it ends before. */
  ready: Promise<string | undefined>
  ended: Promise<number>
  stop(): Promise<void>
  /** For fault tests: ends at once, as a crash would. */
  kill(): void
}>

/** `file` is relative to the project; it sends `{ready: true, address?}` when it serves, and ends when its parent does. */
export function startService(file: string, environment: NodeJS.ProcessEnv, output: 'inherit' | number): Service {
  const child = fork(resolve(ROOT, file), {
    env: environment,
    stdio: ['ignore', output, output, 'ipc'],
    execArgv: ['--disable-warning=ExperimentalWarning'],
    detached: true, // Ctrl-C reaches the parent alone, which then stops things in order.
  })
  const ended = new Promise<number>((done) => child.once('exit', (code) => done(code ?? 1)))
  return { ready: readiness(child, file), ended, stop: () => stop(child, ended), kill: () => void child.kill('SIGKILL') }
}

function readiness(child: ChildProcess, file: string): Promise<string | undefined> {
  const ready = new Promise<string | undefined>((done, fail) => {
    child.on('message', (message) => {
      const parsed = readyMessage.safeParse(message)
      if (parsed.success) done(parsed.data.address)
    })
    child.once('exit', (code) => fail(new Failure('not-ready', { details: [`${file} ended with status ${code ?? 1}; its log says why`] })))
  })
  ready.catch(() => undefined) // Whoever waits is told; nobody has to wait.
  return ready
}

async function stop(child: ChildProcess, ended: Promise<number>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  const patience = new AbortController()
  const late = wait(STOP_MS, undefined, { signal: patience.signal }).then(() => child.kill('SIGKILL'), () => undefined)
  await ended
  patience.abort()
  await late
}
