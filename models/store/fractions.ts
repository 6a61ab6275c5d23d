// The versions of a sampling fraction. One that was set after a call had ended never decides on that call.
import { Failure } from '../failure.ts'
import { TEAM_MIN_AGENTS } from '../pseudonym.ts'
import { SMALL_TEAMS } from '../sampling.ts'
import type { Db } from './schema.ts'

export type FractionVersion = Readonly<{ version: number; fraction: number }>

const isSmall = ({ agentCount }: Readonly<{ agentCount: number }>): boolean => agentCount < TEAM_MIN_AGENTS

/** Whose fraction counts for a team: its own, or what the small teams share, since one of its own would point at persons. */
export const scopeOf = (team: Readonly<{ id: string; agentCount: number }>): string => (isSmall(team) ? SMALL_TEAMS : team.id)

type SetFraction = FractionVersion & Readonly<{ setAt: string }>

/** Every version of a scope's fraction, oldest first. */
export const fractionsOf = (db: Db, scope: string): Promise<SetFraction[]> =>
  db.selectFrom('fractions').select(['version', 'fraction', 'setAt']).where('scope', '=', scope).orderBy('version').execute()

/** The version in force at a moment; before the first one was set, the first. */
export function fractionIn(versions: readonly SetFraction[], at: Date): FractionVersion {
  const inForce = versions.findLast(({ setAt }) => setAt <= at.toISOString()) ?? versions[0]
  if (!inForce) throw new Failure('team-unknown')
  return { version: inForce.version, fraction: inForce.fraction }
}

export const currentFraction = (db: Db, scope: string): Promise<FractionVersion | undefined> =>
  db.selectFrom('fractions').select(['version', 'fraction']).where('scope', '=', scope).orderBy('version', 'desc').executeTakeFirst()

type NewFraction = FractionVersion & Readonly<{ scope: string; by: string; why: string; now: Date }>

export async function addFraction(trx: Db, { scope, version, fraction, by, why, now }: NewFraction): Promise<void> {
  const values = { scope, version, fraction, setAt: now.toISOString(), setBy: by, why }
  await trx.insertInto('fractions').values(values).execute()
}
