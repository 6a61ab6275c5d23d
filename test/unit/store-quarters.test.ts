// When a quarter's draw cannot be replayed any more.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { auditWindowEnd } from '../../models/store/quarters.ts'

for (const [quarter, end] of [
  ['2026-Q1', '2026-05-12T22:00:00.000Z'],
  ['2026-Q2', '2026-08-11T22:00:00.000Z'],
  ['2026-Q3', '2026-11-11T23:00:00.000Z'],
  ['2026-Q4', '2027-02-11T23:00:00.000Z'],
] as const)
  test(`the audit window of ${quarter} closes 42 days after it, on the clock of Amsterdam`, () => {
    assert.equal(auditWindowEnd(quarter).toISOString(), end)
  })
