// What is known of a quarter's draw before it begins: what its key is committed to, and what the works council mixed in.
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('quarter_draws')
    .ifNotExists()
    .addColumn('quarter', 'text', (column) => column.primaryKey())
    .addColumn('commitment', 'text', (column) => column.notNull())
    .addColumn('committed_at', 'text', (column) => column.notNull())
    .addColumn('nonce', 'text')
    .addColumn('nonce_at', 'text')
    .addColumn('released_at', 'text')
    .execute()
}
