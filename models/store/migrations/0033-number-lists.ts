// Numbers that are never put to the draw, as keyed hashes.
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('number_lists')
    .ifNotExists()
    .addColumn('list', 'text', (column) => column.notNull())
    .addColumn('caller_ref', 'text', (column) => column.notNull())
    .addColumn('added_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('number_lists_key', ['list', 'caller_ref'])
    .execute()
}
