// Deciding on an offered call: the draw, its ledger line and, when drawn, the call, in one transaction.
import { randomUUID } from 'node:crypto'
import type { Offer } from '../call.ts'
import { isDrawn, keyedRef, type Decision, type Refusal } from '../draw.ts'
import { dayOf, expiryOf, hourOf, quarterOf, weekOf } from '../evaluation.ts'
import { Failure } from '../failure.ts'
import { SPOOL_MAX_MS } from '../settings.ts'
import { awaitsRecording } from './calls.ts'
import { fractionAt, scopeOf } from './fractions.ts'
import { appendLine } from './ledger.ts'
import type { Store } from './open.ts'
import type { Db } from './schema.ts'
import { findTeam, type Team } from './teams.ts'

/** How far clocks may differ. */
const MAX_AHEAD_MS = 5 * 60_000

export type OfferTerms = Readonly<{ now: Date; minCallMs: number; maxRetentionDays: number }>

/** `callId` (our own, random) and `until` (ISO 8601) only while the call's recording is wanted. */
export type OfferAnswer = Readonly<{ decision: Decision; callId?: string; until?: string }>

/** An offer with what follows from it. */
type Considered = Readonly<{ offer: Offer; callRef: string; startedAt: Date; endedAt: Date; team: Team; expiresAt: Date }>

/**
 * Decides once: the same call gets the same answer however often and by whomever it is offered, until its recording is not
 * wanted any more. `team-unknown`, or `offer-faulty` when the call lies in the future.
 */
export async function decideOffer(store: Store, offer: Offer, terms: OfferTerms): Promise<OfferAnswer> {
  const startedAt = new Date(offer.startedAt)
  const endedAt = new Date(startedAt.getTime() + offer.durationMs)
  if (endedAt.getTime() > terms.now.getTime() + MAX_AHEAD_MS) throw inTheFuture()
  const callRef = keyedRef(await store.keys.purposeKey('call'), offer.callId)
  return store.db.transaction().execute(async (trx) => {
    const earlier = await earlierAnswer(trx, callRef, terms.now)
    if (earlier) return earlier
    const team = await findTeam(trx, offer.team)
    const expiresAt = expiryOf(startedAt, team.evaluations, terms.maxRetentionDays)
    return decide(store, { trx, terms }, { offer, callRef, startedAt, endedAt, team, expiresAt })
  })
}

const inTheFuture = () => new Failure('offer-faulty', { details: ['startedAt: lies in the future'] })

async function earlierAnswer(trx: Db, callRef: string, now: Date): Promise<OfferAnswer | undefined> {
  const line = await trx.selectFrom('ledgerLines').select('decision').where('callRef', '=', callRef).executeTakeFirst()
  if (!line) return undefined
  const fields = ['id', 'state', 'drawnAt', 'expiresAt'] as const
  const call = await trx.selectFrom('calls').select(fields).where('callRef', '=', callRef).executeTakeFirst()
  const isWanted = call && (call.state === 'waiting' || awaitsRecording(call, now)) && call.expiresAt > now.toISOString()
  return { decision: line.decision, ...(isWanted && { callId: call.id, until: call.expiresAt }) }
}

type Deciding = Readonly<{ trx: Db; terms: OfferTerms }>

async function decide(store: Store, { trx, terms }: Deciding, considered: Considered): Promise<OfferAnswer> {
  const { callRef, endedAt, team } = considered
  const reason = refusalOf(considered, terms) ?? null
  const inForce = await fractionAt(trx, scopeOf(team), endedAt)
  const fraction = Math.min(inForce.fraction, team.ceiling)
  const quarter = quarterOf(endedAt)
  const drawn = !reason && isDrawn(await store.keys.drawKey(quarter), callRef, fraction)
  const decision = reason ? 'refuse' : drawn ? 'keep' : 'skip'
  const draw = { decision, reason, fraction, fractionVersion: inForce.version, quarter } as const
  await appendLine(trx, { at: hourOf(endedAt), callRef, team: team.id, ...draw })
  return drawn ? keep(store, { trx, terms }, considered) : { decision }
}

/** In this order, and the first that holds counts. */
function refusalOf({ offer, startedAt, endedAt, team, expiresAt }: Considered, { now, minCallMs }: OfferTerms): Refusal | undefined {
  if (!offer.announced) return 'not-announced'
  if (offer.optedOut) return 'opted-out'
  if (offer.private) return 'private'
  if (offer.durationMs < minCallMs) return 'too-short'
  if (team.consentDate === null || dayOf(startedAt).toString() < team.consentDate) return 'no-consent'
  if (expiresAt <= now || now.getTime() - endedAt.getTime() > SPOOL_MAX_MS) return 'too-old'
  return undefined
}

async function keep(store: Store, { trx, terms }: Deciding, considered: Considered): Promise<OfferAnswer> {
  const { offer, callRef, startedAt, endedAt, team, expiresAt } = considered
  const { durationMs, channels, pauses, agentId, callerNumber } = offer
  const callId = randomUUID()
  const until = expiresAt.toISOString()
  const refs = {
    callRef,
    agentRef: keyedRef(await store.keys.purposeKey('agent'), agentId),
    callerRef: callerNumber === null ? null : keyedRef(await store.keys.purposeKey('caller'), callerNumber),
  }
  const times = { quarter: quarterOf(endedAt), week: weekOf(startedAt), drawnAt: terms.now.toISOString(), expiresAt: until }
  const details = JSON.stringify({ startedAt: startedAt.toISOString(), durationMs, channels, pauses })
  const call = { id: callId, purpose: 'training', team: team.id, state: 'drawn', ...refs, ...times, details } as const
  await trx.insertInto('calls').values(call).execute()
  await store.keys.newContentKey(callId, expiresAt)
  return { decision: 'keep', callId, until }
}
