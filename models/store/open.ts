// The store of one data folder: database, key store and spool. Several processes may have it open at once.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { CamelCasePlugin, Kysely } from 'kysely'
import { openKeys, type KeyStore } from './keys.ts'
import type { Db, Schema } from './schema.ts'
import { openDatabase, sqliteDialect, truncateLog } from './sqlite.ts'

export { makeMasterKey, readMasterKey } from './master-key.ts'

export type Store = Readonly<{
  db: Db
  keys: KeyStore
  spoolDir: string
  /** Truncates the write-ahead log, or `database-busy`. */
  checkpoint(): void
  close(): Promise<void>
}>

export type StoreOptions = Readonly<{ dataDir: string; masterKey: Uint8Array }>

/** Makes the folder when there is none. `master-key-wrong` when the key does not open what is there. */
export async function openStore({ dataDir, masterKey }: StoreOptions): Promise<Store> {
  const spoolDir = join(dataDir, 'spool')
  mkdirSync(spoolDir, { recursive: true, mode: 0o700 })
  const keys = openKeys(join(dataDir, 'keys.sqlite'), masterKey)
  const database = openDatabase(join(dataDir, 'steekproef.sqlite'), 'wal')
  const db = new Kysely<Schema>({ dialect: sqliteDialect(database), plugins: [new CamelCasePlugin()] })
  const close = async () => {
    await db.destroy()
    if (database.isOpen) database.close() // Kysely leaves open what it never used.
    keys.close()
  }
  return { db, keys, spoolDir, checkpoint: () => truncateLog(database), close }
}
