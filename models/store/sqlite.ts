// One connection to an SQLite file: what is deleted is overwritten, and no parameter is misread.
import { closeSync, openSync } from 'node:fs'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { CompiledQuery, SqliteDialect, SqliteDriver, type DatabaseConnection, type SqliteDatabase, type SqliteStatement } from 'kysely'
import { Failure } from '../failure.ts'

/** How long a writer waits for one in another process. Transactions here take milliseconds. */
const BUSY_TIMEOUT_MS = 5000
/** https://www.sqlite.org/rescode.html: the low byte is the primary code. */
const SQLITE_BUSY = 5
const SQLITE_LOCKED = 6

/** `wal` lets readers and a writer work at once; `truncate` leaves no second file in which a key could stay. */
export function openDatabase(file: string, journal: 'wal' | 'truncate'): DatabaseSync {
  closeSync(openSync(file, 'a', 0o600)) // SQLite gives its journals the mode of the database.
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true })
  try {
    asFailures(() => database.exec(`pragma journal_mode = ${journal}; pragma temp_store = memory`))
    const overwrites = database.prepare('pragma secure_delete = on').get()?.['secure_delete']
    if (overwrites !== 1) throw new Error('This SQLite does not overwrite what it deletes.')
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** A statement as kysely wants it. Refuses what `node:sqlite` would take as named parameters or as null. */
export function prepare(database: DatabaseSync, sql: string): SqliteStatement {
  const statement = asFailures(() => database.prepare(sql))
  const call =
    <T>(method: (...values: SQLInputValue[]) => T) =>
    (parameters: readonly unknown[]): T =>
      asFailures(() => method.apply(statement, parameters.map(parameter)))
  return {
    reader: statement.columns().length > 0,
    all: call(statement.all),
    run: call(statement.run),
    iterate: call(statement.iterate),
  }
}

/** Kysely's own dialect over `database`. Its transactions take the write lock at once, so that what they read stays true. */
export function sqliteDialect(database: DatabaseSync): SqliteDialect {
  const forKysely: SqliteDatabase = { prepare: (sql) => prepare(database, sql), close: () => database.close() }
  const createDriver = () => Object.assign(new SqliteDriver({ database: forKysely }), { beginTransaction: beginImmediate })
  return Object.assign(new SqliteDialect({ database: forKysely }), { createDriver })
}

/** Empties the write-ahead log, which may hold what was deleted. `database-busy` while somebody reads or writes. */
export function truncateLog(database: DatabaseSync): void {
  if (database.isTransaction) throw new Failure('database-busy')
  const result = asFailures(() => database.prepare('pragma wal_checkpoint(truncate)').get())
  if (result?.['busy'] !== 0) throw new Failure('database-busy')
}

async function beginImmediate(connection: DatabaseConnection): Promise<void> {
  await connection.executeQuery(CompiledQuery.raw('begin immediate'))
}

/** The value, if it is of a kind that a database takes as it is: with others drivers do as they see fit, silently. */
export function parameter(value: unknown): SQLInputValue {
  const isKnown = value === null || typeof value === 'string' || typeof value === 'bigint' || value instanceof Uint8Array
  if (isKnown || (typeof value === 'number' && !Number.isNaN(value))) return value
  throw new Failure('database-parameter')
}

function asFailures<T>(work: () => T): T {
  try {
    return work()
  } catch (cause) {
    throw isBusy(cause) ? new Failure('database-busy', { cause }) : cause
  }
}

function isBusy(error: unknown): boolean {
  if (!(error instanceof Error && 'errcode' in error && typeof error.errcode === 'number')) return false
  const primary = error.errcode & 0xff
  return primary === SQLITE_BUSY || primary === SQLITE_LOCKED
}
