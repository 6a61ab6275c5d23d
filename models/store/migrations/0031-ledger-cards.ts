// Which card of which deck a line took, where its team is drawn from decks.
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  const tables = await db.introspection.getTables()
  const columns = tables.find(({ name }) => name === 'ledger_lines')?.columns ?? []
  if (columns.some(({ name }) => name === 'card')) return
  await db.schema.alterTable('ledger_lines').addColumn('card', 'text').execute()
}
