// The end of what is past its term: keys first, then rows, then the log that may still hold them.
import { setTimeout as wait } from 'node:timers/promises'
import { Failure } from '../failure.ts'
import { closeLedger } from './ledger-counts.ts'
import type { Store } from './open.ts'
import { deleteEnded } from './people.ts'
import { removeStrayFiles } from './spool-files.ts'

/** Calls deleted in one transaction: overwriting their clips takes a while, in which nobody else can write. */
const BATCH = 50
const TRUNCATE_TRIES = 20
const TRUNCATE_AGAIN_MS = 100

export type Expired = Readonly<{ snippets: number; calls: number; ledgerLines: number }>

/** Deletes calls with all that hangs on them, ledgers whose audit window has closed, and links and sessions that ended. */
export async function expireDue(store: Store, now: Date): Promise<Expired> {
  await store.keys.shredExpired(now)
  const { snippets, calls } = await deleteCalls(store, now)
  const ledgerLines = await store.db.transaction().execute(async (trx) => {
    await deleteEnded(trx, now)
    return closeLedger(trx, now)
  })
  await removeStrayFiles(store)
  await truncateLog(store)
  return { snippets, calls, ledgerLines }
}

async function deleteCalls(store: Store, now: Date): Promise<Pick<Expired, 'snippets' | 'calls'>> {
  const total = { snippets: 0, calls: 0 }
  const due = store.db.selectFrom('calls').select('id').where('expiresAt', '<=', now.toISOString()).limit(BATCH)
  for (;;) {
    const ids = (await due.execute()).map(({ id }) => id)
    if (ids.length === 0) return total
    await store.keys.shred(ids)
    const deleted = await deleteRows(store, ids)
    total.snippets += deleted.snippets
    total.calls += deleted.calls
  }
}

/** Reviews go with their snippets. */
const deleteRows = ({ db }: Store, ids: readonly string[]): Promise<Pick<Expired, 'snippets' | 'calls'>> =>
  db.transaction().execute(async (trx) => {
    const snippets = await trx.deleteFrom('snippets').where('callId', 'in', ids).executeTakeFirst()
    const calls = await trx.deleteFrom('calls').where('id', 'in', ids).executeTakeFirst()
    return { snippets: Number(snippets.numDeletedRows), calls: Number(calls.numDeletedRows) }
  })

/** Tries again while somebody reads or writes; at last `database-busy`, and the next run truncates. */
async function truncateLog(store: Store): Promise<void> {
  for (let left = TRUNCATE_TRIES; ; left--) {
    try {
      return store.checkpoint()
    } catch (error) {
      if (left === 0 || !(error instanceof Failure && error.code === 'database-busy')) throw error
      await wait(TRUNCATE_AGAIN_MS)
    }
  }
}
