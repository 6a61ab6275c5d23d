// A team's own words: its products and the company's name, which the transcription should know and the redaction should leave.
import { appendAudit } from './audit.ts'
import type { Store } from './open.ts'
import { findTeam } from './teams.ts'

export type NewVocabulary = Readonly<{ team: string; words: readonly string[]; person: string }>

/** Replaces the words of a team. `team-unknown`. */
export async function setVocabulary({ db }: Pick<Store, 'db'>, { team, words, person }: NewVocabulary, now: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await findTeam(trx, team)
    await trx.updateTable('teams').set({ vocabulary: JSON.stringify(words) }).where('id', '=', team).execute()
    await appendAudit(trx, { at: now, person, what: 'vocabulary-set', subject: team })
  })
}
