// The last weeks' offers and work, as a manager needs them to choose a fraction.
import { dayOf } from '../evaluation.ts'
import { SNIPPET_TYPICAL_MS, UNTIL_KNOWN, type Outlook } from '../outlook.ts'
import { scopeOf } from './fractions.ts'
import type { Store } from './open.ts'
import type { Db } from './schema.ts'
import { listTeams } from './teams.ts'
import { readWork } from './work.ts'

const WEEK_MS = 7 * 24 * 3_600_000
const WEEKS = 4
const SOON_MS = 2 * WEEK_MS

export async function readOutlook(store: Pick<Store, 'db'>, now: Date): Promise<Outlook[]> {
  const { calls, snippets, workMs } = await readWork(store, now)
  const snippetsPerCall = calls > 0 ? snippets / calls : UNTIL_KNOWN.snippetsPerCall
  const perCall = { listenMsPerCall: snippetsPerCall * SNIPPET_TYPICAL_MS, workMsPerCall: calls > 0 ? workMs / calls : UNTIL_KNOWN.workMsPerCall }
  const { eligible, weeks } = await eligibleSince(store.db, now)
  const expiring = await expiringSoon(store.db, now)
  const scopes = Map.groupBy(await listTeams(store), scopeOf)
  return [...scopes].map(([team, members]) => {
    const sum = (counts: ReadonlyMap<string, number>) => members.reduce((total, { id }) => total + (counts.get(id) ?? 0), 0)
    return { team, eligiblePerWeek: sum(eligible) / weeks, ...perCall, expiring: sum(expiring) }
  })
}

/** Per team, of the last four weeks: what took part in the draw; and in how many weeks, where that began later. At least one. */
async function eligibleSince(db: Db, now: Date): Promise<Readonly<{ eligible: ReadonlyMap<string, number>; weeks: number }>> {
  const rows = await db
    .selectFrom('drawTallies')
    .select(({ fn }) => ['scope' as const, fn.sum<number>('eligible').as('count'), fn.min('bucket').as('first')])
    .where('kind', '=', 'day')
    .where('bucket', '>', dayOf(new Date(now.getTime() - WEEKS * WEEK_MS)).toString())
    .groupBy('scope')
    .execute()
  const [first] = rows.map((row) => row.first).toSorted()
  const weeks = first === undefined ? WEEKS : Math.max(1, (now.getTime() - Date.parse(first)) / WEEK_MS)
  return { eligible: new Map(rows.map(({ scope, count }) => [scope, count])), weeks }
}

async function expiringSoon(db: Db, now: Date): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('snippets')
    .select(({ fn }) => ['team' as const, fn.countAll<number>().as('count')])
    .where('state', '=', 'published')
    .where('expiresAt', '>', now.toISOString())
    .where('expiresAt', '<=', new Date(now.getTime() + SOON_MS).toISOString())
    .groupBy('team')
    .execute()
  return new Map(rows.map(({ team, count }) => [team, count]))
}
