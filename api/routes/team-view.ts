// What a manager's page of one team tells, asked of the store.
import { quarterOf } from '../../models/evaluation.ts'
import { Failure } from '../../models/failure.ts'
import type { Person } from '../../models/person.ts'
import { SMALL_TEAMS } from '../../models/sampling.ts'
import { upcoming } from '../../models/store/evaluations.ts'
import { scopeOf } from '../../models/store/fractions.ts'
import type { Store } from '../../models/store/open.ts'
import { listQuarters } from '../../models/store/quarter-list.ts'
import { fractionHistory } from '../../models/store/sampling.ts'
import { strengthOf } from '../../models/store/strengths.ts'
import { listTeamChanges } from '../../models/store/team-changes.ts'
import { currentRules } from '../../models/store/team-rules.ts'
import { findTeam, listTeams } from '../../models/store/teams.ts'
import type { OwnSettings, TeamView } from '../pages/team.ts'
import type { Tools } from '../tools.ts'

/** `not-found` without such a team. */
export async function teamView({ store, now }: Tools, id: string, viewer: Person): Promise<TeamView> {
  const [history, known] = await Promise.all([fractionHistory(store, id), listQuarters(store)])
  const quarters = known.length > 0 ? known : [quarterOf(now())]
  if (id === SMALL_TEAMS) {
    const members = (await listTeams(store)).filter((team) => scopeOf(team) === SMALL_TEAMS)
    return { viewer, team: { id, name: 'Kleine teams', members }, history, quarters }
  }
  const { name, ...own } = await ownSettings(store, id, now())
  return { viewer, team: { id, name, own }, history, quarters }
}

async function ownSettings(store: Store, id: string, now: Date): Promise<OwnSettings & Readonly<{ name: string }>> {
  const team = await findTeam(store.db, id).catch(whenUnknown)
  const [rules, strength, changes] = await Promise.all([currentRules(store.db, id), strengthOf(store, id), listTeamChanges(store, id)])
  const { name, language, readableKinds, vocabulary, evaluations } = team
  return { name, isSmall: scopeOf(team) === SMALL_TEAMS, rules, language, strength, readableKinds, vocabulary, evaluations: upcoming(evaluations, now), changes }
}

const whenUnknown = (cause: unknown) => {
  throw cause instanceof Failure && cause.code === 'team-unknown' ? new Failure('not-found', { cause }) : cause
}
