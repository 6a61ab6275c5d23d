// What was offered and drawn, counted: from the ledger's lines while its audit window is open, and all that remains after it.
import type { Decision, Refusal } from '../draw.ts'
import { auditWindowEnd } from './quarters.ts'
import type { Db } from './schema.ts'

export type LedgerCount = Readonly<{ team: string; decision: Decision; reason: Refusal | null; count: number }>

/** Per team, decision and reason, of a quarter whose ledger is open. */
export const countLines = (db: Db, quarter: string): Promise<LedgerCount[]> =>
  db
    .selectFrom('ledgerLines')
    .select(['team', 'decision', 'reason', ({ fn }) => fn.countAll<number>().as('count')])
    .where('quarter', '=', quarter)
    .groupBy(['team', 'decision', 'reason'])
    .execute()

/** Turns the lines of quarters whose window has closed into counts. Gives the number of lines deleted. */
export async function closeLedger(trx: Db, now: Date): Promise<number> {
  const quarters = await trx.selectFrom('ledgerLines').select('quarter').distinct().execute()
  let deleted = 0
  for (const { quarter } of quarters.filter((open) => auditWindowEnd(open.quarter) <= now)) {
    for (const count of await countLines(trx, quarter)) await addCount(trx, quarter, count)
    const { numDeletedRows } = await trx.deleteFrom('ledgerLines').where('quarter', '=', quarter).executeTakeFirst()
    deleted += Number(numDeletedRows)
  }
  return deleted
}

/** Onto what is there: a call offered long after its quarter is refused as too old, and counted there too. */
async function addCount(trx: Db, quarter: string, { team, decision, reason, count }: LedgerCount): Promise<void> {
  const counts = trx.insertInto('ledgerCounts').values({ quarter, team, decision, reason: reason ?? '', count })
  const key = ['quarter', 'team', 'decision', 'reason'] as const
  await counts.onConflict((there) => there.columns(key).doUpdateSet((eb) => ({ count: eb('ledgerCounts.count', '+', count) }))).execute()
}
