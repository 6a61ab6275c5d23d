// What took part in the draw, by team and day, of lines that were written before it was counted as they come.
import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into draw_tallies (quarter, scope, kind, bucket, eligible, expected, variance, drawn)
    select quarter, team, 'day', substr(at, 1, 10), count(*), 0, 0, 0 from ledger_lines where decision <> 'refuse' group by quarter, team, substr(at, 1, 10)
    on conflict (quarter, scope, kind, bucket) do nothing
  `.execute(db)
}
