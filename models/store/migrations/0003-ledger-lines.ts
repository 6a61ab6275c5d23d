// The ledger: a line a call that was offered, chained within its quarter. A call has one line, however often it is offered.
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('ledger_lines')
    .ifNotExists()
    .addColumn('quarter', 'text', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('call_ref', 'text', (column) => column.notNull().unique())
    .addColumn('team', 'text', (column) => column.notNull())
    .addColumn('decision', 'text', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('fraction', 'double precision', (column) => column.notNull())
    .addColumn('fraction_version', 'integer', (column) => column.notNull())
    .addColumn('previous_hash', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('ledger_lines_key', ['quarter', 'seq'])
    .execute()
}
