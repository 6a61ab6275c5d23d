// How a team is drawn from and how long its snippets live, by version: what was in force when a call ended decides.
import { Failure } from '../failure.ts'
import { SMALL_TEAMS } from '../sampling.ts'
import type { TeamRules } from '../team-rules.ts'
import { appendAudit } from './audit.ts'
import { scopeOf } from './fractions.ts'
import type { Store } from './open.ts'
import type { Db } from './schema.ts'
import { noteChange } from './team-changes.ts'
import { findTeam, listTeams } from './teams.ts'

export type { TeamRules } from '../team-rules.ts'
export type RulesVersion = TeamRules & Readonly<{ version: number; setAt: string }>

export const DEFAULT_RULES: RulesVersion = { method: 'bernoulli', capPerMonth: null, minTalkMs: 0, review: 'evaluation', version: 0, setAt: '' }

/** `version`: the one that the person saw. */
export type NewRules = Readonly<{ team: string; rules: TeamRules; version: number; person: string; why: string }>

/**
 * Holds for calls that end from now on. `request-faulty` where a rule per agent would point at somebody; `rules-changed` when they
 * are not the ones that were seen; `team-unknown`.
 */
export async function setRules({ db }: Pick<Store, 'db'>, { team, rules, version: seen, person, why }: NewRules, now: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const isSmall = scopeOf(await findTeam(trx, team)) === SMALL_TEAMS
    if (isSmall && (rules.method === 'deck' || rules.capPerMonth !== null)) throw tooSmall()
    const { version } = await currentRules(trx, team)
    if (version !== seen) throw new Failure('rules-changed')
    const { method, capPerMonth, minTalkMs, review } = rules
    const values = { team, version: version + 1, method, capPerMonth, minTalkMs, review, setAt: now.toISOString(), setBy: person }
    await trx.insertInto('teamRules').values(values).execute()
    await noteChange(trx, { team, what: 'rules', value: { method, capPerMonth, minTalkMs, review }, person, why, now })
    await appendAudit(trx, { at: now, person, what: 'rules-set', subject: team })
  })
}

/** The rules of every team as they were set last. */
export async function listRules({ db }: Pick<Store, 'db'>): Promise<ReadonlyArray<Readonly<{ team: string; rules: RulesVersion }>>> {
  const teams = await listTeams({ db })
  return Promise.all(teams.map(async ({ id }) => ({ team: id, rules: await currentRules(db, id) })))
}

/** The version that was set last; before the first one, the default. */
export const currentRules = async (db: Db, team: string): Promise<RulesVersion> => (await rulesOf(db, team)).at(-1) ?? DEFAULT_RULES

/** Every version of a team's rules, oldest first. */
export const rulesOf = (db: Db, team: string): Promise<RulesVersion[]> =>
  db
    .selectFrom('teamRules')
    .select(['version', 'method', 'capPerMonth', 'minTalkMs', 'review', 'setAt'])
    .where('team', '=', team)
    .orderBy('version')
    .execute()

/** The version in force at a moment; before the first one was set, the default. */
export const rulesAt = (versions: readonly RulesVersion[], at: Date): RulesVersion =>
  versions.findLast(({ setAt }) => setAt <= at.toISOString()) ?? DEFAULT_RULES

const tooSmall = () => new Failure('request-faulty', { details: ['method: a team so small has no deck, and no cap of each agent'] })
