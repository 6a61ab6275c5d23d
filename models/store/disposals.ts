// The disposal register: a line for whatever ended, in the transaction in which it did.
import type { Disposal, DisposalKind, DisposalRule } from '../disposal.ts'
import { hourOf } from '../evaluation.ts'
import type { Store } from './open.ts'
import type { Db } from './schema.ts'

export type Disposed = Readonly<{ now: Date; rule: DisposalRule; counts: Readonly<Partial<Record<DisposalKind, number>>> }>

/** Nothing is written of what there was none of. */
export async function writeDisposals(trx: Db, { now, rule, counts }: Disposed): Promise<void> {
  const kinds = Object.entries(counts).filter(([, count]) => count > 0)
  const lines = kinds.map(([kind, count]) => ({ at: hourOf(now), rule, kind: kindOf(kind), count }))
  if (lines.length > 0) await trx.insertInto('disposals').values(lines).execute()
}

/** Summed by hour, rule and kind, newest first. */
export const readDisposals = ({ db }: Pick<Store, 'db'>, limit: number): Promise<Disposal[]> =>
  db
    .selectFrom('disposals')
    .select(['at', 'rule', 'kind', ({ fn }) => fn.sum<number>('count').as('count')])
    .groupBy(['at', 'rule', 'kind'])
    .orderBy('at', 'desc')
    .orderBy('rule')
    .orderBy('kind')
    .limit(limit)
    .execute()

/** Guaranteed by the type of `counts`, whose names `Object.entries` widens. */
const kindOf = (name: string) => name as DisposalKind
