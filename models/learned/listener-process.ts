// The process in which the models compute, as seen from the worker: questions go in, answers or failures come out.
import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { FAILURES, Failure, type FailureCode } from '../failure.ts'
import type { Heard, Language, Model } from '../hearing.ts'
import type { Span } from '../span.ts'
import type { ModelSettings } from './networks.ts'

export type Request = Question & Readonly<{ id: number }>
export type Question = Readonly<{ samples: Int16Array } & ({ ask: 'speech' } | { ask: 'words'; language: Language })>
/** `residentBytes`: the memory that the process holds. */
export type Answer = Readonly<{ id: number; residentBytes: number } & ({ spans: Span[] } | { heard: Heard } | { failed: string })>
/** A model on disk, and what it was found to be. */
export type KnownModel = ModelSettings & Readonly<{ model: Model }>
type Waiting = Readonly<{ resolve(answer: Answer): void; reject(failure: Failure): void; timer: NodeJS.Timeout }>

export type ListenerProcess = ReturnType<typeof startListener>

/** A process that crashes, or is silent for longer than `timeoutMs`, fails every question it has; it answers none afterwards. */
export function startListener(settings: KnownModel, timeoutMs: number) {
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
  const giveUp = () => {
    failAll('hearing-timed-out')
    child.kill('SIGKILL')
  }
  child.once('close', () => failAll('hearing-crashed')).on('error', () => failAll('hearing-crashed'))
  child.on('message', (message) => settle(waiting, asAnswer(message)))
  return {
    isAlive: () => child.connected && child.exitCode === null && child.signalCode === null && !child.killed,
    isBusy: () => waiting.size > 0,
    ask: (question: Question) =>
      new Promise<Answer>((resolve, reject) => {
        const id = ++lastId
        waiting.set(id, { resolve, reject, timer: setTimeout(giveUp, timeoutMs) })
        send(child, { ...question, id }, () => failAll('hearing-crashed'))
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
  if ('failed' in answer) request.reject(new Failure(isCode(answer.failed) ? answer.failed : 'hearing-crashed'))
  else request.resolve(answer)
}

function send(child: ChildProcess, request: Request, onFailure: () => void): void {
  child.send(request, (error) => {
    if (error) onFailure()
  })
}

/** Guaranteed by `listener.ts`, the only program that is ever started here. */
const asAnswer = (message: unknown): Answer => message as Answer

const isCode = (code: string): code is FailureCode => code in FAILURES
