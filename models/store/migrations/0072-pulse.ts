// One number that only grows, which the key store counts too: whichever of the two lags behind was put back from a copy.
import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('pulse')
    .ifNotExists()
    .addColumn('number', 'integer', (column) => column.notNull())
    .execute()
  await sql`insert into pulse (number) select 0 where not exists (select number from pulse)`.execute(db)
}
