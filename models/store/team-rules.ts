// How a team is drawn from and how long its snippets live, by version: what was in force when a call ended decides.
import { SMALL_TEAMS } from '../sampling.ts'
import type { Method } from '../draw.ts'
import type { ReviewRule } from '../evaluation.ts'
import { Failure } from '../failure.ts'
import { appendAudit } from './audit.ts'
import { scopeOf } from './fractions.ts'
import type { Store } from './open.ts'
import type { Db } from './schema.ts'
import { findTeam, listTeams } from './teams.ts'

/** `capPerMonth`: most calls drawn of one agent in a month, spread over it. `minTalkMs`: shorter calls are refused. */
export type TeamRules = Readonly<{ method: Method; capPerMonth: number | null; minTalkMs: number; review: ReviewRule }>
export type RulesVersion = TeamRules & Readonly<{ version: number; setAt: string }>

export const DEFAULT_RULES: RulesVersion = { method: 'bernoulli', capPerMonth: null, minTalkMs: 0, review: 'evaluation', version: 0, setAt: '' }

export type NewRules = Readonly<{ team: string; rules: TeamRules; person: string }>

/** Holds for calls that end from now on. `request-faulty` where a rule per agent would point at somebody; `team-unknown`. */
export async function setRules({ db }: Pick<Store, 'db'>, { team, rules, person }: NewRules, now: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const isSmall = scopeOf(await findTeam(trx, team)) === SMALL_TEAMS
    if (isSmall && (rules.method === 'deck' || rules.capPerMonth !== null)) throw tooSmall()
    const { version } = rulesAt(await rulesOf(trx, team), now)
    const { method, capPerMonth, minTalkMs, review } = rules
    const values = { team, version: version + 1, method, capPerMonth, minTalkMs, review, setAt: now.toISOString(), setBy: person }
    await trx.insertInto('teamRules').values(values).execute()
    await appendAudit(trx, { at: now, person, what: 'rules-set', subject: team })
  })
}

/** The rules of every team as they are now. */
export async function listRules({ db }: Pick<Store, 'db'>, now: Date): Promise<ReadonlyArray<Readonly<{ team: string; rules: RulesVersion }>>> {
  const teams = await listTeams({ db })
  return Promise.all(teams.map(async ({ id }) => ({ team: id, rules: rulesAt(await rulesOf(db, id), now) })))
}

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

const tooSmall = () => new Failure('request-faulty', { details: ['team: is too small for a deck or a cap of each agent'] })
