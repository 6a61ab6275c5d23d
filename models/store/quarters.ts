// How long a quarter's draw can be checked after its end: its key and its ledger lines live until then.
import { TIME_ZONE } from '../evaluation.ts'

/** Six weeks for a works council to replay the draw. */
export const AUDIT_WINDOW_DAYS = 42

/** The first moment after the audit window of a quarter such as `2026-Q4`. */
export function auditWindowEnd(quarter: string): Date {
  const year = Number(quarter.slice(0, 4))
  const lastMonth = Number(quarter.at(-1)) * 3
  const nextQuarter = new Temporal.PlainDate(year, lastMonth, 1).add({ months: 1 })
  const end = nextQuarter.add({ days: AUDIT_WINDOW_DAYS }).toZonedDateTime(TIME_ZONE)
  return new Date(end.epochMilliseconds)
}
