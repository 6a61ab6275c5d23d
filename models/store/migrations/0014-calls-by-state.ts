// Finds the calls that wait, oldest first.
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('calls_by_state').ifNotExists().on('calls').columns(['state', 'drawn_at']).execute()
}
