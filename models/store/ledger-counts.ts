// What was offered and drawn, counted as it comes, so that nobody reads a ledger to know; and all that remains after its audit window.
import type { Decision, Refusal } from '../draw.ts'
import { writeDisposals } from './disposals.ts'
import { inBatches } from './in-batches.ts'
import type { Store } from './open.ts'
import { auditWindowEnd } from './quarters.ts'
import type { Db } from './schema.ts'

export type LedgerCount = Readonly<{ team: string; decision: Decision; reason: Refusal | null; count: number }>

type Counted = Readonly<{ quarter: string; team: string; decision: Decision; reason: Refusal | null }>
export type Counts = Readonly<{ add(line: Counted): void; write(): Promise<void> }>

/** Per team, decision and reason, of one quarter. */
export async function countLines(db: Db, quarter: string): Promise<LedgerCount[]> {
  const counts = db.selectFrom('ledgerCounts').select(['team', 'decision', 'reason', 'count'])
  const rows = await counts.where('quarter', '=', quarter).execute()
  return rows.map(({ reason, ...count }) => ({ ...count, reason: reason === '' ? null : reason }))
}

/** Counts that are written together. */
export function openCounts(trx: Db): Counts {
  const counts = new Map<string, Counted & { count: number }>()
  const add = ({ quarter, team, decision, reason }: Counted): void => {
    const key = `${quarter} ${team} ${decision} ${reason ?? ''}`
    const counted = counts.get(key) ?? { quarter, team, decision, reason, count: 0 }
    counted.count++
    counts.set(key, counted)
  }
  const write = async (): Promise<void> => {
    const rows = [...counts.values()].map(({ reason, ...count }) => ({ ...count, reason: reason ?? ('' as const) }))
    if (rows.length === 0) return
    const key = ['quarter', 'team', 'decision', 'reason'] as const
    const adding = trx.insertInto('ledgerCounts').values(rows)
    await adding.onConflict((there) => there.columns(key).doUpdateSet((eb) => ({ count: eb('ledgerCounts.count', '+', eb.ref('excluded.count')) }))).execute()
  }
  return { add, write }
}

/** Deletes the lines of quarters whose window has closed, and what was kept to draw and to test them. Their counts remain. */
export async function closeLedgers({ db }: Pick<Store, 'db'>, now: Date): Promise<number> {
  const quarters = await db.selectFrom('ledgerCounts').select('quarter').distinct().execute()
  const closed = quarters.map(({ quarter }) => quarter).filter((quarter) => auditWindowEnd(quarter) <= now)
  let deleted = 0
  for (const quarter of closed) deleted += await deleteLines(db, quarter, now)
  return deleted
}

/** From the end, so that what is left is a ledger as long as there is any of it. */
async function deleteLines(db: Db, quarter: string, now: Date): Promise<number> {
  const lines = db.selectFrom('ledgerLines').select('seq').where('quarter', '=', quarter).orderBy('seq', 'desc')
  const total = await inBatches(db, {
    take: async (limit) => (await lines.limit(limit).execute()).map(({ seq }) => seq),
    work: async (trx, seqs) => {
      const ended = trx.deleteFrom('ledgerLines').where('quarter', '=', quarter).where('seq', '>=', Math.min(...seqs))
      const { numDeletedRows } = await ended.executeTakeFirst()
      await writeDisposals(trx, { now, rule: 'audit-window', counts: { 'ledger-line': Number(numDeletedRows) } })
    },
  })
  await db.deleteFrom('drawTallies').where('quarter', '=', quarter).execute()
  await db.deleteFrom('decks').where('quarter', '=', quarter).execute()
  return total
}
