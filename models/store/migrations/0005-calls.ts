// Drawn calls, with what their preparation needs for as long as it is waited for.
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('calls')
    .ifNotExists()
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('call_ref', 'text', (column) => column.notNull().unique())
    .addColumn('team', 'text', (column) => column.notNull().references('teams.id'))
    .addColumn('agent_ref', 'text', (column) => column.notNull())
    .addColumn('caller_ref', 'text')
    .addColumn('quarter', 'text', (column) => column.notNull())
    .addColumn('week', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('details', 'text')
    .addColumn('drawn_at', 'text', (column) => column.notNull())
    .addColumn('received_at', 'text')
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .addColumn('failure', 'text')
    .execute()
}
