// When things end. A snippet lives until the end of the next evaluation day of its team, and never beyond the maximum.

export const TIME_ZONE = 'Europe/Amsterdam'
/** Hard maximum where none is set: a quarter, a weekend and a few days to evaluate. */
export const DEFAULT_MAX_RETENTION_DAYS = 100
const FRIDAY = 5

/** `2026-Q4`, on the clock of `TIME_ZONE`. */
export function quarterOf(at: Date): string {
  const { year, month } = dayOf(at)
  return `${year}-Q${Math.ceil(month / 3)}`
}

/** The default evaluation day of the quarter in which `day` lies: its last Monday-to-Friday day. */
export function lastWorkingDay(day: Temporal.PlainDate): Temporal.PlainDate {
  const lastMonth = day.with({ month: Math.ceil(day.month / 3) * 3, day: 1 })
  const last = lastMonth.with({ day: lastMonth.daysInMonth })
  return last.subtract({ days: Math.max(0, last.dayOfWeek - FRIDAY) })
}

/**
 * When a call's snippets end: the end of the first evaluation day that is not before the call's day.
 * `evaluations` are the team's own days (`YYYY-MM-DD`); a quarter without one has its default day.
 */
export function expiryOf(startedAt: Date, evaluations: readonly string[], maxRetentionDays: number): Date {
  const called = dayOf(startedAt)
  const own = evaluations.map((day) => Temporal.PlainDate.from(day))
  const candidates = [...own, ...defaultDays(called, own)].filter((day) => Temporal.PlainDate.compare(day, called) >= 0)
  const next = candidates.reduce((a, b) => (Temporal.PlainDate.compare(a, b) <= 0 ? a : b))
  const latest = startedAt.getTime() + maxRetentionDays * 24 * 3_600_000
  return new Date(Math.min(endOf(next).getTime(), latest))
}

/** Monday of the week, `YYYY-MM-DD`: all that a trainer learns of when a call was. */
export function weekOf(at: Date): string {
  const day = dayOf(at)
  return day.subtract({ days: day.dayOfWeek - 1 }).toString()
}

/** The hour in which a moment lies, as the ledger keeps it. */
export const hourOf = (at: Date): string => `${at.toISOString().slice(0, 13)}:00:00.000Z`

export const dayOf = (at: Date): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(TIME_ZONE).toPlainDate()

/** Defaults of this quarter and the next, where the team set no day of its own in that quarter. */
function defaultDays(called: Temporal.PlainDate, own: readonly Temporal.PlainDate[]): Temporal.PlainDate[] {
  const quarters = [called, called.with({ day: 1 }).add({ months: 3 })]
  return quarters.map(lastWorkingDay).filter((day) => !own.some((other) => sameQuarter(day, other)))
}

const sameQuarter = (a: Temporal.PlainDate, b: Temporal.PlainDate): boolean =>
  a.year === b.year && Math.ceil(a.month / 3) === Math.ceil(b.month / 3)

/** The first moment after a day, on the clock of `TIME_ZONE`: 23 or 25 hours long when the clock changes. */
const endOf = (day: Temporal.PlainDate): Date =>
  new Date(day.add({ days: 1 }).toZonedDateTime(TIME_ZONE).epochMilliseconds)
