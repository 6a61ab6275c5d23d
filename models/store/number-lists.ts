// Numbers that are never put to the draw, kept as keyed hashes: of callers who objected, and of those recorded under other rules.
// The key store keeps them too, so that they hold whichever of the two databases is put back from a copy.
import { keyedRef } from '../draw.ts'
import type { NumberList } from '../number-list.ts'
import { appendAudit } from './audit.ts'
import type { ListedNumber } from './key-survivors.ts'
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
  await keys.keepNumbers(rows)
  return db.transaction().execute(async (trx) => {
    await appendAudit(trx, { at: now, person, what: 'numbers-listed', subject: list })
    return insertNew(trx, rows)
  })
}

/** Gives each database the numbers that only the other has. None is ever taken off a list, so as many here as there are the same ones. */
export async function mendLists({ db, keys }: Store): Promise<void> {
  const counts = await countNumbers({ db })
  if (counts.reduce((sum, { count }) => sum + count, 0) === (await keys.countNumbers())) return
  const [here, kept] = [await db.selectFrom('numberLists').selectAll().execute(), await keys.keptNumbers()]
  const [lost, unkept] = [without(kept, here), without(here, kept)]
  await keys.keepNumbers(unkept)
  await db.transaction().execute((trx) => insertNew(trx, lost))
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

async function insertNew(trx: Db, rows: readonly ListedNumber[]): Promise<number> {
  let added = 0
  for (let from = 0; from < rows.length; from += ROWS) {
    const inserting = trx.insertInto('numberLists').values(rows.slice(from, from + ROWS))
    const { numInsertedOrUpdatedRows } = await inserting.onConflict((there) => there.doNothing()).executeTakeFirst()
    added += Number(numInsertedOrUpdatedRows ?? 0)
  }
  return added
}

function without(rows: readonly ListedNumber[], others: readonly ListedNumber[]): ListedNumber[] {
  const known = new Set(others.map(nameOf))
  return rows.filter((row) => !known.has(nameOf(row)))
}

const nameOf = ({ list, callerRef }: ListedNumber): string => `${list} ${callerRef}`
