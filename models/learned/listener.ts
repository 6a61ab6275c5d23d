// The process in which the models compute. It answers in order, keeps nothing, and ends with the process that started it.
import { Failure } from '../failure.ts'
import type { Answer, Request } from './hearing.ts'
import { loadVoiceActivity } from './voice-activity.ts'
import { loadWhisper, type ModelSettings, type Whisper } from './whisper.ts'

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
    if (request.ask === 'speech') return { id, spans: await (await voiceActivity)(samples) }
    whisper ??= loadWhisper(settings)
    return { id, heard: await (await whisper)(samples, request.language) }
  } catch (error) {
    return { id, failed: error instanceof Failure ? error.code : 'hearing-crashed' }
  }
}

/** Both guaranteed by `hearing.ts`, the only program that starts this one. */
function asRequest(message: unknown): Request {
  return message as Request
}

function settingsFrom(json: string): ModelSettings {
  return JSON.parse(json) as ModelSettings
}
