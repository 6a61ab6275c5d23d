// The quarters whose ledger is still open.
import type { Store } from './open.ts'

/** Such as `2026-Q4`, newest first. */
export async function listQuarters({ db }: Pick<Store, 'db'>): Promise<string[]> {
  const rows = await db
    .selectFrom('ledgerCounts')
    .select('quarter')
    .distinct()
    .where(({ exists, selectFrom }) => exists(selectFrom('ledgerLines').select('seq').whereRef('ledgerLines.quarter', '=', 'ledgerCounts.quarter')))
    .orderBy('quarter', 'desc')
    .execute()
  return rows.map(({ quarter }) => quarter)
}
