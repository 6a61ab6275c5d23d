// Lists the snippets about one theme.
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('snippets_by_theme').ifNotExists().on('snippets').columns(['theme', 'week', 'expires_at']).execute()
}
