// Kinds of personal data that a team leaves readable, as a JSON list: none, unless somebody decides so.
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  const tables = await db.introspection.getTables()
  const columns = tables.find(({ name }) => name === 'teams')?.columns ?? []
  if (columns.some(({ name }) => name === 'readable_kinds')) return
  await db.schema
    .alterTable('teams')
    .addColumn('readable_kinds', 'text', (column) => column.notNull().defaultTo('[]'))
    .execute()
}
