// Where each quarter's ledger stood at the end of each day: whoever noted it sees every later change, whatever the database says.
import { dayOf, nextQuarter, quarterOf } from '../evaluation.ts'
import { headOf } from './ledger.ts'
import type { Store } from './open.ts'
import type { Db, Schema } from './schema.ts'

export type LedgerHead = Readonly<Schema['ledgerHeads']>

/**
 * Notes how far the ledgers are that can still grow. A day's head moves until the day is over and never again: lines that come
 * after its last note are under the next day's.
 */
export async function noteHeads({ db }: Pick<Store, 'db'>, now: Date): Promise<void> {
  const day = dayOf(now)
  const quarters = new Set([quarterOf(now), quarterOf(new Date(now.getTime() - 2 * DAY_MS)), nextQuarter(quarterOf(now))])
  await db.transaction().execute(async (trx) => {
    for (const quarter of quarters) await noteHead(trx, quarter, day.toString())
  })
}

/** From the first day. */
export const listHeads = ({ db }: Pick<Store, 'db'>, quarter: string): Promise<LedgerHead[]> =>
  db.selectFrom('ledgerHeads').selectAll().where('quarter', '=', quarter).orderBy('day').execute()

const DAY_MS = 24 * 3_600_000

/** A clock that jumped back changes no day that is over. */
async function noteHead(trx: Db, quarter: string, day: string): Promise<void> {
  const head = await headOf(trx, quarter)
  const noted = trx.selectFrom('ledgerHeads').select(['day', 'hash']).where('quarter', '=', quarter)
  const last = await noted.orderBy('day', 'desc').limit(1).executeTakeFirst()
  if (!head || last?.hash === head.hash || (last && last.day > day)) return
  const noting = trx.insertInto('ledgerHeads').values({ quarter, day, ...head })
  await noting.onConflict((there) => there.columns(['quarter', 'day']).doUpdateSet(head)).execute()
}
