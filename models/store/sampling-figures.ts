// Counting one quarter: per team in the database, and then for a team or for several together.
import type { TeamSampling } from '../sampling.ts'
import { countLines } from './ledger-counts.ts'
import type { CallState, Db } from './schema.ts'
import { countTextOnlyIn } from './strengths.ts'

type Figures = Pick<TeamSampling, 'offered' | 'drawn' | 'refused' | 'waiting' | 'prepared' | 'failed' | 'snippets' | 'textOnly' | 'reviewed'>
type Counts = Awaited<ReturnType<typeof countQuarter>>
type Counted = Readonly<{ team: string; count: number }>

export async function countQuarter(db: Db, quarter: string, now: Date) {
  const calls = db.selectFrom('calls').select(['team', 'state', ({ fn }) => fn.countAll<number>().as('count')]).groupBy(['team', 'state'])
  const snippets = db.selectFrom('snippets').select(['team', ({ fn }) => fn.countAll<number>().as('count')]).where('state', '=', 'published').groupBy('team')
  return {
    lines: await countLines(db, quarter),
    calls: await calls.where('quarter', '=', quarter).where('expiresAt', '>', now.toISOString()).execute(),
    snippets: await snippets.where('quarter', '=', quarter).where('expiresAt', '>', now.toISOString()).execute(),
    reviewed: await countReviewed(db, quarter, now),
    textOnly: await countTextOnlyIn(db, quarter, now),
  }
}

/** From the reviews on, of which there are fewer: in a cross join SQLite keeps the order. */
function countReviewed(db: Db, quarter: string, now: Date): Promise<Counted[]> {
  const reviews = db.selectFrom('reviews').crossJoin('snippets').whereRef('snippets.id', '=', 'reviews.snippetId')
  const living = reviews.where('snippets.state', '=', 'published').where('quarter', '=', quarter).where('expiresAt', '>', now.toISOString())
  return living.select(['team', ({ fn }) => fn.countAll<number>().as('count')]).groupBy('team').execute()
}

/** The figures of these teams together. */
export function figuresOf(teams: ReadonlyArray<Readonly<{ id: string }>>, counts: Counts): Figures {
  const ids = new Set(teams.map(({ id }) => id))
  const ours = <T extends Counted>(rows: readonly T[]) => rows.filter(({ team }) => ids.has(team))
  const lines = ours(counts.lines)
  const inState = (...states: CallState[]) => sum(ours(counts.calls).filter(({ state }) => states.includes(state)))
  return {
    offered: sum(lines),
    drawn: sum(lines.filter(({ decision }) => decision === 'keep')),
    refused: byKey(lines, ({ reason }) => reason),
    waiting: inState('drawn', 'waiting'),
    prepared: inState('prepared'),
    failed: inState('failed', 'lost'),
    snippets: sum(ours(counts.snippets)),
    textOnly: byKey(ours(counts.textOnly), ({ why }) => why),
    reviewed: sum(ours(counts.reviewed)),
  }
}

/** Summed by a key; what has none is left out. */
function byKey<Key extends string, T extends Counted>(rows: readonly T[], keyOf: (row: T) => Key | null): Partial<Record<Key, number>> {
  const summed: Partial<Record<Key, number>> = {}
  for (const row of rows) {
    const key = keyOf(row)
    if (key !== null) summed[key] = (summed[key] ?? 0) + row.count
  }
  return summed
}

const sum = (rows: readonly Counted[]): number => rows.reduce((total, { count }) => total + count, 0)
