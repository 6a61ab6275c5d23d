// Everything that is held, by kind: how much, how old, by which rule it goes, and whether any of it should have gone already.
import { sql } from 'kysely'
import { HELD_RULES, type Held, type HeldKind } from '../held.ts'
import { entriesPastTerm } from './audit-terms.ts'
import { spoolStart } from './calls.ts'
import type { Store } from './open.ts'
import { auditWindowEnd } from './quarters.ts'
import type { Db } from './schema.ts'
import { isHeldAt } from './under-hold.ts'

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
    'leak notes': await countUntil(store.db, 'leakNotes', now),
    'audit entries': await countAudit(store.db, now),
    'listed numbers': await countListed(store.db),
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

async function countUntil(db: Db, table: 'signInLinks' | 'sessions' | 'leakNotes', now: Date): Promise<Counted> {
  const rows = db.selectFrom(table)
  return { count: await countOf(rows.select(ROWS)), pastTerm: await countOf(rows.where('expiresAt', '<=', now.toISOString()).select(ROWS)) }
}

async function countHolds(db: Db): Promise<Counted> {
  const { count, oldest } = await db.selectFrom('holds').select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('placedAt').as('oldest')]).executeTakeFirstOrThrow()
  return { count, pastTerm: 0, ...(oldest !== null && { oldest }) }
}

async function countAudit(db: Db, now: Date): Promise<Counted> {
  const { count, oldest } = await db.selectFrom('audit').select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('at').as('oldest')]).executeTakeFirstOrThrow()
  return { count, pastTerm: await countOf(entriesPastTerm(db, now).select(ROWS)), ...(oldest !== null && { oldest }) }
}

async function countListed(db: Db): Promise<Counted> {
  const { count, oldest } = await db.selectFrom('numberLists').select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('addedAt').as('oldest')]).executeTakeFirstOrThrow()
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
