// The learned models in a process of their own: inference blocks an event loop, leaks a little, and may crash.
import { realpathSync } from 'node:fs'
import type { Hearing } from '../hearing.ts'
import { startListener, type Answer, type KnownModel, type ListenerProcess, type Question } from './listener-process.ts'
import type { ModelSettings } from './networks.ts'
import { identifyModel } from './weights.ts'

export type HearingLimits = Readonly<{
  /** Far longer than any window takes, with any model, on a machine that is busy. */
  timeoutMs: number
  /** After so many answers the process is replaced, */
  mostAnswers: number
  /** and when it holds so many times the memory that it held after its first text. */
  mostGrowth: number
}>

const LIMITS: HearingLimits = { timeoutMs: 10 * 60_000, mostAnswers: 5000, mostGrowth: 2 }

/**
 * Starts hearing with a Whisper export on disk. `model-missing` when it is not complete, `model-damaged` when its lock file says
 * otherwise. A process that crashes or hangs fails the questions it had with a failure that may be retried; the next question
 * starts another, which loads the same files or, with `model-changed`, none.
 */
export async function startHearing(settings: ModelSettings, limits: Partial<HearingLimits> = {}): Promise<Hearing> {
  const model = await identifyModel(settings.modelDir)
  const ask = inTurns({ ...settings, modelDir: realpathSync(settings.modelDir), model }, { ...LIMITS, ...limits })
  return {
    model,
    detectSpeech: async (samples) => {
      const answer = await ask.of({ ask: 'speech', samples })
      return 'spans' in answer ? answer.spans : []
    },
    transcribe: async (samples, language) => {
      const answer = await ask.of({ ask: 'words', samples, language })
      if ('heard' in answer) return answer.heard
      throw new TypeError('an answer to another question')
    },
    close: ask.close,
  }
}

/** One process at a time is asked; a tired one gets no new questions, and ends when it has answered those that it has. */
function inTurns(settings: KnownModel, { timeoutMs, mostAnswers, mostGrowth }: HearingLimits) {
  const alive = new Set<ListenerProcess>()
  let current: ListenerProcess | undefined
  let answered = 0
  let settledBytes = Infinity
  const start = (): ListenerProcess => {
    const listener = startListener(settings, timeoutMs)
    alive.add(listener)
    answered = 0
    settledBytes = Infinity
    return listener
  }
  const end = async (listener: ListenerProcess): Promise<void> => {
    await listener.end()
    alive.delete(listener)
  }
  const isTired = (answer: Answer): boolean => {
    if ('heard' in answer) settledBytes = Math.min(settledBytes, answer.residentBytes)
    return ++answered >= mostAnswers || answer.residentBytes > settledBytes * mostGrowth
  }
  return {
    of: async (question: Question): Promise<Answer> => {
      if (!current?.isAlive()) current = start()
      const listener = current
      try {
        const answer = await listener.ask(question)
        if (listener === current && isTired(answer)) current = undefined
        return answer
      } finally {
        const isDone = listener !== current || !listener.isAlive()
        if (isDone && !listener.isBusy()) void end(listener)
      }
    },
    close: async () => void (await Promise.all([...alive].map(end))),
  }
}
