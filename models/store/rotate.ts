// Changing the master key: every key is wrapped anew, and nothing that is sealed is touched.
import { openBytes, sealBytes } from '../seal.ts'
import type { KeyDb } from './key-tables.ts'

/** Fewer than would be felt in memory. */
const PAGE = 1000

export type MasterKeys = Readonly<{ from: Uint8Array; to: Uint8Array }>

/** In one transaction: until its end the old key opens everything, from then on only the new one. Gives how many keys there were. */
export const rotateMasterKey = (db: KeyDb, { from, to }: MasterKeys): Promise<number> =>
  db.transaction().execute(async (trx) => {
    let [count, last] = [0, '']
    for (;;) {
      const rows = await trx.selectFrom('keys').select(['name', 'wrapped']).where('name', '>', last).orderBy('name').limit(PAGE).execute()
      for (const { name, wrapped } of rows) {
        const again = sealBytes(to, openBytes(from, wrapped, name), name)
        await trx.updateTable('keys').set({ wrapped: again }).where('name', '=', name).execute()
      }
      count += rows.length
      last = rows.at(-1)?.name ?? last
      if (rows.length < PAGE) return count
    }
  })
