// Counting one quarter: per team in the database, and then for a team or for several together.
import type { Refusal } from '../draw.ts'
import type { TeamSampling } from '../sampling.ts'
import { countLines } from './ledger-counts.ts'
import type { CallState, Db } from './schema.ts'

type Figures = Pick<TeamSampling, 'offered' | 'drawn' | 'refused' | 'waiting' | 'prepared' | 'failed' | 'snippets' | 'reviewed'>
type Counts = Awaited<ReturnType<typeof countQuarter>>
type Counted = Readonly<{ team: string; count: number }>

export async function countQuarter(db: Db, quarter: string, now: Date) {
  const calls = db.selectFrom('calls').select(['team', 'state', ({ fn }) => fn.countAll<number>().as('count')]).groupBy(['team', 'state'])
  const snippets = db
    .selectFrom('snippets')
    .leftJoin('reviews', 'reviews.snippetId', 'snippets.id')
    .select(['team', ({ fn }) => fn.countAll<number>().as('count'), ({ fn }) => fn.count<number>('reviews.snippetId').as('reviewed')])
    .where('state', '=', 'published')
    .groupBy('team')
  return {
    lines: await countLines(db, quarter),
    calls: await calls.where('quarter', '=', quarter).where('expiresAt', '>', now.toISOString()).execute(),
    snippets: await snippets.where('quarter', '=', quarter).where('expiresAt', '>', now.toISOString()).execute(),
  }
}

/** The figures of these teams together. */
export function figuresOf(teams: ReadonlyArray<Readonly<{ id: string }>>, counts: Counts): Figures {
  const ids = new Set(teams.map(({ id }) => id))
  const ours = <T extends Counted>(rows: readonly T[]) => rows.filter(({ team }) => ids.has(team))
  const lines = ours(counts.lines)
  const snippets = ours(counts.snippets)
  const inState = (...states: CallState[]) => sum(ours(counts.calls).filter(({ state }) => states.includes(state)))
  return {
    offered: sum(lines),
    drawn: sum(lines.filter(({ decision }) => decision === 'keep')),
    refused: byReason(lines),
    waiting: inState('drawn', 'waiting'),
    prepared: inState('prepared'),
    failed: inState('failed', 'lost'),
    snippets: sum(snippets),
    reviewed: snippets.reduce((total, { reviewed }) => total + reviewed, 0),
  }
}

function byReason(lines: Counts['lines']): Partial<Record<Refusal, number>> {
  const refused: Partial<Record<Refusal, number>> = {}
  for (const { reason, count } of lines) if (reason !== null) refused[reason] = (refused[reason] ?? 0) + count
  return refused
}

const sum = (rows: readonly Counted[]): number => rows.reduce((total, { count }) => total + count, 0)
