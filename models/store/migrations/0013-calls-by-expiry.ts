// Finds the calls that are past their term.
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('calls_by_expiry').ifNotExists().on('calls').columns(['expires_at']).execute()
}
