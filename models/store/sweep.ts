// The end of what nobody prepared: recordings after their 24 hours, and whatever a process that was killed left behind.
import { appendAudit } from './audit.ts'
import { spoolStart } from './calls.ts'
import { writeDisposals } from './disposals.ts'
import type { Store } from './open.ts'
import type { Db } from './schema.ts'
import { removeRecordings, removeStrayFiles } from './spool-files.ts'

/** Fewer than the parameters that a statement may have. */
const ROWS = 500

/**
 * Drawn and waiting calls whose 24 hours are over become lost; their recordings and keys go, and so do files that belong to no
 * call. Gives the number of recordings that were deleted unheard.
 */
export async function sweepSpool(store: Store, now: Date): Promise<number> {
  await removeOverdue(store, now)
  const unheard = await store.db.transaction().execute((trx) => loseCalls(trx, now))
  await store.keys.shredExpired(now)
  await keepGone(store)
  await shredEnded(store)
  await removeStrayFiles(store)
  return unheard
}

/** The files first: a full disk refuses all that is written, and this is what makes room. */
async function removeOverdue(store: Store, now: Date): Promise<void> {
  const overdue = store.db.selectFrom('calls').select('id').where('state', '=', 'waiting').where('receivedAt', '<=', spoolStart(now))
  await removeRecordings(store, (await overdue.execute()).map(({ id }) => id))
}

async function loseCalls(trx: Db, now: Date): Promise<number> {
  const before = spoolStart(now)
  const lost = await trx
    .updateTable('calls')
    .set({ state: 'lost', details: null })
    .where((eb) =>
      eb.or([
        eb.and([eb('state', '=', 'drawn'), eb('drawnAt', '<=', before)]),
        eb.and([eb('state', '=', 'waiting'), eb('receivedAt', '<=', before)]),
      ]),
    )
    .returning(['id', 'receivedAt'])
    .execute()
  for (const { id } of lost) await appendAudit(trx, { at: now, person: 'worker', what: 'lost', subject: id })
  const unheard = lost.filter(({ receivedAt }) => receivedAt !== null).length
  await writeDisposals(trx, { now, rule: '24-hours', counts: { recording: unheard } })
  return unheard
}

/** Erases again what was withdrawn or erased before its time, where a database was put back from a copy in which it lives. */
async function keepGone({ db, keys }: Store): Promise<void> {
  const gone = await keys.listGone()
  for (let from = 0; from < gone.length; from += ROWS) {
    const ids = gone.slice(from, from + ROWS)
    await db.transaction().execute(async (trx) => {
      const risen = trx.updateTable('snippets').set({ state: 'withdrawn', content: null, clip: null })
      const snippets = await risen.where('id', 'in', ids).where('state', '=', 'published').returning('id').execute()
      if (snippets.length > 0) await trx.deleteFrom('reviews').where('snippetId', 'in', snippets.map(({ id }) => id)).execute()
      await trx.deleteFrom('calls').where('id', 'in', ids).execute()
    })
  }
}

/** Also what a process should have shredded that was killed between the database and the key store. */
async function shredEnded({ db, keys }: Store): Promise<void> {
  const recorded = await keys.listSpool() // Before the calls, so that a recording that comes in meanwhile is left alone.
  const awaited = await db.selectFrom('calls').select('id').where('state', 'in', ['drawn', 'waiting']).execute()
  const ids = new Set(awaited.map(({ id }) => id))
  await keys.shredSpool(recorded.filter((id) => !ids.has(id)))
  const ended = db.selectFrom('calls').select('id').where('state', 'not in', ['drawn', 'waiting'])
  const withoutSnippets = ended.where(({ exists, not, selectFrom }) =>
    not(exists(selectFrom('snippets').select('snippets.id').whereRef('callId', '=', 'calls.id').where('snippets.state', '=', 'published'))),
  )
  await keys.shred((await withoutSnippets.execute()).map(({ id }) => id))
}
