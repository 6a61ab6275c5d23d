// Counts the calls of a quarter by team and state without reading them.
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('calls_by_quarter').ifNotExists().on('calls').columns(['quarter', 'team', 'state', 'expires_at']).execute()
}
