// Dates, moments and shares as Dutch readers write them.
import { TIME_ZONE } from '../../models/evaluation.ts'

const LONG_DAY = new Intl.DateTimeFormat('nl-NL', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const SHORT_DAY = new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const MOMENT = new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', timeZone: TIME_ZONE })
const PERCENT = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 1 })
const COUNT = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 0 })

/** «week 47, 2026», by ISO 8601, of the Monday `YYYY-MM-DD`. */
export function weekWords(monday: string): string {
  const day = Temporal.PlainDate.from(monday)
  return `week ${day.weekOfYear}, ${day.yearOfWeek}`
}

/** «donderdag 31 december 2026» */
export const dayWords = (day: string): string => LONG_DAY.format(new Date(`${day}T00:00:00Z`))

/** «31 december 2026» */
export const shortDayWords = (day: string): string => SHORT_DAY.format(new Date(`${day}T00:00:00Z`))

/** «20 november om 14:20», on the clock of the Netherlands. */
export const momentWords = (at: string): string => MOMENT.format(new Date(at))

/** Minutes and seconds of a stretch of time: `1:05`. */
export function clockWords(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** 0.125 → «12,5 %»; the blank does not break. */
export const percentWords = (share: number): string => `${PERCENT.format(share * 100)}\u00a0%`

/** 0.125 → «12,5», of every hundred. */
export const perHundredWords = (share: number): string => PERCENT.format(share * 100)

/** 1234 → «1.234» */
export const countWords = (count: number): string => COUNT.format(count)
