// Teams: who may be drawn from, how much at most, and when their snippets are evaluated.
import { z } from 'zod'
import { DEFAULT_CEILING, DEFAULT_FRACTION } from '../draw.ts'
import { Failure } from '../failure.ts'
import { READABLE_KINDS, type ReadableKind } from '../finding.ts'
import { SMALL_TEAMS } from '../sampling.ts'
import { appendAudit } from './audit.ts'
import { addFraction, currentFraction, scopeOf } from './fractions.ts'
import type { Store } from './open.ts'
import type { Db, Schema } from './schema.ts'

/** `consentDate` and `evaluations` are days, `YYYY-MM-DD`; without the first, nothing is drawn from the team. */
export type Team = Readonly<{
  id: string
  name: string
  agentCount: number
  language: 'nl' | 'en'
  vocabulary: readonly string[]
  readableKinds: readonly ReadableKind[]
  consentDate: string | null
  ceiling: number
  evaluations: readonly string[]
}>

export type NewTeam = Pick<Team, 'id' | 'name' | 'agentCount' | 'consentDate'> & Partial<Team> & Readonly<{ fraction?: number }>

const listSchema = z.array(z.string())
const kindsSchema = z.array(z.enum(READABLE_KINDS))

/** Adds a team with the first version of its fraction; a small team takes part in what the small teams share. */
export async function addTeam(store: Store, added: NewTeam, { by, now }: Readonly<{ by: string; now: Date }>): Promise<void> {
  const { id, name, agentCount, consentDate, language = 'nl', vocabulary = [], evaluations = [], readableKinds = [], ceiling = DEFAULT_CEILING } = added
  const fraction = added.fraction ?? Math.min(DEFAULT_FRACTION, ceiling)
  if (id === SMALL_TEAMS) throw new Failure('request-faulty', { details: [`team: ${SMALL_TEAMS} is what all small teams share`] })
  if (!(fraction >= 0 && fraction <= ceiling)) throw new Failure('fraction-refused')
  const lists = { vocabulary: JSON.stringify(vocabulary), evaluations: JSON.stringify(evaluations), readableKinds: JSON.stringify(readableKinds) }
  await store.db.transaction().execute(async (trx) => {
    const known = await trx.selectFrom('teams').select('id').where('id', '=', id).executeTakeFirst()
    if (known) throw new Failure('request-faulty', { details: ['team: is there already'] })
    await trx.insertInto('teams').values({ id, name, agentCount, consentDate, language, ceiling, ...lists }).execute()
    const scope = scopeOf(added)
    if (!(await currentFraction(trx, scope))) await addFraction(trx, { scope, version: 1, fraction, by, why: 'first', now })
    await appendAudit(trx, { at: now, person: by, what: 'team-added', subject: id })
  })
}

/** The team, or `team-unknown`. */
export const readTeam = (store: Pick<Store, 'db'>, id: string): Promise<Team> => findTeam(store.db, id)

/** As `readTeam`, inside a transaction. */
export async function findTeam(db: Db, id: string): Promise<Team> {
  const row = await db.selectFrom('teams').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Failure('team-unknown')
  return toTeam(row)
}

/** All teams, by name. */
export async function listTeams(store: Pick<Store, 'db'>): Promise<Team[]> {
  const rows = await store.db.selectFrom('teams').selectAll().orderBy('name').orderBy('id').execute()
  return rows.map(toTeam)
}

const toTeam = (row: Schema['teams']): Team => ({
  ...row,
  vocabulary: listSchema.parse(JSON.parse(row.vocabulary)),
  evaluations: listSchema.parse(JSON.parse(row.evaluations)),
  readableKinds: kindsSchema.parse(JSON.parse(row.readableKinds)),
})
