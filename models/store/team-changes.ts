// Who changed what of a team, when and why.
import { settingSchema, type TeamChange, type TeamSetting } from '../team-rules.ts'
import type { Store } from './open.ts'
import type { Db } from './schema.ts'

/** `person` is a person's id, or `operator`. */
export type NewTeamChange = TeamSetting & Readonly<{ team: string; person: string; why: string; now: Date }>

const SHOWN = 100

export async function noteChange(trx: Db, { team, what, value, person, why, now }: NewTeamChange): Promise<void> {
  await trx.insertInto('teamChanges').values({ team, what, value: JSON.stringify(value), setAt: now.toISOString(), setBy: person, why }).execute()
}

/** The last hundred, newest first, with the name of who made them where that is a person. */
export async function listTeamChanges({ db }: Pick<Store, 'db'>, team: string): Promise<TeamChange[]> {
  const rows = await db
    .selectFrom('teamChanges')
    .leftJoin('people', 'people.id', 'teamChanges.setBy')
    .select(['what', 'value', 'setAt', 'why', ({ fn }) => fn.coalesce('people.name', 'teamChanges.setBy').as('setBy')])
    .where('team', '=', team)
    .orderBy('teamChanges.id', 'desc')
    .limit(SHOWN)
    .execute()
  return rows.map(({ what, value, ...made }) => ({ ...settingSchema.parse({ what, value: JSON.parse(value) }), ...made }))
}
