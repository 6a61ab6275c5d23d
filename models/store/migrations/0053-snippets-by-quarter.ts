// Counts the snippets of a quarter by team without reading them.
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('snippets_by_quarter').ifNotExists().on('snippets').columns(['quarter', 'state', 'team', 'expires_at']).execute()
}
