// Is it chance? Per scope what was drawn of what took part, and how well hours, weekdays and agents fit what was to be expected.
import { added, fitOf, shareInterval, type Tally } from '../chance.ts'
import { quarterOf } from '../evaluation.ts'
import type { ChanceFigures } from '../sampling.ts'
import type { Store } from './open.ts'
import { readTallies } from './tallies.ts'

/** Of this quarter so far. Scopes without a draw by chance (none yet, or decks) are left out. */
export const readChance = (store: Pick<Store, 'db'>, now: Date): Promise<ChanceFigures[]> => readChanceOf(store, quarterOf(now))

/** Nothing of one agent leaves this function: only whether all of them together fit. */
async function readChanceOf({ db }: Pick<Store, 'db'>, quarter: string): Promise<ChanceFigures[]> {
  const scopes = Map.groupBy(await readTallies(db, quarter), ({ scope }) => scope)
  return [...scopes].map(([scope, tallies]) => {
    const of = (kind: string): Tally[] => tallies.filter((tally) => tally.kind === kind)
    const { eligible, expected, drawn } = of('weekday').reduce(added, { eligible: 0, expected: 0, variance: 0, drawn: 0 })
    const [hours, weekdays] = [byNumber(tallies, 'hour'), byNumber(tallies, 'weekday')]
    const fits = { agents: fitOf(of('agent')), hours: fitOf(of('hour')), weekdays: fitOf(of('weekday')) }
    return { team: scope, eligible, expected, drawn, interval: shareInterval(drawn, eligible), fits, hours, weekdays }
  })
}

type Row = Awaited<ReturnType<typeof readTallies>>[number]

const byNumber = (rows: readonly Row[], kind: Row['kind']) =>
  rows
    .filter((row) => row.kind === kind)
    .map(({ bucket, eligible, expected, drawn }) => ({ at: Number(bucket), eligible, expected, drawn }))
    .toSorted((a, b) => a.at - b.at)
