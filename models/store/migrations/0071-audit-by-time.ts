// What is on record ends by age, and is found by it.
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('audit_by_time').ifNotExists().on('audit').columns(['at']).execute()
}
