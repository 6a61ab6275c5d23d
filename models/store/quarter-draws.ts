// A quarter's draw: its key is committed to before it begins, may take in a nonce, and is released when it is over.
import { commitmentTo, withNonce } from '../draw.ts'
import { nextQuarter, quarterEnd, quarterOf } from '../evaluation.ts'
import { Failure } from '../failure.ts'
import { SPOOL_MAX_MS } from '../settings.ts'
import { appendAudit } from './audit.ts'
import type { Store } from './open.ts'
import type { Db, Schema } from './schema.ts'

export type QuarterDraw = Readonly<Schema['quarterDraws']>

/** Commits to this quarter's key and the next one's, so that the next can be noted down before it counts. */
export async function commitAhead({ db, keys }: Store, now: Date): Promise<void> {
  const quarter = quarterOf(now)
  const committing = (one: string) => db.transaction().execute((trx) => quarterDraw(trx, { keys, quarter: one, now }))
  await committing(quarter)
  await committing(nextQuarter(quarter))
}

export type Committing = Readonly<{ keys: Store['keys']; quarter: string; now: Date }>

/** What is known of a quarter's draw; committed to at this moment where it was not. */
export async function quarterDraw(trx: Db, { keys, quarter, now }: Committing): Promise<QuarterDraw> {
  const known = await trx.selectFrom('quarterDraws').selectAll().where('quarter', '=', quarter).executeTakeFirst()
  if (known) return known
  const commitment = commitmentTo(await keys.drawKey(quarter))
  const draw = { quarter, commitment, committedAt: now.toISOString(), nonce: null, nonceAt: null, releasedAt: null }
  await trx.insertInto('quarterDraws').values(draw).execute()
  return draw
}

/** The key that decides in a quarter. */
export async function quarterKey(trx: Db, committing: Committing): Promise<Uint8Array> {
  const { nonce } = await quarterDraw(trx, committing)
  return withNonce(await committing.keys.drawKey(committing.quarter), nonce)
}

export const listQuarterDraws = ({ db }: Pick<Store, 'db'>): Promise<QuarterDraw[]> =>
  db.selectFrom('quarterDraws').selectAll().orderBy('quarter').execute()

/** `person` is a person's id, or `operator`. */
export type QuarterAct = Readonly<{ quarter: string; person: string; now: Date }>

/**
 * Mixes in what the works council gives: once, after the commitment, and before any call of that quarter was offered; otherwise
 * `nonce-too-late`. So neither side could have chosen the outcome.
 */
export async function giveNonce({ db }: Pick<Store, 'db'>, nonce: string, { quarter, person, now }: QuarterAct): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const line = await trx.selectFrom('ledgerLines').select('seq').where('quarter', '=', quarter).executeTakeFirst()
    if (line) throw new Failure('nonce-too-late')
    const free = trx.updateTable('quarterDraws').set({ nonce, nonceAt: now.toISOString() }).where('quarter', '=', quarter)
    const { numUpdatedRows } = await free.where('nonce', 'is', null).executeTakeFirst()
    if (numUpdatedRows !== 1n) throw new Failure('nonce-too-late')
    await appendAudit(trx, { at: now, person, what: 'nonce-given', subject: quarter })
  })
}

/** The quarter's key, in hexadecimal, for whoever audits it. `ledger-open` until no call of the quarter can be drawn any more. */
export async function releaseKey({ db, keys }: Store, { quarter, person, now }: QuarterAct): Promise<string> {
  if (!isClosed(quarter, now)) throw new Failure('ledger-open')
  const released = await db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('quarterDraws')
      .set((eb) => ({ releasedAt: eb.fn.coalesce('releasedAt', eb.val(now.toISOString())) }))
      .where('quarter', '=', quarter)
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) return false
    await appendAudit(trx, { at: now, person, what: 'key-released', subject: quarter })
    return true
  })
  if (!released) throw new Failure('not-found')
  return Buffer.from(await keys.drawKey(quarter)).toString('hex')
}

/** Calls are offered within a day of their end; from then on nothing is drawn with this quarter's key. */
export const isClosed = (quarter: string, now: Date): boolean => now.getTime() > quarterEnd(quarter).getTime() + SPOOL_MAX_MS
