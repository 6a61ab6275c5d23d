// The evaluation calendar: a day is set or moved, or the evaluation is held, and what ends with it follows, at once when sooner.
import { dayOf, earlier, endOf, lastWorkingDay, quarterEnd, quarterOf } from '../evaluation.ts'
import { Failure } from '../failure.ts'
import { appendAudit } from './audit.ts'
import type { Store } from './open.ts'
import type { Db } from './schema.ts'
import { noteChange } from './team-changes.ts'
import { findTeam } from './teams.ts'

/** How long after its quarter an evaluation may be held. */
const MAX_LATE_DAYS = 31
/** Fewer than the parameters that a statement may have. */
const ROWS = 500

export type HeldEvaluation = Readonly<{ team: string; quarter: string; person: string; why: string }>
/** `day`, `YYYY-MM-DD`: when the evaluation of the quarter is held. */
export type Evaluation = HeldEvaluation & Readonly<{ day: string }>

/**
 * Sets the day of a quarter's evaluation, in place of the one before. Snippets that end sooner do so at once; later only as far as
 * the maximum allows and their callers were told. Gives how many calls moved. `request-faulty`, `team-unknown`.
 */
export async function setEvaluation({ db, keys }: Store, evaluation: Evaluation, now: Date): Promise<number> {
  const { team, quarter, day, person, why } = evaluation
  refuseImpossible(evaluation, now)
  return db.transaction().execute(async (trx) => {
    const before = await replan(trx, evaluation, now)
    await noteChange(trx, { team, what: 'evaluation', value: { quarter, day }, person, why, now })
    await appendAudit(trx, { at: now, person, what: 'evaluation-set', subject: team })
    return move(trx, keys, { team, before, day, end: endOf(day), now })
  })
}

/**
 * The evaluation was held today: what was kept for it ends now, not at the end of the day. Gives how many calls that were.
 * `request-faulty` when its quarter has not begun, or it was held before; `team-unknown`.
 */
export async function holdEvaluation({ db, keys }: Store, held: HeldEvaluation, now: Date): Promise<number> {
  const { team, quarter, person, why } = held
  const evaluation = { ...held, day: dayOf(now).toString() }
  refuseImpossible(evaluation, now)
  return db.transaction().execute(async (trx) => {
    const before = await replan(trx, evaluation, now)
    await noteChange(trx, { team, what: 'evaluation', value: { quarter, day: evaluation.day, held: true }, person, why, now })
    await appendAudit(trx, { at: now, person, what: 'evaluation-held', subject: team })
    return move(trx, keys, { team, before, day: evaluation.day, end: now, now })
  })
}

/** The days of a team's evaluations that are still to come, with their quarters: the own ones, and this quarter's default. */
export function upcoming(evaluations: readonly string[], now: Date): Array<Readonly<{ quarter: string; day: string }>> {
  const quarters = new Set([...evaluations.map(quarterIn), quarterOf(now)])
  const today = dayOf(now).toString()
  return [...quarters].flatMap((quarter) => plannedDays(quarter, evaluations).map((day) => ({ quarter, day }))).filter(({ day }) => day >= today)
}

/** Puts the day in place of those that were planned for its quarter; gives them. */
async function replan(trx: Db, { team, quarter, day }: Evaluation, now: Date): Promise<string[]> {
  const { evaluations } = await findTeam(trx, team)
  const before = plannedDays(quarter, evaluations).filter((planned) => planned >= dayOf(now).toString())
  if (before.length === 0) throw faulty('quarter: its evaluation was held already')
  const others = evaluations.filter((text) => quarterIn(text) !== quarter)
  const planned = quarterOf(new Date(`${day}T12:00:00Z`)) === quarter ? day : `${quarter}/${day}`
  await trx.updateTable('teams').set({ evaluations: JSON.stringify([...others, planned]) }).where('id', '=', team).execute()
  return before
}

type Move = Readonly<{ team: string; before: readonly string[]; day: string; end: Date; now: Date }>

/** What has ended stays so, also while it waits to be deleted. */
async function move(trx: Db, keys: Store['keys'], { team, before, day, end, now }: Move): Promise<number> {
  const calls = await trx
    .selectFrom('callTerms')
    .innerJoin('calls', 'calls.id', 'callTerms.callId')
    .select(['callTerms.callId', 'latestAt', 'calls.expiresAt'])
    .where('callTerms.team', '=', team)
    .where('evaluation', 'in', before)
    .where('calls.expiresAt', '>', now.toISOString())
    .execute()
  for (const [latestAt, moved] of Map.groupBy(calls, ({ latestAt: latest }) => earlier(end, new Date(latest)).toISOString()))
    for (const batch of batches(moved.map(({ callId }) => callId))) await endCallsAt(trx, keys, { ids: batch, until: latestAt })
  await trx.updateTable('callTerms').set({ evaluation: day }).where('team', '=', team).where('evaluation', 'in', before).execute()
  return calls.length
}

/** Snippets follow their call; those that end sooner, by a weekly review, only when the call ends sooner still. */
async function endCallsAt(trx: Db, keys: Store['keys'], { ids, until }: Readonly<{ ids: string[]; until: string }>): Promise<void> {
  const withCall = trx.updateTable('snippets').set({ expiresAt: until }).where('callId', 'in', ids)
  await withCall
    .where((eb) => {
      const call = eb.selectFrom('calls').select('calls.expiresAt').whereRef('calls.id', '=', 'snippets.callId')
      return eb.or([eb('expiresAt', '>', until), eb('expiresAt', '=', call)])
    })
    .execute()
  await trx.updateTable('calls').set({ expiresAt: until }).where('id', 'in', ids).execute()
  const held = await trx.selectFrom('holds').select('callId').where('callId', 'in', ids).where('until', '>', until).execute()
  const free = new Set(ids).difference(new Set(held.map(({ callId }) => callId)))
  await keys.endAt([...free], new Date(until))
}

function refuseImpossible({ quarter, day }: Evaluation, now: Date): void {
  const first = quarter === quarterOf(new Date(`${day}T12:00:00Z`))
  const last = endOf(dayOf(quarterEnd(quarter)).add({ days: MAX_LATE_DAYS }).toString())
  if (day < dayOf(now).toString()) throw faulty('day: is past')
  if (!first && (endOf(day) <= quarterEnd(quarter) || endOf(day) > last)) throw faulty(`day: lies in the quarter, or at most ${MAX_LATE_DAYS} days after it`)
}

/** The days of a quarter's evaluation: the team's own, or the default. */
function plannedDays(quarter: string, evaluations: readonly string[]): string[] {
  const own = evaluations.filter((text) => quarterIn(text) === quarter)
  if (own.length > 0) return own.map((text) => text.split('/').at(-1) ?? text)
  return [lastWorkingDay(dayOf(new Date(quarterEnd(quarter).getTime() - 1))).toString()]
}

const quarterIn = (text: string): string => (text.includes('/') ? (text.split('/')[0] ?? '') : quarterOf(new Date(`${text}T12:00:00Z`)))

const batches = (ids: readonly string[]): string[][] => Array.from({ length: Math.ceil(ids.length / ROWS) }, (_, at) => ids.slice(at * ROWS, (at + 1) * ROWS))

const faulty = (what: string) => new Failure('request-faulty', { details: [what] })
