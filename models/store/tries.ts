// How often preparing a call was begun and not heard of again. Counted here and not in the queue, which may lose what it counts.
import type { Store } from './open.ts'

/** How many tries came to no known end. */
export async function unfinishedTries({ db }: Pick<Store, 'db'>, callId: string): Promise<number> {
  const row = await db.selectFrom('callTries').select('unfinished').where('callId', '=', callId).executeTakeFirst()
  return row?.unfinished ?? 0
}

/** Notes that a try begins, before anything can crash. */
export async function beginTry({ db }: Pick<Store, 'db'>, callId: string): Promise<void> {
  const first = db.insertInto('callTries').values({ callId, unfinished: 1 })
  const again = first.onConflict((there) => there.column('callId').doUpdateSet((eb) => ({ unfinished: eb('callTries.unfinished', '+', 1) })))
  await again.execute()
}

/** However a try ended, the process lived to tell. */
export async function endTry({ db }: Pick<Store, 'db'>, callId: string): Promise<void> {
  await db.deleteFrom('callTries').where('callId', '=', callId).execute()
}
