// Long work on many rows, some of them at a time, so that others can write in between.
import { setTimeout as wait } from 'node:timers/promises'
import type { Db } from './schema.ts'

/** About as much computing as a transaction may take, in which nobody else can write. How many rows that is depends on what hangs on them. */
const TRANSACTION_MS = 150
/** Whoever waits for SQLite's lock looks again after about so long; with a shorter break it would seldom find it free. */
const BREAK_MS = 20
/** Fewer would gain nothing, because each transaction waits for the disk. */
const LEAST = 200
/** Fewer than the parameters that a statement may have. */
const MOST = 5000

export type Batches<T> = Readonly<{
  /** The next of them, at most `limit`. Outside the transaction: what has to be done first, for instance to their keys. */
  take(limit: number): Promise<readonly T[]>
  work(trx: Db, some: readonly T[]): Promise<void>
}>

/** Works until there are no more; gives how many there were. */
export async function inBatches<T>(db: Db, { take, work }: Batches<T>): Promise<number> {
  let limit = LEAST
  for (let total = 0; ; ) {
    const some = await take(limit)
    if (some.length === 0) return total
    const tookMs = await computedMs(() => db.transaction().execute((trx) => work(trx, some)))
    total += some.length
    const wanted = Math.round((limit * TRANSACTION_MS) / Math.max(1, tookMs))
    limit = Math.max(LEAST, Math.min(MOST, 2 * limit, wanted))
    await wait(BREAK_MS)
  }
}

/** In computing time, because on a busy machine smaller transactions would only be more of them. */
async function computedMs(work: () => Promise<void>): Promise<number> {
  const before = process.threadCpuUsage()
  await work()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1000
}
