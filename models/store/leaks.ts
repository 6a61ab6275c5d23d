// Notes of leaks: written with the withdrawal, shown to whoever has to act on them, and gone after their own term.
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { ENTITY_TYPES } from '../finding.ts'
import { LEAK_NOTE_DAYS, type Leak, type LeakNote } from '../leak.ts'
import { Failure } from '../failure.ts'
import { appendAudit } from './audit.ts'
import type { Store } from './open.ts'
import type { Db, Schema } from './schema.ts'

const DAY_MS = 24 * 3_600_000
const nearSchema = z.array(z.enum(ENTITY_TYPES))

type NewNote = Leak & Readonly<{ snippetId: string; now: Date }>

/** In the transaction that withdraws the snippet. */
export async function noteLeak(trx: Db, { snippetId, step, within, near, now }: NewNote): Promise<void> {
  const made = ['team', 'model', 'modelRevision', 'redaction'] as const
  const snippet = await trx.selectFrom('snippets').select(made).where('id', '=', snippetId).executeTakeFirstOrThrow()
  const where = { startMs: within?.startMs ?? null, endMs: within?.endMs ?? null, near: JSON.stringify(near) }
  const expiresAt = new Date(now.getTime() + LEAK_NOTE_DAYS * DAY_MS).toISOString()
  await trx.insertInto('leakNotes').values({ id: randomUUID(), snippetId, at: now.toISOString(), ...snippet, step, ...where, seenBy: null, expiresAt }).execute()
}

/** Notes that live, newest first. */
export async function listLeaks({ db }: Pick<Store, 'db'>, now: Date): Promise<LeakNote[]> {
  const notes = db.selectFrom('leakNotes').leftJoin('people', 'people.id', 'leakNotes.seenBy').selectAll('leakNotes').select('people.name')
  const rows = await notes.where('expiresAt', '>', now.toISOString()).orderBy('at', 'desc').orderBy('leakNotes.id').execute()
  return rows.map(toNote)
}

/** How many nobody has seen to. */
export async function countUnseen({ db }: Pick<Store, 'db'>, now: Date): Promise<number> {
  const unseen = db.selectFrom('leakNotes').where('seenBy', 'is', null).where('expiresAt', '>', now.toISOString())
  return Number((await unseen.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()).count)
}

/** Somebody saw to it, the first time it is said. `not-found`. */
export async function seeLeak({ db }: Pick<Store, 'db'>, { id, person }: Readonly<{ id: string; person: string }>, now: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const note = await trx.selectFrom('leakNotes').select('seenBy').where('id', '=', id).where('expiresAt', '>', now.toISOString()).executeTakeFirst()
    if (!note) throw new Failure('not-found')
    if (note.seenBy !== null) return
    await trx.updateTable('leakNotes').set({ seenBy: person }).where('id', '=', id).execute()
    await appendAudit(trx, { at: now, person, what: 'leak-seen', subject: id })
  })
}

/** Deletes notes whose time is over. */
export async function deleteLeaks(trx: Db, now: Date): Promise<void> {
  await trx.deleteFrom('leakNotes').where('expiresAt', '<=', now.toISOString()).execute()
}

type Row = Schema['leakNotes'] & Readonly<{ name: string | null }>

const toNote = ({ startMs, endMs, near, seenBy, name, expiresAt: _, ...note }: Row): LeakNote => ({
  ...note,
  ...(startMs !== null && endMs !== null && { within: { startMs, endMs } }),
  near: nearSchema.parse(JSON.parse(near)),
  ...(seenBy !== null && { seenBy: name ?? seenBy }),
})
