// Figures of the whole installation for whoever runs it: how much is where, how long it has waited, what failed, what is past its term.
import type { CallFlag, TextOnly } from '../snippet.ts'
import { countFlags } from './flags.ts'
import type { Held } from '../held.ts'
import { listHeld } from './held.ts'
import { countUnseen } from './leaks.ts'
import type { Store } from './open.ts'
import type { CallState, Db } from './schema.ts'
import { countTextOnly } from './strengths.ts'
import { readWork, type WorkDone } from './work.ts'

export type Measures = Readonly<{
  calls: ReadonlyArray<Readonly<{ state: CallState; count: number }>>
  /** How long the call has been in the spool that has been there longest. */
  oldestWaitingSeconds: number
  failures: ReadonlyArray<Readonly<{ code: string; count: number }>>
  /** Prepared calls of which something is doubtful as a whole. */
  flags: ReadonlyArray<Readonly<{ team: string; flag: CallFlag; count: number }>>
  held: readonly Held[]
  /** Snippets that live and have no clip. */
  textOnly: ReadonlyArray<Readonly<{ why: TextOnly; count: number }>>
  /** Reported leaks that no manager has seen to. */
  unseenLeaks: number
  work: WorkDone
}>

export async function readMeasures(store: Store, now: Date): Promise<Measures> {
  const { db } = store
  const held = await listHeld(store, now)
  const oldest = held.find(({ kind }) => kind === 'recordings')?.oldest
  return {
    calls: await countStates(db),
    oldestWaitingSeconds: oldest === undefined ? 0 : Math.max(0, Math.round((now.getTime() - Date.parse(oldest)) / 1000)),
    failures: await countFailures(db),
    flags: await countFlags(store),
    held,
    textOnly: await countTextOnly(store, now),
    unseenLeaks: await countUnseen(store, now),
    work: await readWork(store, now),
  }
}

const countStates = (db: Db) =>
  db
    .selectFrom('calls')
    .select(({ fn }) => ['state' as const, fn.countAll<number>().as('count')])
    .groupBy('state')
    .orderBy('state')
    .execute()

async function countFailures(db: Db): Promise<Measures['failures']> {
  const rows = await db
    .selectFrom('calls')
    .select(({ fn }) => ['failure' as const, fn.countAll<number>().as('count')])
    .where('state', '=', 'failed')
    .groupBy('failure')
    .orderBy('failure')
    .execute()
  return rows.map(({ failure, count }) => ({ code: failure ?? 'internal-error', count }))
}
