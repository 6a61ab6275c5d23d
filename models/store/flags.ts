// What is doubtful about calls as a whole, counted by team: one recorder or one pipeline that is set up wrongly shows there.
import { sql } from 'kysely'
import type { CallFlag } from '../snippet.ts'
import type { Store } from './open.ts'
import type { Db } from './schema.ts'

/** Beside the publication, in its transaction. */
export async function noteFlags(trx: Db, callId: string, flags: readonly CallFlag[]): Promise<void> {
  if (flags.length > 0) await trx.insertInto('callFlags').values(flags.map((flag) => ({ callId, flag }))).execute()
}

/** Prepared calls that are on record. */
export const countFlags = ({ db }: Pick<Store, 'db'>): Promise<Array<Readonly<{ team: string; flag: CallFlag; count: number }>>> =>
  db
    .selectFrom('callFlags')
    .innerJoin('calls', 'calls.id', 'callFlags.callId')
    .select(['team', 'flag', sql<number>`count(*)`.as('count')])
    .groupBy(['team', 'flag'])
    .orderBy('team')
    .orderBy('flag')
    .execute()
