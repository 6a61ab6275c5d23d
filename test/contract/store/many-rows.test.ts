// Many rows in few statements: all of them, each value in its column, and all or none.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { manyRows } from '../../../models/store/many-rows.ts'
import type { Db, Schema } from '../../../models/store/schema.ts'
import { failure, startWorld } from './world.ts'

type Row = Schema['ledgerHeads']
const write = manyRows((db: Db, rows: readonly Row[]) => db.insertInto('ledgerHeads').values(rows))
const rowNo = (seq: number): Row => ({ quarter: '2026-Q4', day: `day ${String(seq).padStart(4, '0')}`, seq, hash: `hash ${seq}` })
const read = (db: Db) => db.selectFrom('ledgerHeads').selectAll().orderBy('day').execute()

test('any number of rows is written, each as it is', async (t) => {
  const { store } = await startWorld(t)
  let written = 0
  for (const count of [0, 1, 2, 3, 127, 128, 129, 300]) {
    await write(store.db, Array.from({ length: count }, () => rowNo(written++)))
    assert.deepEqual(await read(store.db), Array.from({ length: written }, (_, seq) => rowNo(seq)))
  }
})

test('a value goes into its own column, wherever it stands in its row', async (t) => {
  const { store } = await startWorld(t)
  const turned = ({ quarter, day, seq, hash }: Row): Row => ({ hash, seq, day, quarter })
  await write(store.db, [rowNo(0), turned(rowNo(1)), rowNo(2)])
  await write(store.db, [rowNo(3), rowNo(4), rowNo(5)].map(turned))
  assert.deepEqual(await read(store.db), [0, 1, 2, 3, 4, 5].map(rowNo))
})

test('when one cannot be written, the transaction leaves none', async (t) => {
  const { store } = await startWorld(t)
  await write(store.db, [rowNo(9)])
  const twice = Array.from({ length: 20 }, (_, seq) => rowNo(seq))
  await assert.rejects(store.db.transaction().execute((trx) => write(trx, twice)))
  await assert.rejects(store.db.transaction().execute((trx) => write(trx, [rowNo(0), { ...rowNo(1), seq: Number.NaN }])), failure('database-parameter'))
  assert.deepEqual(await read(store.db), [rowNo(9)])
})
