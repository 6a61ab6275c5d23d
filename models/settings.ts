// Everything that can be set from outside, read from the environment once, with all faults reported together.
import { accessSync, constants } from 'node:fs'
import { relative, resolve } from 'node:path'
import { z } from 'zod'
import { DEFAULT_MAX_RETENTION_DAYS, LEAST_RETENTION_DAYS } from './evaluation.ts'
import { Failure } from './failure.ts'

/** The model that ships: for trying and testing only. */
export const DEMONSTRATION_MODEL = resolve(import.meta.dirname, 'learned/bundled')

const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max)

/** Hashes that came in clear prove nothing. */
const isPrivate = (address: string): boolean => {
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}

const MODEL_MISSING =
  'is missing: the model that ships is for demonstrations. Get one with `npm run models -- pull whisper-small`, and point it to its folder'
const MASTER_KEY_MISSING = 'is missing: make one with `npm run people -- master-key FILE`, outside DATA_DIR'
const DATABASES_APART = 'and DATABASE_URL go together and name two databases: a copy of the one must not hold the keys to it'
const PUBLIC_URL_CLEAR = 'must be https: beyond this machine, sign-in links and snippets would go over the line in clear'

const SOUNDS_UNREADABLE = 'must be a folder that can be read'

const postgresUrl = z.url({ protocol: /^postgres(ql)?$/ })

const DATA_DIR = './data'

const dtype = '(q8|fp32|fp16|q4|int8|uint8)'

const modelShape = z.object({
  MODEL_DIR: z.string().min(1).optional(),
  MODEL_DTYPE: z.string().regex(new RegExp(`^${dtype}(,${dtype})?$`), 'must be one of q8 fp32 fp16 q4 int8 uint8, or two of them: encoder,decoder').default('q8'),
  INFERENCE_THREADS: whole(1, 64).default(1),
  SOUNDS_DIR: z.string().min(1).optional(),
})

const hubShape = modelShape.extend({
  DATA_DIR: z.string().min(1).default(DATA_DIR),
  MODEL_HUB: z.url({ protocol: /^https?$/, abort: true }).refine(isPrivate, 'must be https, or on this machine').default('https://huggingface.co'),
})

const environmentShape = hubShape.omit({ MODEL_HUB: true }).extend({
  MASTER_KEY_FILE: z.string({ error: MASTER_KEY_MISSING }).min(1),
  DATABASE_URL: postgresUrl.optional(),
  KEYS_DATABASE_URL: postgresUrl.optional(),
  REDIS_URL: z.string().min(1).optional(),
  QUEUE_PREFIX: z.string().min(1).default('steekproef'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: whole(0, 65_535).default(8080),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  METRICS_TOKEN: z.string().min(16).optional(),
  DEMONSTRATION: z.literal('yes').optional(),
  WORKER_CONCURRENCY: whole(1, 64).default(1),
  WORKER_PROCESSES: whole(1, 64).default(1),
  MAX_RETENTION_DAYS: whole(LEAST_RETENTION_DAYS, 400).default(DEFAULT_MAX_RETENTION_DAYS),
  MIN_CALL_SECONDS: whole(0, 3600).default(30),
  MAX_RECORDING_MB: whole(1, 4096).default(512),
  SECOND_HEARING: z.enum(['on', 'off']).default('on'),
  FEED_DIR: z.string().min(1).optional(),
  FEED_INBOX: z.string().min(1).optional(),
  FEED_DRAWN: z.enum(['delete', 'keep']).default('delete'),
  FEED_NOT_DRAWN: z.enum(['delete', 'keep']).default('keep'),
  FEED_SETTLE_SECONDS: whole(0, 3600).default(10),
})

/** What is wrong between settings, or with what they point to; told beside what is wrong with each. */
function faultsBetween(set: Environment): string[] {
  const faults: string[] = []
  const fault = (name: string, message: string) => faults.push(`${name}: ${message}`)
  const { MODEL_DIR: model = DEMONSTRATION_MODEL, DATABASE_URL: database, KEYS_DATABASE_URL: keys, MASTER_KEY_FILE: keyFile, PUBLIC_URL: address, SOUNDS_DIR: sounds } = set
  if (set['DEMONSTRATION'] !== 'yes' && resolve(model) === DEMONSTRATION_MODEL) fault('MODEL_DIR', MODEL_MISSING)
  if (!isReadable(model)) fault('MODEL_DIR', 'cannot be read')
  if ((database === undefined) !== (keys === undefined) || (keys !== undefined && keys === database)) fault('KEYS_DATABASE_URL', DATABASES_APART)
  if (address !== undefined && isOpenToAll(address)) fault('PUBLIC_URL', PUBLIC_URL_CLEAR)
  for (const name of ['FEED_DIR', 'FEED_INBOX'])
    if (set[name] !== undefined && !isAccessible(set[name], DROP)) fault(name, 'must be a folder in which files can be read and written')
  if (sounds !== undefined && !isAccessible(sounds, FOLDER)) fault('SOUNDS_DIR', SOUNDS_UNREADABLE)
  if (keyFile === undefined) return faults
  if (!isReadable(keyFile)) fault('MASTER_KEY_FILE', `cannot be read, or ${MASTER_KEY_MISSING}`)
  if (!relative(resolve(set['DATA_DIR'] ?? DATA_DIR), resolve(keyFile)).startsWith('..'))
    fault('MASTER_KEY_FILE', 'lies inside DATA_DIR: a copy of the data would then carry its own key')
  return faults
}

/** Raw audio rests sealed, and never longer than this. Not a setting: it is a promise. */
export const SPOOL_MAX_MS = 24 * 3_600_000
const BYTES_PER_MB = 1_000_000

export type Environment = Readonly<Record<string, string | undefined>>
export type Settings = ReturnType<typeof readSettings>

/** Settings of a process; `settings-faulty` lists every fault by its variable. */
export function readSettings(environment: Environment) {
  const given = withoutEmpty(environment)
  const { data: set, error } = environmentShape.safeParse(given)
  const details = [...(error?.issues ?? []).map(faultLine), ...faultsBetween(given)]
  if (!set || details.length > 0) throw new Failure('settings-faulty', { details })
  return {
    dataDir: resolve(set.DATA_DIR),
    masterKeyFile: resolve(set.MASTER_KEY_FILE),
    databases: set.DATABASE_URL && set.KEYS_DATABASE_URL ? { database: set.DATABASE_URL, keys: set.KEYS_DATABASE_URL } : undefined,
    redis: set.REDIS_URL ?? resolve(set.DATA_DIR, 'redis/redis.sock'),
    privateRedis: set.REDIS_URL === undefined,
    queuePrefix: set.QUEUE_PREFIX,
    host: set.HOST,
    port: set.PORT,
    publicUrl: set.PUBLIC_URL,
    metricsToken: set.METRICS_TOKEN,
    demonstration: set.DEMONSTRATION === 'yes',
    model: modelOf(set),
    workerConcurrency: set.WORKER_CONCURRENCY,
    workerProcesses: set.WORKER_PROCESSES,
    maxRetentionDays: set.MAX_RETENTION_DAYS,
    minCallMs: set.MIN_CALL_SECONDS * 1000,
    maxRecordingBytes: set.MAX_RECORDING_MB * BYTES_PER_MB,
    secondHearing: set.SECOND_HEARING === 'on',
    soundsDir: soundsOf(set),
    feed: feedOf(set),
  }
}

/** What is heard with, for programs that need no more; the model that ships will do. */
export function readHearingSettings(environment: Environment) {
  const set = parsedBy(modelShape, environment)
  const model = modelOf(set)
  if (!isReadable(model.modelDir)) throw new Failure('settings-faulty', { details: ['MODEL_DIR: cannot be read'] })
  if (set.SOUNDS_DIR !== undefined && !isAccessible(set.SOUNDS_DIR, FOLDER)) throw new Failure('settings-faulty', { details: [`SOUNDS_DIR: ${SOUNDS_UNREADABLE}`] })
  return { model, soundsDir: soundsOf(set) }
}

/** Where models are pulled from and to, and which of their weights. */
export function readHubSettings(environment: Environment) {
  const set = parsedBy(hubShape, environment)
  return { hub: set.MODEL_HUB, modelsDir: resolve(set.DATA_DIR, 'models'), ...modelOf(set) }
}

/** Folders that pipelines write into, each optional, and what becomes of what they lay there. */
const feedOf = (set: z.infer<typeof environmentShape>) => ({
  folder: set.FEED_DIR && resolve(set.FEED_DIR),
  inbox: set.FEED_INBOX && resolve(set.FEED_INBOX),
  drawn: set.FEED_DRAWN,
  notDrawn: set.FEED_NOT_DRAWN,
  settleMs: set.FEED_SETTLE_SECONDS * 1000,
})

const soundsOf = ({ SOUNDS_DIR: folder }: z.infer<typeof modelShape>) => folder && resolve(folder)

const modelOf = (set: z.infer<typeof modelShape>) => ({
  modelDir: resolve(set.MODEL_DIR ?? DEMONSTRATION_MODEL),
  dtype: set.MODEL_DTYPE,
  threads: set.INFERENCE_THREADS,
})

function parsedBy<T>(schema: z.ZodType<T>, environment: Environment): T {
  const parsed = schema.safeParse(withoutEmpty(environment))
  if (!parsed.success) throw new Failure('settings-faulty', { details: parsed.error.issues.map(faultLine) })
  return parsed.data
}

/** Without TLS, and not on this machine itself. */
const isOpenToAll = (url: string): boolean => /^http:\/\/(?!(localhost|127(\.\d+){3}|\[::1\])([:/]|$))/i.test(url)

const isReadable = (path: string): boolean => isAccessible(path, constants.R_OK)

/** Only a folder can be entered as `path/.`. */
const FOLDER = constants.R_OK | constants.X_OK
const DROP = FOLDER | constants.W_OK

function isAccessible(path: string, mode: number): boolean {
  try {
    accessSync((mode & FOLDER) === FOLDER ? `${path}/.` : path, mode)
    return true
  } catch {
    return false
  }
}

const withoutEmpty = (environment: Environment) =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))

const faultLine = ({ path, message }: { path: PropertyKey[]; message: string }) => `${path.join('.')}: ${message}`
