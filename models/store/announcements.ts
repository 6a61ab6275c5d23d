// What callers are told before a call, by version: for how many days a recording of it may be kept.
import { Failure } from '../failure.ts'
import { appendAudit } from './audit.ts'
import type { Store } from './open.ts'

export type Announcement = Readonly<{ version: string; days: number }>

/** A version stands as it was told: `request-faulty` when it is there already. */
export async function addAnnouncement({ db }: Pick<Store, 'db'>, added: Announcement & Readonly<{ person: string }>, now: Date): Promise<void> {
  const { version, days, person } = added
  await db.transaction().execute(async (trx) => {
    if (await trx.selectFrom('announcements').select('version').where('version', '=', version).executeTakeFirst())
      throw new Failure('request-faulty', { details: ['version: is there already'] })
    await trx.insertInto('announcements').values({ version, days, addedAt: now.toISOString() }).execute()
    await appendAudit(trx, { at: now, person, what: 'announcement-added', subject: version })
  })
}
