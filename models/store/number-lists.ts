// Numbers that are never put to the draw, kept as keyed hashes: of callers who objected, and of those recorded under other rules.
import { keyedRef } from '../draw.ts'
import type { NumberList } from '../number-list.ts'
import { appendAudit } from './audit.ts'
import type { Store } from './open.ts'
import type { Db } from './schema.ts'

/** Fewer than the parameters that a statement may have. */
const ROWS = 500

/** `numbers` in E.164 form. `person` is a person's id, or `operator`. */
export type Listing = Readonly<{ list: NumberList; numbers: readonly string[]; person: string }>

/** Puts numbers on a list; gives how many were not on it yet. */
export async function listNumbers({ db, keys }: Store, { list, numbers, person }: Listing, now: Date): Promise<number> {
  const key = await keys.purposeKey('caller')
  const rows = [...new Set(numbers)].map((number) => ({ list, callerRef: keyedRef(key, number), addedAt: now.toISOString() }))
  return db.transaction().execute(async (trx) => {
    let added = 0
    for (let from = 0; from < rows.length; from += ROWS) {
      const inserting = trx.insertInto('numberLists').values(rows.slice(from, from + ROWS))
      const { numInsertedOrUpdatedRows } = await inserting.onConflict((there) => there.doNothing()).executeTakeFirst()
      added += Number(numInsertedOrUpdatedRows ?? 0)
    }
    await appendAudit(trx, { at: now, person, what: 'numbers-listed', subject: list })
    return added
  })
}

export const countNumbers = ({ db }: Pick<Store, 'db'>) =>
  db.selectFrom('numberLists').select(['list', ({ fn }) => fn.countAll<number>().as('count')]).groupBy('list').orderBy('list').execute()

/** On which lists each of these callers is. */
export async function listsOf(db: Db, callerRefs: readonly string[]): Promise<Map<string, Set<NumberList>>> {
  const lists = new Map<string, Set<NumberList>>()
  for (let from = 0; from < callerRefs.length; from += ROWS) {
    const rows = db.selectFrom('numberLists').select(['list', 'callerRef']).where('callerRef', 'in', callerRefs.slice(from, from + ROWS))
    for (const { list, callerRef } of await rows.execute()) lists.set(callerRef, (lists.get(callerRef) ?? new Set()).add(list))
  }
  return lists
}
