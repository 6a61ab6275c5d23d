// The kinds of what is held, each with the rule by which it goes.

/** Kind → the rule by which it goes. */
export const HELD_RULES = {
  recordings: 'sealed, deleted unheard after 24 hours',
  calls: 'until the evaluation of their team, or while held',
  snippets: 'until the evaluation of their team, or while held',
  holds: 'until their day, and longer only by two people',
  'ledger lines': 'until six weeks after their quarter',
  'sign-in links': 'ten minutes',
  sessions: 'twelve hours',
  'leak notes': 'a year; nothing of a call is in them',
  'audit entries': 'looks until six weeks after their quarter, decisions for two years',
  'listed numbers': 'keyed hashes, for as long as the objection or the other rules stand',
  keys: 'each until what it opens has ended',
} as const
export type HeldKind = keyof typeof HELD_RULES

/** `oldest`: when the first of them began, where that is known. */
export type Held = Readonly<{ kind: HeldKind; count: number; pastTerm: number; oldest?: string }>
