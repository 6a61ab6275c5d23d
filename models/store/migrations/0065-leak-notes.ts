// What is noted of leaks that people reported. A note outlives its snippet and refers to nothing.
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('leak_notes')
    .ifNotExists()
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('snippet_id', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('team', 'text', (column) => column.notNull())
    .addColumn('step', 'text', (column) => column.notNull())
    .addColumn('start_ms', 'integer')
    .addColumn('end_ms', 'integer')
    .addColumn('near', 'text', (column) => column.notNull())
    .addColumn('model', 'text', (column) => column.notNull())
    .addColumn('model_revision', 'text', (column) => column.notNull())
    .addColumn('redaction', 'text', (column) => column.notNull())
    .addColumn('seen_by', 'text')
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .execute()
}
