// Running counts of the draw, so that nobody has to read a ledger to see whether it is chance; and each agent's deck.
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('draw_tallies')
    .ifNotExists()
    .addColumn('quarter', 'text', (column) => column.notNull())
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('bucket', 'text', (column) => column.notNull())
    .addColumn('eligible', 'integer', (column) => column.notNull())
    .addColumn('expected', 'double precision', (column) => column.notNull())
    .addColumn('variance', 'double precision', (column) => column.notNull())
    .addColumn('drawn', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('draw_tallies_key', ['quarter', 'scope', 'kind', 'bucket'])
    .execute()
  await db.schema
    .createTable('decks')
    .ifNotExists()
    .addColumn('quarter', 'text', (column) => column.notNull())
    .addColumn('agent', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('fraction', 'double precision', (column) => column.notNull())
    .addColumn('taken', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('decks_key', ['quarter', 'agent'])
    .execute()
}
