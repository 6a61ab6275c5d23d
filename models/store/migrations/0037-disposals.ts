// What ended: which kind, how many, when and by which rule; never whose.
import { PostgresAdapter, type ColumnDefinitionBuilder, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter
  const numbered = (id: ColumnDefinitionBuilder) => (isPostgres ? id.generatedByDefaultAsIdentity() : id.autoIncrement())
  await db.schema
    .createTable('disposals')
    .ifNotExists()
    .addColumn('id', 'integer', (column) => numbered(column.primaryKey()))
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('rule', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .execute()
}
