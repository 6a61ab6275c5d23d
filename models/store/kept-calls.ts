// Calls that were drawn: their rows, their terms and their keys, written together.
import { randomUUID } from 'node:crypto'
import { daysAfter, earlier, reviewEnd } from '../evaluation.ts'
import type { Considered, OfferTerms } from './deciding.ts'
import { manyRows } from './many-rows.ts'
import type { Store } from './open.ts'
import type { Db, Schema } from './schema.ts'

export type KeptCalls = Readonly<{ add(considered: Considered): Promise<Readonly<{ callId: string; until: string }>>; write(): Promise<void> }>

/** A call's key is made before its row is there for others, so that there is never a call without one. */
export function openKeptCalls({ trx, keys, terms }: Readonly<{ trx: Db; keys: Store['keys']; terms: OfferTerms }>): KeptCalls {
  const calls: Schema['calls'][] = []
  const callTerms: Schema['callTerms'][] = []
  const add = async (considered: Considered): Promise<Readonly<{ callId: string; until: string }>> => {
    const latestAt = await latestFor(trx, considered)
    const { evaluation, expiresAt } = considered.term
    const until = earlier(expiresAt, latestAt).toISOString()
    const call = rowOf(considered, { now: terms.now, until })
    calls.push(call)
    const reviewUntil = considered.rules.review === 'week' ? reviewEnd(considered.started.week).toISOString() : null
    callTerms.push({ callId: call.id, team: call.team, evaluation, latestAt: latestAt.toISOString(), reviewUntil })
    return { callId: call.id, until }
  }
  const write = async (): Promise<void> => {
    if (calls.length === 0) return
    await keys.newContentKeys(calls.map(({ id, expiresAt }) => [id, new Date(expiresAt)]))
    await writeCalls(trx, calls)
    await writeTerms(trx, callTerms)
  }
  return { add, write }
}

const writeCalls = manyRows((db: Db, calls: readonly Schema['calls'][]) => db.insertInto('calls').values(calls))
const writeTerms = manyRows((db: Db, terms: readonly Schema['callTerms'][]) => db.insertInto('callTerms').values(terms))

/** The longest term the caller was told: a known announcement's days, and otherwise no longer than it is now (AVG art. 13(2)(a)). */
async function latestFor(trx: Db, { offer, started, term }: Considered): Promise<Date> {
  if (offer.announcement === undefined) return term.expiresAt
  const told = await trx.selectFrom('announcements').select('days').where('version', '=', offer.announcement).executeTakeFirst()
  return told ? earlier(term.latestAt, daysAfter(started.monday, told.days)) : term.expiresAt
}

function rowOf({ offer, callRef, agentRef, callerRef, ...times }: Considered, { now, until }: Readonly<{ now: Date; until: string }>): Schema['calls'] {
  const { durationMs, channels, pauses } = offer
  const { startedAt, started, ended, team } = times
  return {
    id: randomUUID(),
    purpose: 'training',
    callRef,
    team: team.id,
    agentRef,
    callerRef,
    quarter: ended.quarter,
    week: started.week,
    state: 'drawn',
    details: JSON.stringify({ startedAt: startedAt.toISOString(), durationMs, channels, pauses }),
    drawnAt: now.toISOString(),
    receivedAt: null,
    expiresAt: until,
    failure: null,
  }
}
