// When snippets end: on evaluation days, on the Dutch clock, and never later than the maximum.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dayOf, expiryOf, hourOf, lastWorkingDay, LEAST_RETENTION_DAYS, mondayOf, quarterOf, termOf, weekOf } from '../../models/evaluation.ts'

const DAY_MS = 24 * 3_600_000
const MAX_DAYS = 100
const at = (text: string): Date => new Date(text)
const anyMoment = fc.date({ min: at('2020-01-01T00:00:00Z'), max: at('2040-01-01T00:00:00Z'), noInvalidDate: true })
const anyDays = fc.integer({ min: LEAST_RETENTION_DAYS, max: 400 })
const ends = (startedAt: string, evaluations: readonly string[] = []): string => expiryOf(at(startedAt), evaluations, MAX_DAYS).toISOString()

test('the last working day of the quarter, also when that ends in a weekend', () => {
  const last = (day: string): string => lastWorkingDay(Temporal.PlainDate.from(day)).toString()
  assert.equal(last('2026-11-26'), '2026-12-31') // a Thursday
  assert.equal(last('2027-02-01'), '2027-03-31')
  assert.equal(last('2028-01-01'), '2028-03-31')
  assert.equal(last('2029-05-05'), '2029-06-29') // 30 June is a Saturday
  assert.equal(last('2029-09-30'), '2029-09-28') // 30 September is a Sunday
})

test('a snippet lives until the end of the next evaluation day, on the Dutch clock', () => {
  assert.equal(ends('2026-11-26T10:00:00Z'), '2026-12-31T23:00:00.000Z') // winter time
  assert.equal(ends('2026-05-01T10:00:00Z'), '2026-06-30T22:00:00.000Z') // summer time
})

test('a call on the evaluation day ends that day; one after it in the next quarter', () => {
  assert.equal(ends('2026-12-31T22:59:59Z'), '2026-12-31T23:00:00.000Z')
  assert.equal(ends('2026-12-31T23:00:00Z'), '2027-03-31T22:00:00.000Z')
})

test('a day that the team set takes the place of the default of its quarter', () => {
  assert.equal(ends('2026-11-26T10:00:00Z', ['2026-12-10']), '2026-12-10T23:00:00.000Z')
  assert.equal(ends('2026-12-20T10:00:00Z', ['2026-12-10']), '2027-03-23T23:00:00.000Z') // the maximum comes first, counted from Monday 14 December
  assert.equal(ends('2026-11-26T10:00:00Z', ['2026-12-10', '2026-12-03']), '2026-12-03T23:00:00.000Z')
})

test('never past the maximum, never before the call', () => {
  fc.assert(
    fc.property(anyMoment, anyDays, fc.array(anyMoment, { maxLength: 4 }), (startedAt, days, evaluations) => {
      const until = expiryOf(startedAt, evaluations.map((day) => dayOf(day).toString()), days).getTime()
      assert.ok(until > startedAt.getTime())
      assert.ok(until <= startedAt.getTime() + days * DAY_MS)
    }),
  )
})

test('the maximum is the same for all calls of a week, so that it tells no more than the week', () => {
  fc.assert(
    fc.property(anyMoment, fc.integer({ min: 0, max: 7 * 24 * 60 - 61 }), anyDays, (startedAt, minutes, days) => {
      const other = new Date(mondayOf(startedAt).getTime() + minutes * 60_000)
      assert.equal(weekOf(other), weekOf(startedAt))
      assert.deepEqual(termOf(other, [], days).latestAt, termOf(startedAt, [], days).latestAt)
      assert.ok(termOf(startedAt, [], days).latestAt.getTime() > startedAt.getTime() + (days - 8) * DAY_MS)
    }),
  )
})

test('an earlier evaluation never makes a snippet live longer', () => {
  fc.assert(
    fc.property(anyMoment, anyMoment, (startedAt, day) => {
      const own = dayOf(day).toString()
      if (own < dayOf(startedAt).toString() || quarterOf(day) !== quarterOf(startedAt)) return
      assert.ok(expiryOf(startedAt, [own], MAX_DAYS) <= new Date(dayOf(day).add({ days: 1 }).toZonedDateTime('Europe/Amsterdam').epochMilliseconds))
    }),
  )
})

test('quarter, week and hour on both sides of midnight and of the change of the clock', () => {
  assert.equal(quarterOf(at('2026-09-30T21:59:59Z')), '2026-Q3')
  assert.equal(quarterOf(at('2026-09-30T22:00:00Z')), '2026-Q4')
  assert.equal(weekOf(at('2026-11-26T10:00:00Z')), '2026-11-23')
  assert.equal(weekOf(at('2026-11-29T22:59:59Z')), '2026-11-23')
  assert.equal(weekOf(at('2026-11-29T23:00:00Z')), '2026-11-30')
  assert.equal(hourOf(at('2026-10-25T00:59:59Z')), '2026-10-25T00:00:00.000Z')
})
