// Holds: a call is kept beyond its term for a stated reason, by somebody, until a day. Only two people can make it longer.
import { randomUUID } from 'node:crypto'
import { dayOf, endOf } from '../evaluation.ts'
import { Failure } from '../failure.ts'
import { HOLD_EXTENSION_MAX_DAYS, HOLD_MAX_DAYS, type Hold, type HoldReason } from '../hold.ts'
import { appendAudit } from './audit.ts'
import type { Store } from './open.ts'
import type { Db } from './schema.ts'

export type HoldAct = Readonly<{ person: string; now: Date }>
/** `until`: the last day, `YYYY-MM-DD`. */
export type NewHold = Readonly<{ callId: string; reason: HoldReason; until: string }>

/** Holds a call that lives. Nobody reads it for training beyond its term. `not-found`, `hold-refused`. */
export async function placeHold({ db, keys }: Store, { callId, reason, until }: NewHold, { person, now }: HoldAct): Promise<string> {
  const end = endWithin(until, HOLD_MAX_DAYS, now)
  const id = randomUUID()
  await db.transaction().execute(async (trx) => {
    const { expiresAt } = await callOf(trx, callId, now)
    if (await trx.selectFrom('holds').select('id').where('callId', '=', callId).where('until', '>', now.toISOString()).executeTakeFirst())
      throw new Failure('request-faulty', { details: ['call: is held already'] })
    await trx.deleteFrom('holds').where('callId', '=', callId).execute()
    const placed = { id, callId, reason, person, placedAt: now.toISOString(), until: end.toISOString() }
    await trx.insertInto('holds').values({ ...placed, proposedUntil: null, proposedBy: null }).execute()
    await appendAudit(trx, { at: now, person, what: 'held', subject: callId })
    await keys.endAt([callId], later(end, new Date(expiresAt)))
  })
  return id
}

/** The first of two who agree that a hold lasts longer. `hold-refused` when too long or when it has ended. */
export async function proposeExtension({ db }: Pick<Store, 'db'>, { id, until }: Readonly<{ id: string; until: string }>, { person, now }: HoldAct): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { callId, until: endsAt } = await holdOf(trx, id, now)
    const end = endWithin(until, HOLD_EXTENSION_MAX_DAYS, new Date(endsAt))
    const proposed = { proposedUntil: end.toISOString(), proposedBy: person }
    await trx.updateTable('holds').set(proposed).where('id', '=', id).execute()
    await appendAudit(trx, { at: now, person, what: 'hold-proposed', subject: callId })
  })
}

/** The second of them: `second-person` when it is the same. */
export async function agreeToExtension({ db, keys }: Store, id: string, { person, now }: HoldAct): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { callId, proposedUntil, proposedBy } = await holdOf(trx, id, now)
    if (proposedUntil === null) throw new Failure('not-found')
    if (proposedBy === person) throw new Failure('second-person')
    const { expiresAt } = await trx.selectFrom('calls').select('expiresAt').where('id', '=', callId).executeTakeFirstOrThrow()
    await trx.updateTable('holds').set({ until: proposedUntil, proposedUntil: null, proposedBy: null }).where('id', '=', id).execute()
    await appendAudit(trx, { at: now, person, what: 'hold-extended', subject: callId })
    await keys.endAt([callId], later(new Date(proposedUntil), new Date(expiresAt)))
  })
}

/** Ends a hold: its call ends with its own term, or at once when that is over. */
export async function endHold({ db, keys }: Store, id: string, { person, now }: HoldAct): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { callId } = await holdOf(trx, id, now)
    const { expiresAt } = await trx.selectFrom('calls').select('expiresAt').where('id', '=', callId).executeTakeFirstOrThrow()
    await trx.deleteFrom('holds').where('id', '=', id).execute()
    await appendAudit(trx, { at: now, person, what: 'hold-ended', subject: callId })
    await keys.endAt([callId], new Date(expiresAt))
  })
}

/** Ends the holds whose last day is over. */
export async function endHolds(trx: Db, now: Date): Promise<void> {
  const ended = await trx.deleteFrom('holds').where('until', '<=', now.toISOString()).returning('callId').execute()
  for (const { callId } of ended) await appendAudit(trx, { at: now, person: 'worker', what: 'hold-ended', subject: callId })
}

/** Every hold that lasts, the one that ends first on top. */
export async function listHolds({ db }: Pick<Store, 'db'>, now: Date): Promise<Hold[]> {
  const rows = await db
    .selectFrom('holds')
    .innerJoin('calls', 'calls.id', 'holds.callId')
    .leftJoin('people', 'people.id', 'holds.person')
    .leftJoin('people as proposers', 'proposers.id', 'holds.proposedBy')
    .select(['holds.id', 'callId', 'calls.team', 'reason', 'placedAt', 'until', 'proposedUntil'])
    .select(({ fn }) => [fn.coalesce('people.name', 'holds.person').as('by'), fn.coalesce('proposers.name', 'holds.proposedBy').as('proposedBy')])
    .where('until', '>', now.toISOString())
    .orderBy('until')
    .execute()
  return rows.map(({ until, proposedUntil, proposedBy, ...hold }) => ({
    ...hold,
    until: lastDay(until),
    proposed: proposedUntil === null ? null : { until: lastDay(proposedUntil), by: proposedBy ?? '' },
  }))
}

async function callOf(trx: Db, callId: string, now: Date): Promise<Readonly<{ expiresAt: string }>> {
  const calls = trx.selectFrom('calls').select('expiresAt').where('id', '=', callId).where('expiresAt', '>', now.toISOString())
  const call = await calls.executeTakeFirst()
  if (!call) throw new Failure('not-found')
  return call
}

async function holdOf(trx: Db, id: string, now: Date) {
  const hold = await trx.selectFrom('holds').selectAll().where('id', '=', id).where('until', '>', now.toISOString()).executeTakeFirst()
  if (!hold) throw new Failure('not-found')
  return hold
}

/** The end of a day that lies at most so many days after `from`, and not before it. */
function endWithin(day: string, days: number, from: Date): Date {
  const end = endOf(day)
  const last = endOf(dayOf(new Date(from.getTime() - 1)).add({ days }).toString())
  if (end <= from || end > last) throw new Failure('hold-refused')
  return end
}

const later = (a: Date, b: Date): Date => (a >= b ? a : b)

const lastDay = (end: string): string => dayOf(new Date(Date.parse(end) - 1)).toString()
