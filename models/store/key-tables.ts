// The tables of the key store: keys, each wrapped by the master key, marks of what ended before its time, and what outlives a restore.
import type { Kysely } from 'kysely'
import type { NumberList } from '../number-list.ts'
import { nameBlob } from './postgres.ts'

export type KeySchema = {
  keys: { name: string; wrapped: Uint8Array; expiresAt: string | null }
  gone: { id: string; until: string }
  listed: { list: NumberList; callerRef: string; addedAt: string }
  /** One row. */
  pulse: { number: number }
}
export type KeyDb = Kysely<KeySchema>

/** Two processes may open a new store at once. */
export const makeTables = (db: KeyDb): Promise<void> =>
  db.transaction().execute(async (trx) => {
    await nameBlob(trx)
    await trx.schema
      .createTable('keys')
      .ifNotExists()
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('wrapped', 'blob', (column) => column.notNull())
      .addColumn('expiresAt', 'text')
      .execute()
    await trx.schema.createIndex('keys_by_expiry').ifNotExists().on('keys').columns(['expiresAt']).execute()
    await trx.schema
      .createTable('gone')
      .ifNotExists()
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('until', 'text', (column) => column.notNull())
      .execute()
    await trx.schema
      .createTable('listed')
      .ifNotExists()
      .addColumn('list', 'text', (column) => column.notNull())
      .addColumn('callerRef', 'text', (column) => column.notNull())
      .addColumn('addedAt', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('listed_key', ['list', 'callerRef'])
      .execute()
    await trx.schema
      .createTable('pulse')
      .ifNotExists()
      .addColumn('number', 'integer', (column) => column.primaryKey())
      .execute()
  })

/** Fewer than the parameters that a statement may have. */
const BATCH = 500

export const batches = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / BATCH) }, (_, at) => all.slice(at * BATCH, (at + 1) * BATCH))
