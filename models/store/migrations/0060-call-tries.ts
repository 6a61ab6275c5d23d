// How often preparing a call was begun and not heard of again.
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('call_tries')
    .ifNotExists()
    .addColumn('call_id', 'text', (column) => column.primaryKey().references('calls.id').onDelete('cascade'))
    .addColumn('unfinished', 'integer', (column) => column.notNull())
    .execute()
}
