// Where the ledger of a quarter stood at the end of a day. Noted by others, it shows every later change.
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('ledger_heads')
    .ifNotExists()
    .addColumn('quarter', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('ledger_heads_key', ['quarter', 'day'])
    .execute()
}
