// Writing many rows of one kind. Their statement is put into words once for each size: on a busy day that costs more than the writing.
import { CompiledQuery, SqliteAdapter, type Compilable, type Kysely } from 'kysely'

/** With two dozen columns still fewer parameters than a statement may have. A power of two, so that few sizes do for any number. */
const MOST_ROWS = 128

type Row = Readonly<Record<string, unknown>>
type Statement = Readonly<{ sql: string; columns: readonly string[] }>

/** Writes rows as `insert` says. All of them have the columns of the first. */
export function manyRows<S, R extends Row>(insert: (db: Kysely<S>, rows: readonly R[]) => Compilable): (db: Kysely<S>, rows: readonly R[]) => Promise<void> {
  const known = new WeakMap<object, Map<number, Statement>>()
  const statementFor = (db: Kysely<S>, rows: readonly R[]): Statement => {
    const { adapter } = db.getExecutor()
    const bySize = known.get(adapter) ?? new Map<number, Statement>()
    const sql = () => insert(db, rows).compile().sql
    const statement = bySize.get(rows.length) ?? { sql: adapter instanceof SqliteAdapter ? withoutUndo(sql()) : sql(), columns: Object.keys(rows[0] ?? {}) }
    known.set(adapter, bySize.set(rows.length, statement))
    return statement
  }
  return async (db, rows) => {
    for (let from = 0; from < rows.length; ) {
      const some = rows.slice(from, from + sizeFor(rows.length - from))
      const { sql, columns } = statementFor(db, some)
      await db.executeQuery(CompiledQuery.raw(sql, some.flatMap((row) => columns.map((column) => row[column]))))
      from += some.length
    }
  }
}

/** The largest power of two that there are rows for. */
const sizeFor = (left: number): number => Math.min(MOST_ROWS, 2 ** Math.floor(Math.log2(left)))

/**
 * SQLite would copy each page that a statement with many rows changes, to be able to undo it alone. Here the transaction is undone.
 * https://www.sqlite.org/lang_conflict.html
 */
const withoutUndo = (sql: string): string => sql.replace(/^insert into/, 'insert or fail into')
