// The store: database, key store and spool, in one data folder or shared by several machines. Several processes may have it open.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabases, type DatabaseUrls } from './databases.ts'
import { openKeys, type KeyStore } from './keys.ts'
import { readMasterKey } from './master-key.ts'
import type { Db } from './schema.ts'

export { makeMasterKey, readMasterKey } from './master-key.ts'

export type Store = Readonly<{
  db: Db
  keys: KeyStore
  spoolDir: string
  /** Lets go of what was deleted, where the database still holds it; or `database-busy`. */
  checkpoint(): Promise<void>
  close(): Promise<void>
}>

/** Without `databases` both are files in the data folder. */
export type StoreOptions = Readonly<{ dataDir: string; masterKey: Uint8Array; databases?: DatabaseUrls | undefined }>

/** Makes the folder when there is none. `master-key-wrong` when the key does not open what is there. */
export async function openStore({ dataDir, masterKey, databases }: StoreOptions): Promise<Store> {
  const spoolDir = join(dataDir, 'spool')
  mkdirSync(spoolDir, { recursive: true, mode: 0o700 })
  const { db, keysDb, checkpoint, close } = openDatabases(dataDir, databases)
  try {
    return { db, keys: await openKeys(keysDb, masterKey), spoolDir, checkpoint, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** The store that the settings of a process name. */
export const openStoreOf = ({ dataDir, masterKeyFile, databases }: StoreSettings): Promise<Store> =>
  openStore({ dataDir, masterKey: readMasterKey(masterKeyFile), databases })

export type StoreSettings = Readonly<{ dataDir: string; masterKeyFile: string; databases: DatabaseUrls | undefined }>
