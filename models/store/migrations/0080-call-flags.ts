// What is doubtful about a prepared call as a whole, for as long as the call is on record.
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('call_flags')
    .ifNotExists()
    .addColumn('call_id', 'text', (column) => column.notNull().references('calls.id').onDelete('cascade'))
    .addColumn('flag', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('call_flags_key', ['call_id', 'flag'])
    .execute()
}
