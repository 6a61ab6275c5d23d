// A database that was put back from a copy. It and the key store count the same pulse, so that the one which lags behind shows; and
// what must not be lost lies in both.
import { appendAudit } from './audit.ts'
import { mendLists } from './number-lists.ts'
import type { Store } from './open.ts'

/** For how long whoever looks after the installation is told. */
const TOLD_DAYS = 31
const DAY_MS = 24 * 3_600_000

export type PutBack = 'database' | 'key-store'
export type Restore = Readonly<{ what: PutBack; noticedAt: string }>

/** Puts on record that one of the two was put back since the last time, and gives each what only the other still has. */
export async function noticeRestore(store: Store, now: Date): Promise<void> {
  await beat(store, now)
  await mendLists(store)
}

/** What was put back within the last month. */
export async function listRestores({ db }: Pick<Store, 'db'>, now: Date): Promise<Restore[]> {
  const since = new Date(now.getTime() - TOLD_DAYS * DAY_MS).toISOString()
  const entries = db.selectFrom('audit').select(['at', 'subject']).where('what', '=', 'restore-noticed').where('at', '>', since)
  const rows = await entries.orderBy('id').execute()
  return rows.map(({ at, subject }) => ({ what: subject === 'database' ? 'database' : 'key-store', noticedAt: at }))
}

/**
 * The database is first, and beats only when the key store has caught up: by more than one neither is ever ahead, whoever is
 * killed in between.
 */
async function beat({ db, keys }: Store, now: Date): Promise<void> {
  const number = await db.transaction().execute(async (trx) => {
    const [here, there] = [(await trx.selectFrom('pulse').select('number').executeTakeFirstOrThrow()).number, await keys.pulse()]
    if (here === there + 1) return here
    const next = Math.max(here, there) + 1
    await trx.updateTable('pulse').set({ number: next }).execute()
    const what: PutBack = here < there ? 'database' : 'key-store'
    if (here !== there) await appendAudit(trx, { at: now, person: 'worker', what: 'restore-noticed', subject: what })
    return next
  })
  await keys.notePulse(number)
}
