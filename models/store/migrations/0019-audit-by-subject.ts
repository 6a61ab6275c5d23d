// Finds who looked at one snippet.
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('audit_by_subject').ifNotExists().on('audit').columns(['subject']).execute()
}
