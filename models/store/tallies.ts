// Tallies of the draw by hour, weekday and agent: what was to be expected of chance, and what came of it.
import type { Tally } from '../chance.ts'
import { manyRows } from './many-rows.ts'
import type { Db, TallyKind } from './schema.ts'

/** `agent`: its reference, or where its team is small that team, so that no count is about one person. */
export type Tallied = Readonly<{ quarter: string; scope: string; hour: string; weekday: string; agent: string; fraction: number; drawn: boolean }>

export type Tallies = Readonly<{
  add(draw: Tallied): void
  /** How many calls of an agent were drawn in a month such as `2026-11`. */
  drawnInMonth(month: AgentMonth): Promise<number>
  countInMonth(month: AgentMonth): void
  /** One more call of a team that took part, by whatever method. */
  countInDay(day: TeamDay): void
  write(): Promise<void>
}>

export type AgentMonth = Readonly<{ quarter: string; team: string; agentRef: string; month: string }>

export type TeamDay = Readonly<{ quarter: string; team: string; day: string }>

type Key = Readonly<{ quarter: string; scope: string; kind: TallyKind; bucket: string }>
type Row = Key & { -readonly [Name in keyof Tally]: Tally[Name] }

/** Tallies that are written together. */
export function openTallies(trx: Db): Tallies {
  const rows: Named<Named<Named<Named<Row>>>> = new Map()
  const bucketsOf = ({ quarter, scope, kind }: Key): Named<Row> => within(within(within(rows, quarter), scope), kind)
  const count = (key: Key, one: Tally): void => {
    const buckets = bucketsOf(key)
    const row = buckets.get(key.bucket)
    if (!row) return void buckets.set(key.bucket, { ...key, ...one })
    row.eligible += one.eligible
    row.expected += one.expected
    row.variance += one.variance
    row.drawn += one.drawn
  }
  const add = ({ quarter, scope, hour, weekday, agent, fraction, drawn }: Tallied): void => {
    const one = { eligible: 1, expected: fraction, variance: fraction * (1 - fraction), drawn: Number(drawn) }
    count({ quarter, scope, kind: 'hour', bucket: hour }, one)
    count({ quarter, scope, kind: 'weekday', bucket: weekday }, one)
    count({ quarter, scope, kind: 'agent', bucket: agent }, one)
  }
  const drawnInMonth = async (month: AgentMonth): Promise<number> => {
    const key = keyOf(month)
    const stored = await find(trx, key)
    return (stored?.drawn ?? 0) + (bucketsOf(key).get(key.bucket)?.drawn ?? 0)
  }
  const countInMonth = (month: AgentMonth): void => count(keyOf(month), { eligible: 0, expected: 0, variance: 0, drawn: 1 })
  const countInDay = ({ quarter, team, day }: TeamDay): void =>
    count({ quarter, scope: team, kind: 'day', bucket: day }, { eligible: 1, expected: 0, variance: 0, drawn: 0 })
  return { add, drawnInMonth, countInMonth, countInDay, write: () => addUp(trx, allIn(rows)) }
}

type Named<T> = Map<string, T>

/** Maps in maps, since putting names together costs more than looking each up. */
function within<T>(all: Named<Named<T>>, name: string): Named<T> {
  const known = all.get(name) ?? new Map<string, T>()
  if (known.size === 0) all.set(name, known)
  return known
}

const allIn = (rows: Named<Named<Named<Named<Row>>>>): Row[] =>
  [...rows.values()].flatMap((scopes) => [...scopes.values()].flatMap((kinds) => [...kinds.values()].flatMap((buckets) => [...buckets.values()])))

/** The tallies of a quarter, for one kind of bucket. */
export const readTallies = (db: Db, quarter: string): Promise<Row[]> =>
  db.selectFrom('drawTallies').selectAll().where('quarter', '=', quarter).where('kind', 'in', ['hour', 'weekday', 'agent']).orderBy('bucket').execute()

const keyOf = ({ quarter, team, agentRef, month }: AgentMonth): Key => ({ quarter, scope: team, kind: 'month', bucket: `${month} ${agentRef}` })

const find = (db: Db, { quarter, scope, kind, bucket }: Key) =>
  db
    .selectFrom('drawTallies')
    .select('drawn')
    .where('quarter', '=', quarter)
    .where('scope', '=', scope)
    .where('kind', '=', kind)
    .where('bucket', '=', bucket)
    .executeTakeFirst()

const addUp = manyRows((db: Db, rows: readonly Row[]) =>
  db
    .insertInto('drawTallies')
    .values(rows)
    .onConflict((there) =>
      there.columns(['quarter', 'scope', 'kind', 'bucket']).doUpdateSet((eb) => ({
        eligible: eb('drawTallies.eligible', '+', eb.ref('excluded.eligible')),
        expected: eb('drawTallies.expected', '+', eb.ref('excluded.expected')),
        variance: eb('drawTallies.variance', '+', eb.ref('excluded.variance')),
        drawn: eb('drawTallies.drawn', '+', eb.ref('excluded.drawn')),
      })),
    ),
)
