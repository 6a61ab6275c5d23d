// The process in which the models compute. It answers in order, keeps nothing, and ends with the process that started it.
import { Failure } from '../failure.ts'
import type { Answer, Request } from './listener-process.ts'
import { loadVoiceActivity } from './voice-activity.ts'
import type { ModelSettings } from './networks.ts'
import { loadWhisper, type Whisper } from './whisper.ts'

// Whatever a library may try, nothing is fetched.
globalThis.fetch = () => Promise.reject(new Failure('model-missing'))

const settings = settingsFrom(process.argv[2] ?? '{}')
const voiceActivity = loadVoiceActivity()
let whisper: Promise<Whisper> | undefined
let before: Promise<void> = Promise.resolve()

process.on('disconnect', () => process.exit())
process.on('message', (message) => {
  before = before.then(async () => void process.send?.(await answerTo(asRequest(message))))
})

async function answerTo(request: Request): Promise<Answer> {
  const { id, samples } = request
  try {
    if (request.ask === 'speech') return { id, spans: await (await voiceActivity)(samples), ...memory() }
    whisper ??= loadWhisper(settings).catch(forget)
    return { id, heard: await (await whisper)(samples, request.language), ...memory() }
  } catch (error) {
    return { id, failed: error instanceof Failure ? error.code : 'hearing-crashed', ...memory() }
  }
}

/** A model that could not be loaded is tried again with the next question. */
function forget(error: unknown): never {
  whisper = undefined
  throw error
}

const memory = () => ({ residentBytes: process.memoryUsage.rss() })

/** Both guaranteed by `listener-process.ts`, the only program that starts this one. */
function asRequest(message: unknown): Request {
  return message as Request
}

function settingsFrom(json: string): ModelSettings {
  return JSON.parse(json) as ModelSettings
}
