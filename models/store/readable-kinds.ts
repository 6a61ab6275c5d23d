// Which kinds of personal data a team leaves readable: none, unless somebody decides so.
import type { ReadableKind } from '../finding.ts'
import { appendAudit } from './audit.ts'
import type { Store } from './open.ts'
import { noteChange } from './team-changes.ts'
import { findTeam } from './teams.ts'

export type NewReadableKinds = Readonly<{ team: string; kinds: readonly ReadableKind[]; person: string; why: string }>

/** Holds for what is prepared from now on. `team-unknown`. */
export async function setReadableKinds({ db }: Pick<Store, 'db'>, { team, kinds, person, why }: NewReadableKinds, now: Date): Promise<void> {
  const readableKinds = JSON.stringify(kinds)
  await db.transaction().execute(async (trx) => {
    if (JSON.stringify((await findTeam(trx, team)).readableKinds) === readableKinds) return
    await trx.updateTable('teams').set({ readableKinds }).where('id', '=', team).execute()
    await noteChange(trx, { team, what: 'readable', value: [...kinds], person, why, now })
    await appendAudit(trx, { at: now, person, what: 'readable-set', subject: team })
  })
}
