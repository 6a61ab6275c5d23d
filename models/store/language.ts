// The language in which a team's calls are heard and redacted.
import { appendAudit } from './audit.ts'
import type { Store } from './open.ts'
import { noteChange } from './team-changes.ts'
import { findTeam, type Team } from './teams.ts'

export type NewLanguage = Readonly<{ team: string; language: Team['language']; person: string; why: string }>

/** Holds for what is prepared from now on. `team-unknown`. */
export async function setLanguage({ db }: Pick<Store, 'db'>, { team, language, person, why }: NewLanguage, now: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if ((await findTeam(trx, team)).language === language) return
    await trx.updateTable('teams').set({ language }).where('id', '=', team).execute()
    await noteChange(trx, { team, what: 'language', value: language, person, why, now })
    await appendAudit(trx, { at: now, person, what: 'language-set', subject: team })
  })
}
