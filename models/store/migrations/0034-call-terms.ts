// For each call the evaluation with which it ends, and how long its caller was told at most.
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('call_terms')
    .ifNotExists()
    .addColumn('call_id', 'text', (column) => column.primaryKey().references('calls.id').onDelete('cascade'))
    .addColumn('team', 'text', (column) => column.notNull())
    .addColumn('evaluation', 'text', (column) => column.notNull())
    .addColumn('latest_at', 'text', (column) => column.notNull())
    .addColumn('review_until', 'text')
    .execute()
  await db.schema.createIndex('call_terms_by_evaluation').ifNotExists().on('call_terms').columns(['team', 'evaluation']).execute()
  await db.schema.createIndex('calls_by_caller').ifNotExists().on('calls').columns(['caller_ref']).execute()
  await db.schema.createIndex('snippets_by_expiry').ifNotExists().on('snippets').columns(['expires_at']).execute()
}
