// One connection to an SQLite file: what is deleted is overwritten, and no parameter is misread.
import { closeSync, openSync } from 'node:fs'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { CompiledQuery, SqliteDialect, SqliteDriver, type DatabaseConnection, type SqliteDatabase, type SqliteStatement } from 'kysely'
import { Failure, type FailureCode } from '../failure.ts'

/** How long a writer waits for one in another process. Transactions here take milliseconds. */
const BUSY_TIMEOUT_MS = 5000
/** What a connection keeps of a file: enough for the pages that one transaction changes, which lie all over indexes of random names. */
const CACHE_KIB = 65_536
/** The log is written into the database when it is this long. Pages that many transactions change are then written once for all of them. */
const LOG_PAGES = 32_000
/** Statements that are kept ready, since most are asked over and over; but for long lists of ids. */
const STATEMENTS = 100
const LONGEST = 10_000
/** https://www.sqlite.org/rescode.html: the low byte is the primary code. */
const PRIMARY = 0xff
const SQLITE_BUSY = 5
const SQLITE_LOCKED = 6
const SQLITE_READONLY = 8
const SQLITE_FULL = 13
/** What a quota, a limit on file sizes and a full disk come to, where SQLite calls them faults of the disk. */
const SQLITE_IOERR_WRITE = 778
const SQLITE_IOERR_FSYNC = 1034
const SQLITE_IOERR_SHMSIZE = 4874

/** `wal` lets readers and a writer work at once; `truncate` leaves no second file in which a key could stay. */
export function openDatabase(file: string, journal: 'wal' | 'truncate'): DatabaseSync {
  closeSync(openSync(file, 'a', 0o600)) // SQLite gives its journals the mode of the database.
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true })
  try {
    const settings = `pragma journal_mode = ${journal}; pragma temp_store = memory; pragma cache_size = -${CACHE_KIB}; pragma wal_autocheckpoint = ${LOG_PAGES}`
    asFailures(() => database.exec(settings))
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
  const forKysely: SqliteDatabase = { prepare: keptReady((sql) => prepare(database, sql)), close: () => database.close() }
  const createDriver = () => {
    const driver = new SqliteDriver({ database: forKysely })
    const rollback = driver.rollbackTransaction.bind(driver)
    // A full disk has SQLite roll back by itself; a second time would hide why.
    const rollbackTransaction: typeof rollback = async (connection) => void (database.isTransaction && (await rollback(connection)))
    return Object.assign(driver, { beginTransaction: beginImmediate, rollbackTransaction })
  }
  return Object.assign(new SqliteDialect({ database: forKysely }), { createDriver })
}

/** The statements that were asked last are not prepared again. */
function keptReady(prepared: (sql: string) => SqliteStatement): (sql: string) => SqliteStatement {
  const ready = new Map<string, SqliteStatement>()
  return (sql) => {
    const statement = ready.get(sql) ?? prepared(sql)
    ready.delete(sql)
    if (sql.length <= LONGEST) ready.set(sql, statement)
    const [oldest] = ready.keys()
    if (ready.size > STATEMENTS && oldest !== undefined) ready.delete(oldest)
    return statement
  }
}

/**
 * Empties the write-ahead log, which may hold what was deleted. `database-busy` while somebody reads or writes: at once, because
 * to wait here would stop the whole process.
 */
export function truncateLog(database: DatabaseSync): void {
  if (database.isTransaction) throw new Failure('database-busy')
  database.exec('pragma busy_timeout = 0')
  try {
    const result = asFailures(() => database.prepare('pragma wal_checkpoint(truncate)').get())
    if (result?.['busy'] !== 0) throw new Failure('database-busy')
  } finally {
    database.exec(`pragma busy_timeout = ${BUSY_TIMEOUT_MS}`)
  }
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
    const code = codeOf(cause)
    throw code === undefined ? cause : new Failure(code, { cause })
  }
}

function codeOf(error: unknown): FailureCode | undefined {
  if (!(error instanceof Error && 'errcode' in error && typeof error.errcode === 'number')) return undefined
  const { errcode } = error
  if ([SQLITE_BUSY, SQLITE_LOCKED].includes(errcode & PRIMARY)) return 'database-busy'
  const takesNoMore = [SQLITE_FULL, SQLITE_READONLY].includes(errcode & PRIMARY) || [SQLITE_IOERR_WRITE, SQLITE_IOERR_FSYNC, SQLITE_IOERR_SHMSIZE].includes(errcode)
  return takesNoMore ? 'disk-full' : undefined
}
