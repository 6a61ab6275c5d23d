// How what ends is written down: which kind and by which rule, never whose.

export const DISPOSAL_KINDS = ['snippet', 'call', 'recording', 'ledger-line', 'audit-entry'] as const
export type DisposalKind = (typeof DISPOSAL_KINDS)[number]

/** By which rule something ended. */
export const DISPOSAL_RULES = ['term', 'weekly-review', 'withdrawn', 'failed', '24-hours', 'audit-window', 'two-years', 'erasure'] as const
export type DisposalRule = (typeof DISPOSAL_RULES)[number]

/** `at`: to the hour, because more would tell when somebody asked for an erasure. */
export type Disposal = Readonly<{ at: string; rule: DisposalRule; kind: DisposalKind; count: number }>
