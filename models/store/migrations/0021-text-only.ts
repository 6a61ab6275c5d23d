// Snippets that were published without a clip, and why, for as long as they live.
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('text_only')
    .ifNotExists()
    .addColumn('snippet_id', 'text', (column) => column.primaryKey().references('snippets.id').onDelete('cascade'))
    .addColumn('why', 'text', (column) => column.notNull())
    .execute()
}
