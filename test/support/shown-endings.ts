// Made-up holds, what is held about a number, and a receipt.
import type { Found, Receipt } from '../../models/erasure.ts'
import type { Hold } from '../../models/hold.ts'

const CALL = '7f0c2a4e-5a52-4f0e-9d6a-0a4a6d1c9b11'

export const HOLDS: readonly Hold[] = [
  { id: 'een', callId: CALL, team: 'klantenservice', reason: 'access-request', by: 'Tessa Verzonnen', placedAt: '2026-11-20T09:00:00.000Z', until: '2026-12-21', proposed: null },
  {
    id: 'twee',
    callId: CALL,
    team: 'verhuizingen',
    reason: 'legal-claim',
    by: 'Manon Verzonnen',
    placedAt: '2026-11-02T09:00:00.000Z',
    until: '2026-12-03',
    proposed: { until: '2027-02-01', by: 'Manon Verzonnen' },
  },
]

const call = (heldUntil: string | null) =>
  ({ id: CALL, team: 'klantenservice', week: '2026-11-23', state: 'prepared', until: '2026-12-31', heldUntil, snippets: 3, clips: 2 }) as const

export const FOUND: Found = { calls: [call(null), call('2027-01-15')], lists: ['never'], ledgerLines: 4 }

export const RECEIPT: Receipt = {
  id: '0d7b0c1a-1c36-4a58-8a6c-0d2f3f1f7a55',
  at: '2026-11-26T08:00:00.000Z',
  erased: { calls: 1, snippets: 3, clips: 2, recordings: 0 },
  held: [call('2027-01-15')],
  ledgerLines: 4,
  neverDrawnAgain: true,
}
