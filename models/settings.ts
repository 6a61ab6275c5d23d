// Everything that can be set from outside, read from the environment once, with all faults reported together.
import { resolve } from 'node:path'
import { z } from 'zod'
import { DEFAULT_MAX_RETENTION_DAYS } from './evaluation.ts'
import { Failure } from './failure.ts'

/** The model that ships: for trying and testing only. */
export const DEMONSTRATION_MODEL = resolve(import.meta.dirname, 'learned/bundled')

const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max)

export const environmentSchema = z.object({
  DATA_DIR: z.string().min(1).default('./data'),
  MASTER_KEY_FILE: z.string({ error: 'is missing: make one with `npm run people -- master-key FILE`, outside DATA_DIR' }).min(1),
  REDIS_URL: z.string().min(1).optional(),
  QUEUE_PREFIX: z.string().min(1).default('steekproef'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: whole(0, 65_535).default(8080),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  MODEL_DIR: z.string().min(1).default(DEMONSTRATION_MODEL),
  MODEL_DTYPE: z.enum(['q8', 'fp32', 'fp16', 'q4', 'int8', 'uint8']).default('q8'),
  INFERENCE_THREADS: whole(1, 64).default(1),
  WORKER_CONCURRENCY: whole(1, 64).default(1),
  MAX_RETENTION_DAYS: whole(1, 400).default(DEFAULT_MAX_RETENTION_DAYS),
  MIN_CALL_SECONDS: whole(0, 3600).default(30),
  MAX_RECORDING_MB: whole(1, 4096).default(512),
})

/** Raw audio rests sealed, and never longer than this. Not a setting: it is a promise. */
export const SPOOL_MAX_MS = 24 * 3_600_000
const BYTES_PER_MB = 1_000_000

export type Settings = ReturnType<typeof readSettings>

/** Settings of a process; `settings-faulty` lists every fault by its variable. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>) {
  const parsed = environmentSchema.safeParse(withoutEmpty(environment))
  if (!parsed.success) throw new Failure('settings-faulty', { details: parsed.error.issues.map(faultLine) })
  const set = parsed.data
  return {
    dataDir: resolve(set.DATA_DIR),
    masterKeyFile: resolve(set.MASTER_KEY_FILE),
    redis: set.REDIS_URL ?? resolve(set.DATA_DIR, 'redis/redis.sock'),
    privateRedis: set.REDIS_URL === undefined,
    queuePrefix: set.QUEUE_PREFIX,
    host: set.HOST,
    port: set.PORT,
    publicUrl: set.PUBLIC_URL,
    modelDir: resolve(set.MODEL_DIR),
    modelDtype: set.MODEL_DTYPE,
    inferenceThreads: set.INFERENCE_THREADS,
    workerConcurrency: set.WORKER_CONCURRENCY,
    maxRetentionDays: set.MAX_RETENTION_DAYS,
    minCallMs: set.MIN_CALL_SECONDS * 1000,
    maxRecordingBytes: set.MAX_RECORDING_MB * BYTES_PER_MB,
  }
}

const withoutEmpty = (environment: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))

const faultLine = ({ path, message }: { path: PropertyKey[]; message: string }) => `${path.join('.')}: ${message}`
