// Everything that is held, by kind: how much, how old, by which rule it goes, and whether any of it should have gone already.
import { sql } from 'kysely'
import { spoolStart } from './calls.ts'
import type { Store } from './open.ts'
import { auditWindowEnd } from './quarters.ts'
import type { Db } from './schema.ts'
import { isHeldAt } from './under-hold.ts'

/** Kind → the rule by which it goes. */
export const HELD_RULES = {
  recordings: 'sealed, deleted unheard after 24 hours',
  calls: 'until the evaluation of their team, or while held',
  snippets: 'until the evaluation of their team, or while held',
  holds: 'until their day, and longer only by two people',
  'ledger lines': 'until six weeks after their quarter',
  'sign-in links': 'ten minutes',
  sessions: 'twelve hours',
  keys: 'each until what it opens has ended',
} as const
export type HeldKind = keyof typeof HELD_RULES

/** `oldest`: when the first of them began, where that is known. */
export type Held = Readonly<{ kind: HeldKind; count: number; pastTerm: number; oldest?: string }>

type Counted = Omit<Held, 'kind'>

export async function listHeld(store: Store, now: Date): Promise<Held[]> {
  const counted: Readonly<Record<HeldKind, Counted>> = {
    recordings: await countRecordings(store.db, now),
    calls: await countCalls(store.db, now),
    snippets: await countSnippets(store.db, now),
    holds: await countHolds(store.db),
    'ledger lines': await countLines(store.db, now),
    'sign-in links': await countUntil(store.db, 'signInLinks', now),
    sessions: await countUntil(store.db, 'sessions', now),
    keys: await store.keys.count(now),
  }
  const kinds = Object.keys(HELD_RULES).filter((kind): kind is HeldKind => kind in counted)
  return kinds.map((kind) => ({ kind, ...counted[kind] }))
}

/** Those that wait in the spool. */
async function countRecordings(db: Db, now: Date): Promise<Counted> {
  const waiting = db.selectFrom('calls').where('state', '=', 'waiting')
  const { count, oldest } = await waiting.select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('receivedAt').as('oldest')]).executeTakeFirstOrThrow()
  const late = waiting.where('receivedAt', '<=', spoolStart(now))
  return { count, pastTerm: await countOf(late.select(ROWS)), ...(oldest !== null && { oldest }) }
}

async function countCalls(db: Db, now: Date): Promise<Counted> {
  const calls = db.selectFrom('calls')
  const ended = calls.where('expiresAt', '<=', now.toISOString()).where((eb) => eb.not(isHeldAt(eb, now)))
  const { oldest } = await calls.select(({ fn }) => fn.min('drawnAt').as('oldest')).executeTakeFirstOrThrow()
  return { count: await countOf(calls.select(ROWS)), pastTerm: await countOf(ended.select(ROWS)), ...(oldest !== null && { oldest }) }
}

async function countSnippets(db: Db, now: Date): Promise<Counted> {
  const snippets = db.selectFrom('snippets').innerJoin('calls', 'calls.id', 'snippets.callId')
  const ended = snippets.where('snippets.expiresAt', '<=', now.toISOString()).where((eb) => eb.not(isHeldAt(eb, now)))
  return { count: await countOf(snippets.select(ROWS)), pastTerm: await countOf(ended.select(ROWS)) }
}

async function countUntil(db: Db, table: 'signInLinks' | 'sessions', now: Date): Promise<Counted> {
  const rows = db.selectFrom(table)
  return { count: await countOf(rows.select(ROWS)), pastTerm: await countOf(rows.where('expiresAt', '<=', now.toISOString()).select(ROWS)) }
}

async function countHolds(db: Db): Promise<Counted> {
  const { count, oldest } = await db.selectFrom('holds').select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('placedAt').as('oldest')]).executeTakeFirstOrThrow()
  return { count, pastTerm: 0, ...(oldest !== null && { oldest }) }
}

const ROWS = sql<number>`count(*)`.as('count')

const countOf = async (rows: Readonly<{ executeTakeFirstOrThrow(): Promise<Readonly<{ count: number }>> }>): Promise<number> => (await rows.executeTakeFirstOrThrow()).count

async function countLines(db: Db, now: Date): Promise<Counted> {
  const quarters = await db
    .selectFrom('ledgerLines')
    .select(({ fn }) => ['quarter' as const, fn.countAll<number>().as('count'), fn.min('at').as('oldest')])
    .groupBy('quarter')
    .orderBy('quarter')
    .execute()
  const sum = (rows: typeof quarters) => rows.reduce((total, { count }) => total + count, 0)
  const [first] = quarters
  return { count: sum(quarters), pastTerm: sum(quarters.filter(({ quarter }) => auditWindowEnd(quarter) <= now)), ...(first && { oldest: first.oldest }) }
}
