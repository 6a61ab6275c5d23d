// Which redaction a snippet went through; empty where that was not written down yet.
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  const tables = await db.introspection.getTables()
  const columns = tables.find(({ name }) => name === 'snippets')?.columns ?? []
  if (columns.some(({ name }) => name === 'redaction')) return
  await db.schema
    .alterTable('snippets')
    .addColumn('redaction', 'text', (column) => column.notNull().defaultTo(''))
    .execute()
}
