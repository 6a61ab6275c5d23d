// The tables of the key store: keys, each wrapped by the master key, and marks of what ended before its time.
import type { Kysely } from 'kysely'
import { nameBlob } from './postgres.ts'

export type KeySchema = { keys: { name: string; wrapped: Uint8Array; expiresAt: string | null }; gone: { id: string; until: string } }
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
  })

/** Fewer than the parameters that a statement may have. */
const BATCH = 500

export const batches = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / BATCH) }, (_, at) => all.slice(at * BATCH, (at + 1) * BATCH))
