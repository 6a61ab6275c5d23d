// What preparing took, summed by week: enough to plan by, and nothing of any one call.
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('work_weeks')
    .ifNotExists()
    .addColumn('week', 'text', (column) => column.primaryKey())
    .addColumn('calls', 'integer', (column) => column.notNull())
    .addColumn('snippets', 'integer', (column) => column.notNull())
    .addColumn('audio_ms', 'bigint', (column) => column.notNull())
    .addColumn('work_ms', 'bigint', (column) => column.notNull())
    .execute()
}
