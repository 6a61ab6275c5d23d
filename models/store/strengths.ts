// What the clips of a team keep of a voice, and how many of its snippets had to go without one.
import { sql } from 'kysely'
import { DEFAULT_STRENGTH, type Strength, type TextOnly } from '../snippet.ts'
import { appendAudit } from './audit.ts'
import type { Store } from './open.ts'
import type { Db } from './schema.ts'
import { noteChange } from './team-changes.ts'
import { findTeam } from './teams.ts'

export type NewStrength = Readonly<{ team: string; strength: Strength; by: string; why: string }>

/** How clips of this team are made; the default where nobody chose. */
export async function strengthOf({ db }: Pick<Store, 'db'>, team: string): Promise<Strength> {
  const row = await db.selectFrom('teamStrengths').select('strength').where('team', '=', team).executeTakeFirst()
  return row?.strength ?? DEFAULT_STRENGTH
}

/** Holds for what is prepared from now on; clips that are there stay as they are. `team-unknown`. */
export async function setStrength({ db }: Pick<Store, 'db'>, { team, strength, by, why }: NewStrength, now: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await findTeam(trx, team)
    if ((await strengthOf({ db: trx }, team)) === strength) return
    const inserted = trx.insertInto('teamStrengths').values({ team, strength })
    await inserted.onConflict((conflict) => conflict.column('team').doUpdateSet({ strength })).execute()
    await noteChange(trx, { team, what: 'strength', value: strength, person: by, why, now })
    await appendAudit(trx, { at: now, person: by, what: 'strength-set', subject: team })
  })
}

/** Published snippets that live and have text alone, by reason. */
export const countTextOnly = ({ db }: Pick<Store, 'db'>, now: Date): Promise<Array<Readonly<{ why: TextOnly; count: number }>>> =>
  textOnlyAlive(db, now).select(['why', COUNT]).groupBy('why').orderBy('why').execute()

/** The same of one quarter, by team and reason. */
export const countTextOnlyIn = (db: Db, quarter: string, now: Date): Promise<Array<Readonly<{ team: string; why: TextOnly; count: number }>>> =>
  textOnlyAlive(db, now).select(['team', 'why', COUNT]).where('quarter', '=', quarter).groupBy(['team', 'why']).execute()

const textOnlyAlive = (db: Db, now: Date) =>
  db
    .selectFrom('textOnly')
    .innerJoin('snippets', 'snippets.id', 'textOnly.snippetId')
    .where('state', '=', 'published')
    .where('expiresAt', '>', now.toISOString())

const COUNT = sql<number>`count(*)`.as('count')
