// The learned models in a process of their own: inference blocks an event loop, leaks a little, and may crash.
import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { FAILURES, Failure, type FailureCode } from '../failure.ts'
import type { Heard, Hearing, Language } from '../hearing.ts'
import type { Span } from '../span.ts'
import { identifyModel } from './weights.ts'
import type { ModelSettings } from './whisper.ts'

/** Far longer than any window takes, with any model, on a machine that is busy. */
const TIMEOUT_MS = 10 * 60_000

export type Request = Readonly<{ id: number; samples: Int16Array } & ({ ask: 'speech' } | { ask: 'words'; language: Language })>
export type Answer = Readonly<{ id: number } & ({ spans: Span[] } | { heard: Heard } | { failed: string })>
type Waiting = Readonly<{ resolve(answer: Answer): void; reject(failure: Failure): void; timer: NodeJS.Timeout }>

/**
 * Starts hearing with a Whisper export on disk. `model-missing` when it is not complete. A process that crashes or hangs
 * fails the requests it had with a failure that may be retried; the next request starts another.
 */
export async function startHearing(settings: ModelSettings, timeoutMs = TIMEOUT_MS): Promise<Hearing> {
  const model = await identifyModel(settings.modelDir)
  let listener: Listener | undefined
  const ask = async (request: DistributiveOmit<Request, 'id'>): Promise<Answer> => {
    if (!listener?.isAlive()) listener = startListener(settings)
    return listener.ask(request, timeoutMs)
  }
  return {
    model,
    detectSpeech: async (samples) => {
      const answer = await ask({ ask: 'speech', samples })
      return 'spans' in answer ? answer.spans : refuse(answer)
    },
    transcribe: async (samples, language) => {
      const answer = await ask({ ask: 'words', samples, language })
      return 'heard' in answer ? answer.heard : refuse(answer)
    },
    close: async () => listener?.end(),
  }
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never
type Listener = ReturnType<typeof startListener>

function startListener(settings: ModelSettings) {
  const child = fork(join(import.meta.dirname, 'listener.ts'), [JSON.stringify(settings)], {
    serialization: 'advanced',
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'], // What a library prints may hold what it heard.
    detached: true, // Ctrl-C is for the worker, which ends this process when its jobs are done.
  })
  const waiting = new Map<number, Waiting>()
  const ended = new Promise<void>((done) => child.once('close', () => done()))
  let lastId = 0
  const failAll = (code: FailureCode) => {
    for (const { reject, timer } of waiting.values()) {
      clearTimeout(timer)
      reject(new Failure(code))
    }
    waiting.clear()
  }
  child.once('close', () => failAll('hearing-crashed')).on('error', () => failAll('hearing-crashed'))
  child.on('message', (message) => settle(waiting, asAnswer(message)))
  return {
    isAlive: () => child.connected && child.exitCode === null,
    ask: (request: DistributiveOmit<Request, 'id'>, timeoutMs: number) =>
      new Promise<Answer>((resolve, reject) => {
        const id = ++lastId
        const timer = setTimeout(() => {
          failAll('hearing-timed-out')
          child.kill('SIGKILL')
        }, timeoutMs)
        waiting.set(id, { resolve, reject, timer })
        send(child, { ...request, id }, () => failAll('hearing-crashed'))
      }),
    end: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

function settle(waiting: Map<number, Waiting>, answer: Answer): void {
  const request = waiting.get(answer.id)
  if (!request) return
  clearTimeout(request.timer)
  waiting.delete(answer.id)
  request.resolve(answer)
}

function send(child: ChildProcess, request: DistributiveOmit<Request, never>, onFailure: () => void): void {
  child.send(request, (error) => {
    if (error) onFailure()
  })
}

/** Guaranteed by `listener.ts`, the only program that is ever started here. */
const asAnswer = (message: unknown): Answer => message as Answer

function refuse(answer: Answer): never {
  const code = 'failed' in answer ? answer.failed : ''
  throw new Failure(isCode(code) ? code : 'hearing-crashed')
}

const isCode = (code: string): code is FailureCode => code in FAILURES
