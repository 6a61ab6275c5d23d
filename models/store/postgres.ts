// PostgreSQL, held to what the SQLite files give: one that writes at a time, numbers as numbers, and no parameter misread.
import { CompiledQuery, PostgresAdapter, PostgresDialect, PostgresDriver, sql, type DatabaseConnection, type Dialect, type QueryExecutorProvider } from 'kysely'
import { Pool, types } from 'pg'
import { Failure, type FailureCode } from '../failure.ts'
import { parameter } from './sqlite.ts'

/** As long as a writer waits for another in SQLite. */
const LOCK_TIMEOUT_MS = 5000
/** Any number will do, as long as every process takes the same. */
const WRITE_LOCK = 7_377_001
const CONNECTIONS = 10

/** https://www.postgresql.org/docs/current/catalog-pg-type.html */
const INT8 = 20
const BYTEA = 17

export type Postgres = Readonly<{
  dialect: Dialect
  /** Frees the room of what was deleted, so that it is written over. */
  vacuum(): Promise<void>
  close(): Promise<void>
}>

/** Connects when something is first asked. `database-away` when it does not answer. */
export function openPostgres(url: string): Postgres {
  const pool = new Pool({ connectionString: url, max: CONNECTIONS, types: { getTypeParser: parserOf } })
  // A connection that ends is replaced, and whoever asks it something is told; it says so itself too, idle or in use.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => void client.on('error', () => undefined))
  const createDriver = () => drivenBy(pool)
  const dialect = Object.assign(new PostgresDialect({ pool }), { createDriver })
  const vacuum = async () => void (await pool.query('vacuum').catch(refuseClearly))
  return { dialect, vacuum, close: async () => void (pool.ended || (await pool.end())) }
}

/** Gives PostgreSQL SQLite's name for bytes, so that a table is made by the same words on both. */
export async function nameBlob(db: QueryExecutorProvider): Promise<void> {
  if (!(db.getExecutor().adapter instanceof PostgresAdapter)) return
  await sql`do $$ begin create domain blob as bytea; exception when duplicate_object then null; end $$`.execute(db)
}

function drivenBy(pool: Pool): PostgresDriver {
  const driver = new PostgresDriver({ pool, onCreateConnection: async (connection) => guard(connection) })
  const acquire = driver.acquireConnection.bind(driver)
  return Object.assign(driver, { beginTransaction: beginAlone, acquireConnection: () => acquire().catch(refuseClearly) })
}

function guard(connection: DatabaseConnection): void {
  const ask = connection.executeQuery.bind(connection)
  const executeQuery: DatabaseConnection['executeQuery'] = async (query) => {
    for (const value of query.parameters) if (typeof value !== 'boolean') parameter(value)
    return ask<never>(query).catch(refuseClearly)
  }
  Object.assign(connection, { executeQuery })
}

/** What transactions read stays true because no other writes, as under SQLite's `begin immediate`. */
async function beginAlone(connection: DatabaseConnection): Promise<void> {
  await connection.executeQuery(CompiledQuery.raw('begin'))
  try {
    await connection.executeQuery(CompiledQuery.raw(`set local lock_timeout = ${LOCK_TIMEOUT_MS}`))
    await connection.executeQuery(CompiledQuery.raw(`select pg_advisory_xact_lock(${WRITE_LOCK})`))
  } catch (error) {
    await connection.executeQuery(CompiledQuery.raw('rollback')).catch(() => undefined)
    throw error
  }
}

function parserOf(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (oid === INT8) return Number
  if (oid === BYTEA) return (hex) => new Uint8Array(Buffer.from(hex.slice('\\x'.length), 'hex'))
  return types.getTypeParser(oid, format ?? 'text')
}

/** https://www.postgresql.org/docs/current/errcodes-appendix.html; and what the system says of a server that is not there. */
const BUSY = /^(55P03|40P01|40001|53...)$/
const DISK_FULL = '53100'
const AWAY = /^(08...|57P..|28...|3D000|E[A-Z]+)$/

function refuseClearly(cause: unknown): never {
  const code = codeOf(cause)
  throw code === undefined ? cause : new Failure(code, { cause })
}

function codeOf(error: unknown): FailureCode | undefined {
  if (!(error instanceof Error)) return undefined
  const code = 'code' in error ? String(error.code) : ''
  if (code === DISK_FULL) return 'disk-full'
  if (BUSY.test(code)) return 'database-busy'
  return AWAY.test(code) || /^Connection terminated|not queryable/.test(error.message) ? 'database-away' : undefined
}
