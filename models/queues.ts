// The queues between web and worker. Jobs carry our own random ids, return nothing and may run twice.
// The database is the truth: a Redis that lost everything is filled again from it.
import { Queue, Worker, type Job, type JobsOptions } from 'bullmq'
import { Redis } from 'ioredis'
import { z } from 'zod'
import { Failure } from './failure.ts'

const HOUR_SECONDS = 3600
/** How often what is past its term is deleted. Readers never see it, however late this runs. */
export const EXPIRE_EVERY_MS = 5 * 60_000

/** Every queue with the one job it carries. */
export const JOBS = {
  prepare: { payload: z.strictObject({ callId: z.uuid() }), attempts: 4 },
  expire: { payload: z.strictObject({}), attempts: 1 },
} as const

/** A worker renews its hold on a job twice in this time; what a killed one held is taken up again after it. */
const LOCK_MS = 15_000
/** So often a job may lose its worker before it is set aside for an hour. */
const MAX_STALLED = 30

export type QueueName = keyof typeof JOBS
export type Payload<Name extends QueueName> = z.infer<(typeof JOBS)[Name]['payload']>
/** `lastTry`: nobody will try again after this. */
export type Handlers = { [Name in QueueName]: (payload: Payload<Name>, lastTry: boolean) => Promise<void> }

export type QueueSettings = Readonly<{ redis: string; prefix: string }>
export type Queues = Readonly<{ prepare: Queue; expire: Queue; close(): Promise<void> }>

/** A connection as BullMQ needs it. `redis` is a URL or the path of a Unix socket. */
export function connectRedis(redis: string): Redis {
  const connection = new Redis(redis, { maxRetriesPerRequest: null, lazyConnect: false })
  connection.on('error', () => undefined) // ioredis retries by itself; readiness reports a Redis that stays away.
  return connection
}

/** Refuses a Redis that does not answer, or that may drop jobs when its memory is full. */
export async function refuseEviction(redis: string): Promise<void> {
  const once = new Redis(redis, { lazyConnect: true, maxRetriesPerRequest: 0, retryStrategy: () => null })
  once.on('error', () => undefined)
  try {
    await once.connect()
    const policy = /maxmemory_policy:(\S+)/.exec(await once.info('memory'))?.[1]
    if (policy !== 'noeviction') throw new Failure('redis-evicts')
  } catch (cause) {
    throw cause instanceof Failure ? cause : new Failure('redis-away', { cause })
  } finally {
    once.disconnect()
  }
}

export function openQueues({ redis, prefix }: QueueSettings): Queues {
  const connection = connectRedis(redis)
  const open = (name: QueueName) => new Queue(name, { connection, prefix, defaultJobOptions: optionsOf(name) })
  const queues = { prepare: open('prepare'), expire: open('expire') }
  const close = async () => {
    await Promise.all(Object.values(queues).map((queue) => queue.close()))
    connection.disconnect()
  }
  return { ...queues, close }
}

/** Asks for one call to be prepared; asking again while it waits changes nothing. */
export async function askToPrepare(queues: Queues, callId: string): Promise<void> {
  await queues.prepare.add('prepare', { callId }, { jobId: `call-${callId}` })
}

/** Runs the handlers. What they throw reaches Redis as a code without content. */
export function startWorkers(
  { redis, prefix }: QueueSettings,
  handlers: Handlers,
  concurrency: Readonly<Record<QueueName, number>>,
): Worker[] {
  const start = <Name extends QueueName>(name: Name) =>
    new Worker(name, async (job) => handlers[name](payloadOf(name, job), isLastTry(job)).catch(refuseContent), {
      connection: connectRedis(redis),
      prefix,
      concurrency: concurrency[name],
      lockDuration: LOCK_MS,
      stalledInterval: LOCK_MS / 3,
      maxStalledCount: MAX_STALLED,
    })
  return [start('prepare'), start('expire')]
}

const optionsOf = (name: QueueName): JobsOptions => ({
  attempts: JOBS[name].attempts,
  backoff: { type: 'exponential', delay: 2000, jitter: 0.5 },
  removeOnComplete: true,
  removeOnFail: { age: HOUR_SECONDS },
  stackTraceLimit: 0,
})

function payloadOf<Name extends QueueName>(name: Name, job: Job): Payload<Name> {
  return JOBS[name].payload.parse(job.data) as Payload<Name>
}

const isLastTry = (job: Job): boolean => job.attemptsMade + 1 >= (job.opts.attempts ?? 1)

/** BullMQ stores message and stack in clear, and both may hold content that a library put there. */
function refuseContent(error: unknown): never {
  const bare = new Error(error instanceof Failure ? error.code : 'internal-error')
  bare.stack = ''
  throw bare
}
