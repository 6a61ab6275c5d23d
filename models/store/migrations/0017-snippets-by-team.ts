// Lists the snippets of one team.
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('snippets_by_team').ifNotExists().on('snippets').columns(['team', 'week', 'expires_at']).execute()
}
