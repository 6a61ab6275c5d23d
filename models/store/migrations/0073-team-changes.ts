// Who changed what of a team, when and why. `value` is what it became, as JSON.
import { PostgresAdapter, type ColumnDefinitionBuilder, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter
  const numbered = (id: ColumnDefinitionBuilder) => (isPostgres ? id.generatedByDefaultAsIdentity() : id.autoIncrement())
  await db.schema
    .createTable('team_changes')
    .ifNotExists()
    .addColumn('id', 'integer', (column) => numbered(column.primaryKey()))
    .addColumn('team', 'text', (column) => column.notNull().references('teams.id'))
    .addColumn('what', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('set_at', 'text', (column) => column.notNull())
    .addColumn('set_by', 'text', (column) => column.notNull())
    .addColumn('why', 'text', (column) => column.notNull())
    .execute()
}
