// What a trainer found of a snippet; it ends with the snippet.
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('reviews')
    .ifNotExists()
    .addColumn('snippet_id', 'text', (column) => column.primaryKey().references('snippets.id').onDelete('cascade'))
    .addColumn('person', 'text', (column) => column.notNull().references('people.id'))
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('learning_moment', 'integer', (column) => column.notNull())
    .addColumn('note', 'blob', (column) => column.notNull())
    .execute()
}
