// The queues between web and worker. Jobs carry our own random ids, return nothing and may run twice.
// The database is the truth: a Redis that lost everything is filled again from it.
import { Queue, UnrecoverableError, Worker, type Job, type JobsOptions } from 'bullmq'
import { Redis } from 'ioredis'
import { z } from 'zod'
import { Failure } from './failure.ts'
import { SPOOL_MAX_MS } from './settings.ts'

const HOUR_SECONDS = 3600
const MAX_SEALED_CHARACTERS = 131_072
/** How often a drawn call's recording is looked for that a pipeline has named but not yet written. */
const DRAW_AGAIN_MS = 30_000
/** How often what is past its term is deleted. Readers never see it, however late this runs. */
export const EXPIRE_EVERY_MS = 5 * 60_000

const SOON: JobsOptions['backoff'] = { type: 'exponential', delay: 2000, jitter: 0.5 }
const STEADILY: JobsOptions['backoff'] = { type: 'fixed', delay: DRAW_AGAIN_MS }

/** A pipeline fills this queue itself, so anything may be in it: what is not sealed reads as `undefined`. */
const sealedOffer = z
  .strictObject({ sealed: z.base64().min(1).max(MAX_SEALED_CHARACTERS) })
  .or(z.unknown().transform(() => ({ sealed: undefined })))

/** Likewise for what somebody else put among our own. */
const callToPrepare = z.strictObject({ callId: z.uuid() }).or(z.unknown().transform(() => ({ callId: undefined })))

/** Every queue with the one job it carries. What failed is removed: the database says what has to be asked for again. */
export const JOBS = {
  draw: { payload: sealedOffer, attempts: SPOOL_MAX_MS / DRAW_AGAIN_MS, backoff: STEADILY, removeOnFail: true },
  prepare: { payload: callToPrepare, attempts: 4, backoff: SOON, removeOnFail: true },
  expire: { payload: z.unknown().transform(() => ({})), attempts: 1, backoff: SOON, removeOnFail: { age: HOUR_SECONDS } },
} as const

/** A worker renews its hold on a job twice in this time; what a killed one held is taken up again after it. */
const LOCK_MS = 15_000
/** So often a job may lose its worker before it is asked for anew. Which call takes workers down the database counts. */
const MAX_STALLED = 30

export type QueueName = keyof typeof JOBS
export type Payload<Name extends QueueName> = z.infer<(typeof JOBS)[Name]['payload']>
/** `lastTry`: nobody will try again after this. */
export type Handlers = { [Name in QueueName]: (payload: Payload<Name>, lastTry: boolean) => Promise<void> }

export type QueueSettings = Readonly<{ redis: string; prefix: string }>
export type Queues = Readonly<Record<QueueName, Queue> & { close(): Promise<void> }>

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
  const open = (name: QueueName) => {
    const queue = new Queue(name, { connection, prefix, defaultJobOptions: optionsOf(name) })
    return queue.on('error', () => undefined) // It repeats what its connection already says.
  }
  const queues = { draw: open('draw'), prepare: open('prepare'), expire: open('expire') }
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
  const start = <Name extends QueueName>(name: Name) => {
    const connection = connectRedis(redis)
    const worker = new Worker(name, (job) => run(name, job, handlers[name]).catch(refuseContent), {
      connection,
      prefix,
      concurrency: concurrency[name],
      lockDuration: LOCK_MS,
      stalledInterval: LOCK_MS / 3,
      maxStalledCount: MAX_STALLED,
    })
    return worker.on('closed', () => connection.disconnect()) // A connection that it was given it leaves open.
  }
  return [start('draw'), start('prepare'), start('expire')]
}

const optionsOf = (name: QueueName): JobsOptions => ({
  attempts: JOBS[name].attempts,
  backoff: JOBS[name].backoff,
  removeOnComplete: true,
  removeOnFail: JOBS[name].removeOnFail,
  stackTraceLimit: 0,
})

/** Under our own options, because a pipeline's might keep what has to go, or give up too early. */
async function run<Name extends QueueName>(name: Name, job: Job, handle: Handlers[Name]): Promise<void> {
  Object.assign(job.opts, optionsOf(name))
  await handle(payloadOf(name, job), isLastTry(job))
}

function payloadOf<Name extends QueueName>(name: Name, job: Job): Payload<Name> {
  return JOBS[name].payload.parse(isAnonymous(name, job) ? job.data : undefined) as Payload<Name>
}

const RANDOM_ID = /^(\d+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** A pipeline's own name or id for a job may be a telephone number, and lies in clear. */
const isAnonymous = (name: QueueName, job: Job): boolean => name !== 'draw' || (job.name === name && RANDOM_ID.test(job.id ?? ''))

const isLastTry = (job: Job): boolean => job.attemptsMade + 1 >= (job.opts.attempts ?? 1)

/** BullMQ stores message and stack in clear, and both may hold content that a library put there. */
function refuseContent(error: unknown): never {
  const isFinal = error instanceof Failure && !error.retry
  const code = error instanceof Failure ? error.code : 'internal-error'
  const bare = isFinal ? new UnrecoverableError(code) : new Error(code)
  bare.stack = ''
  throw bare
}
