// What outlives a database that is put back from a copy: the numbers on lists, and the pulse by which that is noticed.
import type { NumberList } from '../number-list.ts'
import { batches, type KeyDb } from './key-tables.ts'

export type ListedNumber = Readonly<{ list: NumberList; callerRef: string; addedAt: string }>

export type Survivors = Readonly<{
  /** Keeps the hashes of numbers that are not kept yet. */
  keepNumbers(numbers: readonly ListedNumber[]): Promise<void>
  keptNumbers(): Promise<ListedNumber[]>
  countNumbers(): Promise<number>
  /** As far as the pulse of the other database was when it was last noted. */
  pulse(): Promise<number>
  /** Never back. */
  notePulse(number: number): Promise<void>
}>

export const survivors = (db: KeyDb): Survivors => ({
  keepNumbers: (numbers) =>
    db.transaction().execute(async (trx) => {
      for (const batch of batches(numbers)) await trx.insertInto('listed').values(batch).onConflict((there) => there.doNothing()).execute()
    }),
  keptNumbers: () => db.selectFrom('listed').selectAll().execute(),
  countNumbers: async () => (await db.selectFrom('listed').select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()).count,
  pulse: async () => (await db.selectFrom('pulse').select(({ fn }) => fn.max('number').as('number')).executeTakeFirst())?.number ?? 0,
  notePulse: (number) =>
    db.transaction().execute(async (trx) => {
      await trx.insertInto('pulse').values({ number }).onConflict((there) => there.doNothing()).execute()
      await trx.deleteFrom('pulse').where('number', '<', number).execute()
    }),
})
