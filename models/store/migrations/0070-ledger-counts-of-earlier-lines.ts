// Lines that were written before they were counted as they come.
import { sql, type Kysely } from 'kysely'

/** Where a count is higher, lines of it have been deleted since. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into ledger_counts (quarter, team, decision, reason, count)
    select quarter, team, decision, coalesce(reason, ''), count(*) from ledger_lines where true group by quarter, team, decision, coalesce(reason, '')
    on conflict (quarter, team, decision, reason) do update set count = excluded.count where excluded.count > ledger_counts.count
  `.execute(db)
}
