// Holds: why a call may be kept beyond its term, and how long one person may decide that.

export const HOLD_REASONS = ['access-request', 'complaint', 'legal-claim'] as const
export type HoldReason = (typeof HOLD_REASONS)[number]

/** A month, as AVG art. 12(3) gives for an answer to a request. */
export const HOLD_MAX_DAYS = 31
/** And the two months by which that may be extended, once two people agree. */
export const HOLD_EXTENSION_MAX_DAYS = 61

/** `until`: the last day, `YYYY-MM-DD`. `proposed`: a later one, which waits for a second person. */
export type Hold = Readonly<{
  id: string
  callId: string
  team: string
  reason: HoldReason
  by: string
  placedAt: string
  until: string
  proposed: Readonly<{ until: string; by: string }> | null
}>
