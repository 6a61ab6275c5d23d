// Deciding on offered calls: the draw, its ledger line and, when drawn, the call, in one transaction.
import type { Offer } from '../call.ts'
import { cardName } from '../deck.ts'
import { isDrawn, keyedRef, type Decision } from '../draw.ts'
import { Failure } from '../failure.ts'
import { awaitsRecording } from './calls.ts'
import { takeCard } from './decks.ts'
import { consider, openDeciding, timesOfCall, type Considered, type Deciding, type OfferTerms } from './deciding.ts'
import type { Store } from './open.ts'
import { monthOf, refusalOf } from './refusals.ts'
import type { Db, Schema } from './schema.ts'

export type { OfferTerms } from './deciding.ts'

/** How far clocks may differ. */
const MAX_AHEAD_MS = 5 * 60_000
/** Fewer than the parameters that a statement may have. */
const ROWS = 500

/** `callId` (our own, random) and `until` (ISO 8601) only while the call's recording is wanted. */
export type OfferAnswer = Readonly<{ decision: Decision; callId?: string; until?: string }>

/**
 * Decides once: the same call gets the same answer however often and by whomever it is offered, until its recording is not
 * wanted any more. `team-unknown`, or `offer-faulty` when the call lies in the future.
 */
export async function decideOffer(store: Store, offer: Offer, terms: OfferTerms): Promise<OfferAnswer> {
  const [answer] = await decideOffers(store, [offer], terms)
  if (answer === undefined || answer instanceof Failure) throw answer ?? new Failure('not-found')
  return answer
}

/** As `decideOffer`, for many offers in their order and in one transaction. A faulty one is answered by its failure and stops no other. */
export async function decideOffers(store: Store, offers: readonly Offer[], terms: OfferTerms): Promise<Array<OfferAnswer | Failure>> {
  const callKey = await store.keys.purposeKey('call')
  const refs = offers.map(({ callId }) => keyedRef(callKey, callId))
  return store.db.transaction().execute(async (trx) => {
    const answers: Map<string, OfferAnswer | Failure> = await earlierAnswers(trx, refs, terms.now)
    const deciding = await openDeciding(store, { trx, terms, offers })
    const decided: Array<OfferAnswer | Failure> = []
    for (const [index, offer] of offers.entries()) {
      const callRef = refs[index] ?? ''
      const answer = answers.get(callRef) ?? (await answerTo(deciding, offer, callRef))
      if (!(answer instanceof Failure)) answers.set(callRef, answer)
      decided.push(answer)
    }
    await deciding.chain.write()
    await deciding.counts.write()
    await deciding.tallies.write()
    await deciding.kept.write()
    return decided
  })
}

async function earlierAnswers(trx: Db, refs: readonly string[], now: Date): Promise<Map<string, OfferAnswer>> {
  const answers = new Map<string, OfferAnswer>()
  for (let from = 0; from < refs.length; from += ROWS) {
    const lines = trx
      .selectFrom('ledgerLines')
      .leftJoin('calls', 'calls.callRef', 'ledgerLines.callRef')
      .select(['ledgerLines.callRef', 'decision', 'calls.id', 'state', 'drawnAt', 'expiresAt'])
    for (const { callRef, decision, ...call } of await lines.where('ledgerLines.callRef', 'in', refs.slice(from, from + ROWS)).execute())
      answers.set(callRef, { decision, ...wanted(call, now) })
  }
  return answers
}

type Found = { [Key in 'id' | 'state' | 'drawnAt' | 'expiresAt']: Schema['calls'][Key] | null }

function wanted({ id, state, drawnAt, expiresAt }: Found, now: Date): Pick<OfferAnswer, 'callId' | 'until'> {
  if (id === null || state === null || drawnAt === null || expiresAt === null || expiresAt <= now.toISOString()) return {}
  return state === 'waiting' || awaitsRecording({ state, drawnAt, expiresAt }, now) ? { callId: id, until: expiresAt } : {}
}

/** After the audit window nobody could check a line, nor know by one that the call was decided on: it is refused without. */
async function answerTo(deciding: Deciding, offer: Offer, callRef: string): Promise<OfferAnswer | Failure> {
  const [, endedAt] = timesOfCall(offer)
  if (endedAt.getTime() > deciding.terms.now.getTime() + MAX_AHEAD_MS)
    return new Failure('offer-faulty', { details: ['startedAt: lies in the future'] })
  if (deciding.isClosed(deciding.momentOf(endedAt).quarter)) return { decision: 'refuse' }
  try {
    return await decide(deciding, await consider(deciding, offer, callRef))
  } catch (error) {
    if (error instanceof Failure && error.code === 'team-unknown') return error
    throw error
  }
}

async function decide(deciding: Deciding, considered: Considered): Promise<OfferAnswer> {
  const { callRef, team, fraction } = considered
  const { at, day, quarter } = considered.ended
  const reason = (await refusalOf(deciding, considered)) ?? null
  const { drawn, card } = reason ? { drawn: false, card: null } : await draw(deciding, considered)
  const decision = reason ? 'refuse' : drawn ? 'keep' : 'skip'
  const line = { at, callRef, team: team.id, decision, reason, quarter, card } as const
  await deciding.chain.append({ ...line, fraction: fraction.fraction, fractionVersion: fraction.version })
  deciding.counts.add(line)
  if (!reason) deciding.tallies.countInDay({ quarter, team: team.id, day })
  return drawn ? { decision: 'keep', ...(await deciding.kept.add(considered)) } : { decision }
}

type Drawn = Readonly<{ drawn: boolean; card: string | null }>

async function draw(deciding: Deciding, considered: Considered): Promise<Drawn> {
  const { agentRef, callRef, rules, scope, team } = considered
  const { quarter, hour, weekday } = considered.ended
  const { fraction } = considered.fraction
  const quarterKey = await deciding.keyOf(quarter)
  if (rules.method === 'deck') {
    const { isKept, ...card } = await takeCard(deciding.trx, { quarter, quarterKey, agentRef, fraction })
    if (isKept && rules.capPerMonth !== null) deciding.tallies.countInMonth(monthOf(considered))
    return { drawn: isKept, card: cardName(card) }
  }
  const drawn = isDrawn(quarterKey, callRef, fraction)
  deciding.tallies.add({ quarter, scope, hour, weekday, agent: scope === team.id ? agentRef : team.id, fraction, drawn })
  if (drawn && rules.capPerMonth !== null) deciding.tallies.countInMonth(monthOf(considered))
  return { drawn, card: null }
}
