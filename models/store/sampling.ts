// What a manager sees and sets: the fraction of each team, and what came of it this quarter. Small teams only together.
import { quarterOf } from '../evaluation.ts'
import { Failure } from '../failure.ts'
import { SMALL_TEAMS, type TeamSampling } from '../sampling.ts'
import { appendAudit } from './audit.ts'
import { addFraction, currentFraction, scopeOf } from './fractions.ts'
import type { Store } from './open.ts'
import { countQuarter, figuresOf } from './sampling-figures.ts'
import type { Db } from './schema.ts'
import { listTeams, type Team } from './teams.ts'

const SMALL_TEAMS_NAME = 'Kleine teams'

/** Every team with its figures of this quarter so far; of calls and snippets those that still live. */
export async function readSampling({ db }: Pick<Store, 'db'>, now: Date): Promise<TeamSampling[]> {
  const counts = await countQuarter(db, quarterOf(now), now)
  const latest = await latestFractions(db)
  const scopes = Map.groupBy(await listTeams({ db }), scopeOf)
  return [...scopes].flatMap(([scope, teams]) => {
    const fraction = latest.find((version) => version.scope === scope)
    return fraction ? [{ ...describe(scope, teams), ...fractionFields(fraction), ...figuresOf(teams, counts) }] : []
  })
}

export type FractionChange = Readonly<{ team: string; fraction: number; version: number; person: string; why: string }>

/**
 * Sets the fraction of a team, or of `SMALL_TEAMS`, for calls that end from now on. `version` is the one that the person saw:
 * `fraction-changed` when it is not the current one. `fraction-refused` above the lowest ceiling; `team-unknown`.
 */
export async function setFraction({ db }: Pick<Store, 'db'>, change: FractionChange, now: Date): Promise<void> {
  const { team: scope, fraction, version, person, why } = change
  await db.transaction().execute(async (trx) => {
    const ceiling = lowestCeiling(await teamsOfScope(trx, scope))
    const current = await currentFraction(trx, scope)
    if (current?.version !== version) throw new Failure('fraction-changed')
    if (!(fraction >= 0 && fraction <= ceiling)) throw new Failure('fraction-refused')
    await addFraction(trx, { scope, version: version + 1, fraction, by: person, why, now })
    await appendAudit(trx, { at: now, person, what: 'fraction-set', subject: scope })
  })
}

/** The versions of a team's fraction, or of `SMALL_TEAMS`, newest first. */
export const fractionHistory = ({ db }: Pick<Store, 'db'>, team: string) =>
  fractionsIn(db).where('scope', '=', team).orderBy('version', 'desc').execute()

/** Versions with the name of who set them, where that is a person. */
const fractionsIn = (db: Db) =>
  db
    .selectFrom('fractions')
    .leftJoin('people', 'people.id', 'fractions.setBy')
    .select(['version', 'fraction', 'setAt', 'why', ({ fn }) => fn.coalesce('people.name', 'fractions.setBy').as('setBy')])

const latestFractions = (db: Db) =>
  fractionsIn(db)
    .select('scope')
    .where(({ eb, selectFrom }) => {
      const versions = selectFrom('fractions as newest').select(({ fn }) => fn.max('newest.version').as('version'))
      return eb('fractions.version', '=', versions.whereRef('newest.scope', '=', 'fractions.scope'))
    })
    .execute()

function fractionFields({ fraction, version, setAt, setBy }: Awaited<ReturnType<typeof latestFractions>>[number]) {
  return { fraction, version, setAt, setBy }
}

function describe(scope: string, teams: readonly Team[]) {
  const small = scope === SMALL_TEAMS
  return {
    team: scope,
    name: small ? SMALL_TEAMS_NAME : (teams[0]?.name ?? scope),
    agentCount: teams.reduce((sum, { agentCount }) => sum + agentCount, 0),
    small,
    ceiling: lowestCeiling(teams),
    consentDate: latestConsent(teams),
  }
}

const lowestCeiling = (teams: readonly Team[]): number => Math.min(...teams.map(({ ceiling }) => ceiling))

/** The day from which all of them had agreed. */
function latestConsent(teams: readonly Team[]): string | null {
  const dates = teams.map(({ consentDate }) => consentDate)
  return dates.includes(null) ? null : (dates.toSorted().at(-1) ?? null)
}

async function teamsOfScope(trx: Db, scope: string): Promise<Team[]> {
  const all = await listTeams({ db: trx })
  const teams = all.filter((team) => scopeOf(team) === scope)
  if (teams.length > 0) return teams
  if (!all.some(({ id }) => id === scope)) throw new Failure('team-unknown')
  throw new Failure('request-faulty', { details: [`team: is too small for a fraction of its own; ${SMALL_TEAMS} share one`] })
}
