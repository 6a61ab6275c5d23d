// Lists snippets, newest week first.
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('snippets_by_week').ifNotExists().on('snippets').columns(['week', 'id', 'expires_at']).execute()
}
