// What a transaction that decides on offers has at hand, each thing looked up once.
import { clockOf, hourOf, mondayOf, nextEvaluation, quarterOf, weekOf, withMaximum, type Term } from '../evaluation.ts'
import type { Offer } from '../call.ts'
import { keyedRef } from '../draw.ts'
import type { NumberList } from '../number-list.ts'
import { fractionsOf, fractionIn, scopeOf, type FractionVersion } from './fractions.ts'
import { openKeptCalls } from './kept-calls.ts'
import { openChain } from './ledger.ts'
import { openCounts } from './ledger-counts.ts'
import { listsOf } from './number-lists.ts'
import type { Store } from './open.ts'
import { quarterKey } from './quarter-draws.ts'
import { auditWindowEnd } from './quarters.ts'
import type { Db } from './schema.ts'
import { openTallies } from './tallies.ts'
import { rulesAt, rulesOf, type RulesVersion } from './team-rules.ts'
import { findTeam, type Team } from './teams.ts'

const HOUR_MS = 3_600_000

export type OfferTerms = Readonly<{ now: Date; minCallMs: number; maxRetentionDays: number }>

export type Deciding = Awaited<ReturnType<typeof openDeciding>>

/** An offer with what follows from it. */
export type Considered = Readonly<{
  offer: Offer
  callRef: string
  agentRef: string
  callerRef: string | null
  startedAt: Date
  endedAt: Date
  started: Moment
  ended: Moment
  team: Team
  scope: string
  fraction: FractionVersion
  rules: RulesVersion
  term: Term
}>

export async function openDeciding(store: Store, { trx, terms, offers }: Readonly<{ trx: Db; terms: OfferTerms; offers: readonly Offer[] }>) {
  const { keys } = store
  const [agentKey, callerKey] = [await keys.purposeKey('agent'), await keys.purposeKey('caller')]
  const callerRefOf = remembered((number: string) => keyedRef(callerKey, number))
  const numbers = new Set(offers.flatMap(({ callerNumber }) => (callerNumber === null ? [] : [callerRefOf(callerNumber)])))
  const lists = await listsOf(trx, [...numbers])
  return {
    trx,
    keys,
    terms,
    chain: openChain(trx),
    counts: openCounts(trx),
    tallies: openTallies(trx),
    kept: openKeptCalls({ trx, keys, terms }),
    teamOf: remembered((id: string) => findTeam(trx, id)),
    fractionsOf: remembered((scope: string) => fractionsOf(trx, scope)),
    rulesOf: remembered((team: string) => rulesOf(trx, team)),
    keyOf: remembered((quarter: string) => quarterKey(trx, { keys, quarter, now: terms.now })),
    momentOf: byHour(remembered(momentOf)),
    isClosed: remembered((quarter: string) => auditWindowEnd(quarter) <= terms.now),
    evaluationOf: remembered((day: string) => remembered((own: string) => nextEvaluation(day, own === '' ? [] : own.split(' ')))),
    agentRefOf: remembered((agentId: string) => keyedRef(agentKey, agentId)),
    callerRefOf,
    isListed: (callerRef: string | null, list: NumberList) => callerRef !== null && lists.get(callerRef)?.has(list) === true,
  }
}

/** `team-unknown` when it is. */
export async function consider(deciding: Deciding, offer: Offer, callRef: string): Promise<Considered> {
  const [startedAt, endedAt] = timesOfCall(offer)
  const team = await deciding.teamOf(offer.team)
  const scope = scopeOf(team)
  const [started, ended] = [deciding.momentOf(startedAt), deciding.momentOf(endedAt)]
  const evaluation = deciding.evaluationOf(started.day)(team.evaluations.join(' '))
  const inForce = fractionIn(await deciding.fractionsOf(scope), endedAt)
  return {
    offer,
    callRef,
    agentRef: deciding.agentRefOf(offer.agentId),
    callerRef: offer.callerNumber === null ? null : deciding.callerRefOf(offer.callerNumber),
    startedAt,
    endedAt,
    started,
    ended,
    team,
    scope,
    fraction: { ...inForce, fraction: Math.min(inForce.fraction, team.ceiling) },
    rules: rulesAt(await deciding.rulesOf(team.id), endedAt),
    term: withMaximum(evaluation, started.monday, deciding.terms.maxRetentionDays),
  }
}

/** When a call started and ended. */
export function timesOfCall({ startedAt, durationMs }: Offer): [Date, Date] {
  const started = new Date(startedAt)
  return [started, new Date(started.getTime() + durationMs)]
}

/** What the clock and the calendar of the Netherlands say. */
export type Moment = ReturnType<typeof momentOf>

/** The same all through an hour, because that clock is whole hours ahead of UTC. */
const byHour = (find: (hours: number) => Moment) => (at: Date) => find(Math.floor(at.getTime() / HOUR_MS))

function momentOf(hours: number) {
  const at = new Date(hours * HOUR_MS)
  const clock = clockOf(at)
  const { dayOfWeek, daysInMonth, day: dayOfMonth } = clock
  const calendar = { day: clock.toPlainDate().toString(), month: clock.toPlainDate().toPlainYearMonth().toString(), week: weekOf(at), quarter: quarterOf(at) }
  return { ...calendar, at: hourOf(at), monday: mondayOf(at), hour: String(clock.hour), weekday: String(dayOfWeek), dayOfMonth, daysInMonth }
}

/** `find`, asked once for each name. */
function remembered<K, T>(find: (name: K) => T): (name: K) => T {
  const known = new Map<K, T>()
  return (name) => {
    const before = known.get(name)
    if (before !== undefined) return before
    const found = find(name)
    known.set(name, found)
    return found
  }
}
