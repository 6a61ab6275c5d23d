// When things end. A snippet lives until the end of the next evaluation day of its team, and never beyond the maximum.

export const TIME_ZONE = 'Europe/Amsterdam'
/** Hard maximum where none is set: a quarter, a weekend and a few days to evaluate. */
export const DEFAULT_MAX_RETENTION_DAYS = 100
const FRIDAY = 5
const DAY_MS = 24 * 3_600_000
/** Where a team reviews weekly: the week of the call, and the one after it to review in. */
const REVIEW_DAYS = 14
/** Shorter than this a term counted from a Monday could be over before a call of that week was reviewed. */
export const LEAST_RETENTION_DAYS = 14

/** `evaluation`: until the team's evaluation. `week`: until the end of the next week, and longer only as a learning moment. */
export const REVIEWS = ['evaluation', 'week'] as const
export type ReviewRule = (typeof REVIEWS)[number]

/** Why a snippet is still here. */
export const STAYS = ['evaluation', 'maximum', 'review', 'moment'] as const
export type Stay = (typeof STAYS)[number]

/** `2026-Q4`, on the clock of `TIME_ZONE`. */
export const quarterOf = (at: Date): string => quarterOfDay(dayOf(at))

export const nextQuarter = (quarter: string): string => quarterOfDay(firstDayOf(quarter).add({ months: 3 }))

/** The first moment of a quarter such as `2026-Q4`, and the first one after it. */
export const quarterStart = (quarter: string): Date => startOf(firstDayOf(quarter))
export const quarterEnd = (quarter: string): Date => startOf(firstDayOf(quarter).add({ months: 3 }))

/** The default evaluation day of the quarter in which `day` lies: its last Monday-to-Friday day. */
export function lastWorkingDay(day: Temporal.PlainDate): Temporal.PlainDate {
  const lastMonth = day.with({ month: Math.ceil(day.month / 3) * 3, day: 1 })
  const last = lastMonth.with({ day: lastMonth.daysInMonth })
  return last.subtract({ days: Math.max(0, last.dayOfWeek - FRIDAY) })
}

/** When something ends, and why then: with the evaluation on a day, or at the latest moment that is allowed. */
export type Term = Readonly<{ evaluation: string; latestAt: Date; expiresAt: Date }>

/** The term of a call's snippets. */
export function termOf(startedAt: Date, evaluations: readonly string[], maxRetentionDays: number): Term {
  const { day, end } = nextEvaluation(dayOf(startedAt).toString(), evaluations)
  return withMaximum({ day, end }, mondayOf(startedAt), maxRetentionDays)
}

export type NextEvaluation = Readonly<{ day: string; end: Date }>

/** Never later than so many days after the call. `monday`: the beginning of its week. */
export function withMaximum({ day, end }: NextEvaluation, monday: Date, maxRetentionDays: number): Term {
  const latestAt = daysAfter(monday, maxRetentionDays)
  return { evaluation: day, latestAt, expiresAt: earlier(end, latestAt) }
}

/** Of 24 hours each. Counted from the Monday of a call, so that the last day of a snippet tells no more than the week. */
export const daysAfter = (monday: Date, days: number): Date => new Date(monday.getTime() + days * DAY_MS)

/**
 * The first evaluation day that is not before the call's day, `YYYY-MM-DD`, and its end. `evaluations` are the team's own:
 * `YYYY-MM-DD`, in place of the default of its quarter, or `2026-Q4/2027-01-08`, in place of that quarter's.
 */
export function nextEvaluation(calledOn: string, evaluations: readonly string[]): NextEvaluation {
  const called = Temporal.PlainDate.from(calledOn)
  const own = evaluations.map(plannedOf)
  const days = [...own.map(({ day }) => day), ...defaultDays(called, own)].filter((day) => Temporal.PlainDate.compare(day, called) >= 0)
  const next = days.reduce((a, b) => (Temporal.PlainDate.compare(a, b) <= 0 ? a : b))
  return { day: next.toString(), end: endOfDay(next) }
}

/** When a call's snippets end. */
export const expiryOf = (startedAt: Date, evaluations: readonly string[], maxRetentionDays: number): Date =>
  termOf(startedAt, evaluations, maxRetentionDays).expiresAt

/** Until when snippets of a week are reviewed where that happens weekly. `week` is a Monday, `YYYY-MM-DD`. */
export const reviewEnd = (week: string): Date => startOf(Temporal.PlainDate.from(week).add({ days: REVIEW_DAYS }))

/** The end of a day, `YYYY-MM-DD`. */
export const endOf = (day: string): Date => endOfDay(Temporal.PlainDate.from(day))

export const earlier = (a: Date, b: Date): Date => (a <= b ? a : b)

/** Monday of the week, `YYYY-MM-DD`: all that a trainer learns of when a call was. */
export const weekOf = (at: Date): string => firstDayOfWeek(at).toString()

/** The beginning of that Monday. */
export const mondayOf = (at: Date): Date => startOf(firstDayOfWeek(at))

/** The hour in which a moment lies, as the ledger keeps it. */
export const hourOf = (at: Date): string => `${at.toISOString().slice(0, 13)}:00:00.000Z`

export const dayOf = (at: Date): Temporal.PlainDate => clockOf(at).toPlainDate()

/** What the clock on the wall says. */
export const clockOf = (at: Date): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(TIME_ZONE)

type Planned = Readonly<{ quarter: string; day: Temporal.PlainDate }>

function plannedOf(text: string): Planned {
  const [quarter, later] = text.includes('/') ? text.split('/') : [undefined, text]
  const day = Temporal.PlainDate.from(later ?? text)
  return { quarter: quarter ?? quarterOfDay(day), day }
}

/** Defaults of the quarters around the call, where the team set no day of its own for that quarter. */
function defaultDays(called: Temporal.PlainDate, own: readonly Planned[]): Temporal.PlainDate[] {
  const quarters = [called, called.with({ day: 1 }).add({ months: 3 })]
  return quarters.filter((day) => !own.some(({ quarter }) => quarter === quarterOfDay(day))).map(lastWorkingDay)
}

function firstDayOfWeek(at: Date): Temporal.PlainDate {
  const day = dayOf(at)
  return day.subtract({ days: day.dayOfWeek - 1 })
}

const quarterOfDay = ({ year, month }: Temporal.PlainDate): string => `${year}-Q${Math.ceil(month / 3)}`

const firstDayOf = (quarter: string): Temporal.PlainDate =>
  new Temporal.PlainDate(Number(quarter.slice(0, 4)), Number(quarter.at(-1)) * 3 - 2, 1)

const startOf = (day: Temporal.PlainDate): Date => new Date(day.toZonedDateTime(TIME_ZONE).epochMilliseconds)

/** The first moment after a day, on the clock of `TIME_ZONE`: 23 or 25 hours long when the clock changes. */
const endOfDay = (day: Temporal.PlainDate): Date => startOf(day.add({ days: 1 }))
