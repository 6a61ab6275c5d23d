// The end of what is past its term: keys first, then rows, then the log that may still hold them.
import { setImmediate as turn } from 'node:timers/promises'
import { writeDisposals } from './disposals.ts'
import { endHolds } from './holds.ts'
import { closeLedgers } from './ledger-counts.ts'
import { letGo } from './let-go.ts'
import { isHeldAt } from './under-hold.ts'
import type { Store } from './open.ts'
import type { Db } from './schema.ts'
import { deleteEnded } from './people.ts'
import { removeStrayFiles } from './spool-files.ts'

/** About how long a transaction may take in which nobody else can write; how many calls that is depends on their clips. */
const TRANSACTION_MS = 25
/** Fewer would gain nothing, because each transaction waits for the disk. */
const LEAST_BATCH = 50
const LARGEST_BATCH = 500
/** The key store puts each of its transactions on the disk, so it has fewer and larger ones. */
const SHREDDED_AT_ONCE = 5000

export type Expired = Readonly<{ snippets: number; calls: number; ledgerLines: number }>

/** Deletes calls with all that hangs on them, ledgers whose audit window has closed, and links and sessions that ended. */
export async function expireDue(store: Store, now: Date): Promise<Expired> {
  await store.keys.shredExpired(now)
  const reviewed = await deleteReviewed(store, now)
  const { snippets, calls } = await deleteCalls(store, now)
  await store.db.transaction().execute(async (trx) => {
    await deleteEnded(trx, now)
    await endHolds(trx, now)
  })
  const ledgerLines = await closeLedgers(store, now)
  await removeStrayFiles(store)
  await letGo(store)
  return { snippets: snippets + reviewed, calls, ledgerLines }
}

/** Snippets that end before their call, because nobody wanted to learn from them in their week. */
async function deleteReviewed(store: Store, now: Date): Promise<number> {
  const due = store.db
    .selectFrom('snippets')
    .innerJoin('calls', 'calls.id', 'snippets.callId')
    .select(['snippets.id', 'calls.expiresAt'])
    .where('snippets.expiresAt', '<=', now.toISOString())
    .where('calls.expiresAt', '>', now.toISOString())
    .where((eb) => eb.not(isHeldAt(eb, now)))
  return inBatches(async (limit) => {
    const rows = await due.limit(limit).execute()
    const ids = rows.map(({ id }) => id)
    for (const [until, ended] of Map.groupBy(rows, ({ expiresAt }) => expiresAt)) await store.keys.markGone(ended.map(({ id }) => id), new Date(until))
    if (ids.length === 0) return { done: 0, tookMs: 0 }
    return store.db.transaction().execute((trx) =>
      timed(async () => {
        await trx.deleteFrom('snippets').where('id', 'in', ids).execute()
        await writeDisposals(trx, { now, rule: 'weekly-review', counts: { snippet: ids.length } })
        return ids.length
      }),
    )
  })
}

async function deleteCalls(store: Store, now: Date): Promise<Pick<Expired, 'snippets' | 'calls'>> {
  const total = { snippets: 0, calls: 0 }
  const due = store.db.selectFrom('calls').select('id').where('expiresAt', '<=', now.toISOString())
  const ended = due.where((eb) => eb.not(isHeldAt(eb, now))).limit(SHREDDED_AT_ONCE)
  for (;;) {
    const ids = (await ended.execute()).map(({ id }) => id)
    if (ids.length === 0) return total
    await store.keys.shred(ids)
    await inBatches(async (limit) => {
      const some = ids.splice(0, limit)
      if (some.length === 0) return { done: 0, tookMs: 0 }
      return store.db.transaction().execute((trx) =>
        timed(async () => {
          const deleted = await deleteRows(trx, some, now)
          total.snippets += deleted.snippets
          total.calls += deleted.calls
          return some.length
        }),
      )
    })
  }
}

/** Reviews go with their snippets, holds and terms with their calls. */
async function deleteRows(trx: Db, ids: readonly string[], now: Date): Promise<Pick<Expired, 'snippets' | 'calls'>> {
  const deletedSnippets = await trx.deleteFrom('snippets').where('callId', 'in', ids).executeTakeFirst()
  const deletedCalls = await trx.deleteFrom('calls').where('id', 'in', ids).executeTakeFirst()
  const [snippets, calls] = [Number(deletedSnippets.numDeletedRows), Number(deletedCalls.numDeletedRows)]
  await writeDisposals(trx, { now, rule: 'term', counts: { snippet: snippets, call: calls } })
  return { snippets, calls }
}

/** `tookMs` without the wait for the disk at the end, which does not depend on how much was done. */
type Batch = Readonly<{ done: number; tookMs: number }>

async function timed(work: () => Promise<number>): Promise<Batch> {
  const startedAt = performance.now()
  const done = await work()
  return { done, tookMs: performance.now() - startedAt }
}

/**
 * Does `work` until it finds no more; gives how much there was. As many at a time as take about `TRANSACTION_MS`, with a turn for
 * everybody else in between.
 */
async function inBatches(work: (limit: number) => Promise<Batch>): Promise<number> {
  let limit = LEAST_BATCH
  for (let total = 0; ; ) {
    const { done, tookMs } = await work(limit)
    total += done
    if (done < limit) return total
    const wanted = (limit * TRANSACTION_MS) / Math.max(1, tookMs)
    limit = Math.max(LEAST_BATCH, Math.min(LARGEST_BATCH, 2 * limit, Math.round(wanted)))
    await turn()
  }
}
