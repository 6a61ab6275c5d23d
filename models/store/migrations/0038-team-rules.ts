// How a team is drawn from and how long its snippets live, every version of it: what held when a call ended decides.
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('team_rules')
    .ifNotExists()
    .addColumn('team', 'text', (column) => column.notNull().references('teams.id'))
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('method', 'text', (column) => column.notNull())
    .addColumn('cap_per_month', 'integer')
    .addColumn('min_talk_ms', 'integer', (column) => column.notNull())
    .addColumn('review', 'text', (column) => column.notNull())
    .addColumn('set_at', 'text', (column) => column.notNull())
    .addColumn('set_by', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('team_rules_key', ['team', 'version'])
    .execute()
}
