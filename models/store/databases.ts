// Opening the two databases of a store: files in its data folder, or on PostgreSQL where more than one machine shares them.
import { join } from 'node:path'
import { CamelCasePlugin, Kysely, type Dialect } from 'kysely'
import type { KeySchema } from './key-tables.ts'
import { openPostgres } from './postgres.ts'
import type { Schema } from './schema.ts'
import { openDatabase, sqliteDialect, truncateLog } from './sqlite.ts'

/** Both or none: keys that lie on one machine open nothing for another. */
export type DatabaseUrls = Readonly<{ database: string; keys: string }>

export type Databases = Readonly<{
  db: Kysely<Schema>
  keysDb: Kysely<KeySchema>
  /** Lets go of what was deleted, where the database still holds it; `database-busy` while somebody reads or writes. */
  checkpoint(): Promise<void>
  close(): Promise<void>
}>

export const openDatabases = (dataDir: string, urls: DatabaseUrls | undefined): Databases => (urls ? onPostgres(urls) : inFiles(dataDir))

/** Of the keys no second file is left in which one could stay. */
function inFiles(dataDir: string): Databases {
  const keys = openDatabase(join(dataDir, 'keys.sqlite'), 'truncate')
  const main = openDatabase(join(dataDir, 'steekproef.sqlite'), 'wal')
  const [db, keysDb] = [kyselyOver<Schema>(sqliteDialect(main)), kyselyOver<KeySchema>(sqliteDialect(keys))]
  const close = async () => {
    await Promise.all([db.destroy(), keysDb.destroy()])
    for (const file of [main, keys]) if (file.isOpen) file.close() // Kysely leaves open what it never used.
  }
  return { db, keysDb, checkpoint: async () => truncateLog(main), close }
}

function onPostgres(urls: DatabaseUrls): Databases {
  const [main, keys] = [openPostgres(urls.database), openPostgres(urls.keys)]
  const [db, keysDb] = [kyselyOver<Schema>(main.dialect), kyselyOver<KeySchema>(keys.dialect)]
  const checkpoint = async () => void (await Promise.all([main.vacuum(), keys.vacuum()]))
  const close = async () => {
    await Promise.all([db.destroy(), keysDb.destroy()])
    await Promise.all([main.close(), keys.close()])
  }
  return { db, keysDb, checkpoint, close }
}

/** In the tables names are in snake_case, as SQL has them. */
const kyselyOver = <T>(dialect: Dialect): Kysely<T> => new Kysely<T>({ dialect, plugins: [new CamelCasePlugin()] })
