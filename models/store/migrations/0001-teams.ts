// Teams: whose calls may be drawn, and what their works council agreed to.
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('teams')
    .ifNotExists()
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('agent_count', 'integer', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('vocabulary', 'text', (column) => column.notNull())
    .addColumn('consent_date', 'text')
    .addColumn('ceiling', 'double precision', (column) => column.notNull())
    .addColumn('evaluations', 'text', (column) => column.notNull())
    .execute()
}
