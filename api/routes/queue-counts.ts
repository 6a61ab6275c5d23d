// How many jobs are where, or nothing while Redis is away.
import { setTimeout as wait } from 'node:timers/promises'
import type { Queues } from '../../models/queues.ts'

const STATES = ['waiting', 'active', 'delayed', 'failed'] as const
/** A Redis that is away does not refuse but stays silent until it is back. */
const PATIENCE_MS = 1000

export type QueueCounts = ReadonlyArray<Readonly<{ queue: string; state: string; count: number }>>

export async function countJobs({ draw, prepare, expire }: Queues): Promise<QueueCounts | undefined> {
  const patience = new AbortController()
  const silence = wait(PATIENCE_MS, undefined, { signal: patience.signal }).catch(() => undefined)
  const counts = Promise.all([draw, prepare, expire].map(async (queue) => ({ name: queue.name, counts: await queue.getJobCounts(...STATES) })))
  const answered = await Promise.race([counts.catch(() => undefined), silence]).finally(() => patience.abort())
  return answered?.flatMap(({ name, counts: found }) => STATES.map((state) => ({ queue: name, state, count: found[state] ?? 0 })))
}
