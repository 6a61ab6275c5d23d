// The last weeks' offers are counted without reading the whole ledger.
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('ledger_lines_by_time').ifNotExists().on('ledger_lines').columns(['at', 'team', 'decision']).execute()
}
