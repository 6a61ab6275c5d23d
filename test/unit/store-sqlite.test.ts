// The adapter between node:sqlite and kysely: no parameter is misread, and what is deleted is overwritten.
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import * as fc from 'fast-check'
import { Kysely } from 'kysely'
import { openDatabase, prepare, sqliteDialect, truncateLog } from '../../models/store/sqlite.ts'
import { failure } from '../contract/store/world.ts'

const fits = fc.oneof(fc.constant(null), fc.double({ noNaN: true }), fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n), fc.string(), fc.uint8Array())
const misfits = fc.oneof(
  fc.boolean(),
  fc.constantFrom(undefined, Number.NaN, Symbol('s'), () => 1),
  fc.date(),
  fc.object(),
  fc.array(fc.integer()),
  fc.uint16Array(),
)

test('every parameter that the database would misread is refused', (t) => {
  const { database } = openOne(t)
  const statement = prepare(database, 'select ? as a, ? as b')
  fc.assert(
    fc.property(fits, misfits, fc.boolean(), (fit, misfit, first) => {
      const parameters = first ? [misfit, fit] : [fit, misfit]
      for (const call of [statement.all, statement.run, statement.iterate])
        assert.throws(() => call(parameters), failure('database-parameter'))
    }),
  )
})

test('every other parameter comes back as it went in', (t) => {
  const { database } = openOne(t)
  fc.assert(
    fc.property(fits, (fit) => {
      const statement = database.prepare('select ? as a')
      statement.setReadBigInts(typeof fit === 'bigint')
      const through = prepare(database, 'select ? = ? or (? is null and ? is null) as same').all([fit, fit, fit, fit])
      assert.deepEqual(through.map((row) => Object.entries(row ?? {})), [[['same', 1]]])
      assert.deepEqual(statement.get(fit)?.['a'], fit)
    }),
  )
})

test('a date in place of its text deletes nothing by mistake', (t) => {
  const { database } = openOne(t)
  database.exec(`create table kept (expires_at text); insert into kept values ('2026-01-01')`)
  const statement = prepare(database, 'delete from kept where expires_at < ?')
  assert.throws(() => statement.run([new Date()]), failure('database-parameter'))
  assert.equal(statement.run(['2027-01-01']).changes, 1)
})

test('rows that a statement returns are known before it runs', (t) => {
  const { database } = openOne(t)
  database.exec('create table kept (a text)')
  assert.equal(prepare(database, 'insert into kept values (?)').reader, false)
  assert.equal(prepare(database, 'insert into kept values (?) returning a').reader, true)
})

test('the file is for its owner alone, and its settings hold', (t) => {
  const { database, file } = openOne(t)
  const read = (pragma: string) => Object.values(database.prepare(`pragma ${pragma}`).get() ?? {})[0]
  const settings = ['journal_mode', 'foreign_keys', 'secure_delete', 'temp_store', 'busy_timeout'].map(read)
  assert.deepEqual(settings, ['wal', 1, 1, 2, 5000])
  database.exec('create table kept (a text)')
  for (const one of [file, `${file}-wal`]) assert.equal(statSync(one).mode & 0o777, 0o600)
})

test('what is deleted is nowhere in the file once the log is truncated', (t) => {
  const { database, file } = openOne(t)
  const secret = 'kanarie'.repeat(5000)
  database.exec('create table kept (a text)')
  prepare(database, 'insert into kept values (?)').run([secret])
  database.exec('delete from kept')
  truncateLog(database)
  assert.equal(statSync(`${file}-wal`).size, 0)
  assert.ok(!readFileSync(file).includes('kanarie'))
})

test('a lock that another connection holds is a failure to be tried again', (t) => {
  const { database, file } = openOne(t)
  const other = openDatabase(file, 'wal')
  other.exec('pragma busy_timeout = 0')
  database.exec('create table kept (a text); begin immediate')
  assert.throws(() => prepare(other, `insert into kept values ('a')`).run([]), failure('database-busy'))
  assert.throws(() => truncateLog(database), failure('database-busy'))
  database.exec('commit')
  other.close()
})

test('a transaction takes the write lock before it reads', async (t) => {
  const { database, file } = openOne(t)
  const db = new Kysely<{ kept: { a: string } }>({ dialect: sqliteDialect(database) })
  await db.schema.createTable('kept').addColumn('a', 'text').execute()
  const other = openDatabase(file, 'wal')
  other.exec('pragma busy_timeout = 0')
  await db.transaction().execute(async () => {
    assert.throws(() => prepare(other, 'begin immediate').run([]), failure('database-busy'))
  })
  other.close()
})

function openOne(t: TestContext): { database: DatabaseSync; file: string } {
  const folder = mkdtempSync(join(tmpdir(), 'sqlite-'))
  const file = join(folder, 'one.sqlite')
  const database = openDatabase(file, 'wal')
  t.after(() => {
    database.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return { database, file }
}
