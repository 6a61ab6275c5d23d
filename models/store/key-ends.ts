// When keys end, and the marks of what ended before its time.
import { setTimeout as wait } from 'node:timers/promises'
import { batches, type KeyDb } from './key-tables.ts'

const ENDED_BATCH = 4000
/** For whoever waits for the lock. */
const BREAK_MS = 20

export async function moveEnds(db: KeyDb, names: readonly string[], expiresAt: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const batch of batches(names)) await trx.updateTable('keys').set({ expiresAt: expiresAt.toISOString() }).where('name', 'in', batch).execute()
  })
}

/** Keys and marks whose time has come; some at a time, so that others get their turn. */
export async function removeEnded(db: KeyDb, now: string): Promise<void> {
  for (;;) {
    const due = db.selectFrom('keys').select('name').where('expiresAt', '<=', now).limit(ENDED_BATCH)
    const { numDeletedRows } = await db.deleteFrom('keys').where('name', 'in', due).executeTakeFirst()
    if (Number(numDeletedRows) < ENDED_BATCH) break
    await wait(BREAK_MS)
  }
  await db.deleteFrom('gone').where('until', '<=', now).execute()
}

export async function mark(db: KeyDb, ids: readonly string[], until: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const batch of batches(ids)) {
      const rows = batch.map((id) => ({ id, until: until.toISOString() }))
      await trx.insertInto('gone').values(rows).onConflict((there) => there.column('id').doNothing()).execute()
    }
  })
}

export const isMarked = async (db: KeyDb, id: string): Promise<boolean> =>
  (await db.selectFrom('gone').select('id').where('id', '=', id).executeTakeFirst()) !== undefined

export const listMarked = async (db: KeyDb): Promise<string[]> => (await db.selectFrom('gone').select('id').execute()).map(({ id }) => id)
