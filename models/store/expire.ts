// The end of what is past its term: keys first, then rows, then the log that may still hold them.
import { Failure } from '../failure.ts'
import { writeDisposals } from './disposals.ts'
import { endHolds } from './holds.ts'
import { endAudit } from './audit-terms.ts'
import { closeLedgers } from './ledger-counts.ts'
import { deleteLeaks } from './leaks.ts'
import { inBatches } from './in-batches.ts'
import { letGo } from './let-go.ts'
import { isHeldAt } from './under-hold.ts'
import type { Store } from './open.ts'
import type { Db } from './schema.ts'
import { deleteEnded } from './people.ts'
import { removeStrayFiles } from './spool-files.ts'

export type Expired = Readonly<{ snippets: number; calls: number; ledgerLines: number }>

/** Deletes calls with all that hangs on them, ledgers whose audit window has closed, and links and sessions that ended. */
export async function expireDue(store: Store, now: Date): Promise<Expired> {
  await store.keys.shredExpired(now)
  const reviewed = await deleteReviewed(store, now)
  const { snippets, calls } = await deleteCalls(store, now)
  await store.db.transaction().execute(async (trx) => {
    await deleteEnded(trx, now)
    await deleteLeaks(trx, now)
    await endHolds(trx, now)
  })
  const ledgerLines = await closeLedgers(store, now)
  await endAudit(store, now)
  await removeStrayFiles(store)
  if (!(await letGo(store))) throw new Failure('database-busy')
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
  return inBatches(store.db, {
    take: async (limit) => {
      const rows = await due.limit(limit).execute()
      for (const [until, ended] of Map.groupBy(rows, ({ expiresAt }) => expiresAt)) await store.keys.markGone(ended.map(({ id }) => id), new Date(until))
      return rows.map(({ id }) => id)
    },
    work: async (trx, ids) => {
      await trx.deleteFrom('snippets').where('id', 'in', ids).execute()
      await writeDisposals(trx, { now, rule: 'weekly-review', counts: { snippet: ids.length } })
    },
  })
}

async function deleteCalls(store: Store, now: Date): Promise<Pick<Expired, 'snippets' | 'calls'>> {
  const total = { snippets: 0, calls: 0 }
  const due = store.db.selectFrom('calls').select('id').where('expiresAt', '<=', now.toISOString())
  const ended = due.where((eb) => eb.not(isHeldAt(eb, now)))
  await inBatches(store.db, {
    take: async (limit) => {
      const ids = (await ended.limit(limit).execute()).map(({ id }) => id)
      await store.keys.shred(ids)
      return ids
    },
    work: async (trx, ids) => {
      const deleted = await deleteRows(trx, ids, now)
      total.snippets += deleted.snippets
      total.calls += deleted.calls
    },
  })
  return total
}

/** Reviews go with their snippets, holds and terms with their calls. */
async function deleteRows(trx: Db, ids: readonly string[], now: Date): Promise<Pick<Expired, 'snippets' | 'calls'>> {
  const deletedSnippets = await trx.deleteFrom('snippets').where('callId', 'in', ids).executeTakeFirst()
  const deletedCalls = await trx.deleteFrom('calls').where('id', 'in', ids).executeTakeFirst()
  const [snippets, calls] = [Number(deletedSnippets.numDeletedRows), Number(deletedCalls.numDeletedRows)]
  await writeDisposals(trx, { now, rule: 'term', counts: { snippet: snippets, call: calls } })
  return { snippets, calls }
}
