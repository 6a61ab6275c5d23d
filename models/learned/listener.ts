// The process in which the models compute. It answers in order, keeps nothing, and ends with the process that started it.
import { Failure } from '../failure.ts'
import type { Answer, KnownModel, Request } from './listener-process.ts'
import { loadVoiceActivity } from './voice-activity.ts'
import { identifyModel, stampOf } from './weights.ts'
import { loadWhisper, type Whisper } from './whisper.ts'

// Whatever a library may try, nothing is fetched.
globalThis.fetch = () => Promise.reject(new Failure('model-missing'))

const known = knownModelFrom(process.argv[2] ?? '{}')
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
    whisper ??= loadKnown(known).catch(forget)
    return { id, heard: await (await whisper)(samples, request.language), ...memory() }
  } catch (error) {
    return { id, failed: error instanceof Failure ? error.code : 'hearing-crashed', ...memory() }
  }
}

/** `model-changed` when the files are not those by which the worker knows the model, or became others while they were read. */
async function loadKnown({ model, ...settings }: KnownModel): Promise<Whisper> {
  const stamp = stampOf(settings.modelDir)
  const found = await identifyModel(settings.modelDir).catch(changed)
  if (found.name !== model.name || found.revision !== model.revision) changed()
  const loaded = await loadWhisper(settings)
  return stampOf(settings.modelDir) === stamp ? loaded : changed()
}

function changed(): never {
  throw new Failure('model-changed')
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

function knownModelFrom(json: string): KnownModel {
  return JSON.parse(json) as KnownModel
}
