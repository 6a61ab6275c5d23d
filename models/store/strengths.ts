// What the clips of a team keep of a voice, and how many of its snippets had to go without one.
import { DEFAULT_STRENGTH, type Strength, type TextOnly } from '../snippet.ts'
import { appendAudit } from './audit.ts'
import type { Store } from './open.ts'
import { findTeam } from './teams.ts'

export type NewStrength = Readonly<{ team: string; strength: Strength; by: string }>

/** How clips of this team are made; the default where nobody chose. */
export async function strengthOf({ db }: Pick<Store, 'db'>, team: string): Promise<Strength> {
  const row = await db.selectFrom('teamStrengths').select('strength').where('team', '=', team).executeTakeFirst()
  return row?.strength ?? DEFAULT_STRENGTH
}

/** Holds for what is prepared from now on; clips that are there stay as they are. `team-unknown`. */
export async function setStrength({ db }: Pick<Store, 'db'>, { team, strength, by }: NewStrength, now: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await findTeam(trx, team)
    const inserted = trx.insertInto('teamStrengths').values({ team, strength })
    await inserted.onConflict((conflict) => conflict.column('team').doUpdateSet({ strength })).execute()
    await appendAudit(trx, { at: now, person: by, what: 'strength-set', subject: team })
  })
}

/** Published snippets of a quarter that have text alone, by team and reason. */
export async function countTextOnly(
  { db }: Pick<Store, 'db'>,
  quarter: string,
  now: Date,
): Promise<ReadonlyArray<Readonly<{ team: string; why: TextOnly; count: number }>>> {
  const rows = await db
    .selectFrom('textOnly')
    .innerJoin('snippets', 'snippets.id', 'textOnly.snippetId')
    .select(['team', 'why', ({ fn }) => fn.countAll<number>().as('count')])
    .where('quarter', '=', quarter)
    .where('state', '=', 'published')
    .where('expiresAt', '>', now.toISOString())
    .groupBy(['team', 'why'])
    .execute()
  return rows.map((row) => ({ ...row, count: Number(row.count) }))
}
