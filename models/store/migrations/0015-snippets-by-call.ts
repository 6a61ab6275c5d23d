// Finds a call's snippets, also when the call is deleted.
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('snippets_by_call').ifNotExists().on('snippets').columns(['call_id', 'state']).execute()
}
