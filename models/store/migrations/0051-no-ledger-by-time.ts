// Nobody asks the ledger for a time any more, and an index that every line is written to costs.
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex('ledger_lines_by_time').ifExists().execute()
}
