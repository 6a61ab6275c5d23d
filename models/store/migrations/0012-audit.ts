// Who did or saw what, and when.
import { PostgresAdapter, type ColumnDefinitionBuilder, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter
  const numbered = (id: ColumnDefinitionBuilder) => (isPostgres ? id.generatedByDefaultAsIdentity() : id.autoIncrement())
  await db.schema
    .createTable('audit')
    .ifNotExists()
    .addColumn('id', 'integer', (column) => numbered(column.primaryKey()))
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('what', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .execute()
}
