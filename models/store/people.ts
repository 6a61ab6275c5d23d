// Who may come in. Every token is random, shown once, and kept only as a hash.
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { Failure } from '../failure.ts'
import type { Person, Role } from '../person.ts'
import { appendAudit } from './audit.ts'
import type { Store } from './open.ts'
import type { Db } from './schema.ts'

const TOKEN_BYTES = 32
const LINK_MS = 10 * 60_000
const SESSION_MS = 12 * 3_600_000

type Opened = Pick<Store, 'db'>
export type NewPerson = Readonly<{ name: string; role: Role; by: string }>
export type Feeder = Readonly<{ id: string; name: string }>

export async function addPerson({ db }: Opened, { name, role, by }: NewPerson, now: Date): Promise<{ id: string }> {
  const id = randomUUID()
  await db.transaction().execute(async (trx) => {
    await trx.insertInto('people').values({ id, name, role, addedAt: now.toISOString() }).execute()
    await appendAudit(trx, { at: now, person: by, what: 'person-added', subject: id })
  })
  return { id }
}

/** A token to sign in with, once and within ten minutes. `not-found` for an unknown person. */
export async function issueLink({ db }: Opened, personId: string, now: Date): Promise<string> {
  const token = newToken()
  await db.transaction().execute(async (trx) => {
    const person = await trx.selectFrom('people').select('id').where('id', '=', personId).executeTakeFirst()
    if (!person) throw new Failure('not-found')
    await trx.insertInto('signInLinks').values({ tokenHash: hashOf(token), person: personId, expiresAt: later(now, LINK_MS) }).execute()
    await appendAudit(trx, { at: now, person: 'operator', what: 'link-issued', subject: personId })
  })
  return token
}

/** Spends a link for a session of twelve hours, or `link-spent`. Of two who spend it at once, one gets in. */
export async function spendLink({ db }: Opened, token: string, now: Date): Promise<{ session: string; person: Person }> {
  const session = newToken()
  return db.transaction().execute(async (trx) => {
    const links = trx.deleteFrom('signInLinks').where('tokenHash', '=', hashOf(token)).where('expiresAt', '>', now.toISOString())
    const link = await links.returning('person').executeTakeFirst()
    if (!link) throw new Failure('link-spent')
    const person = await trx.selectFrom('people').select(['id', 'name', 'role']).where('id', '=', link.person).executeTakeFirstOrThrow()
    await trx.insertInto('sessions').values({ tokenHash: hashOf(session), person: person.id, expiresAt: later(now, SESSION_MS) }).execute()
    await appendAudit(trx, { at: now, person: person.id, what: 'signed-in', subject: person.id })
    return { session, person }
  })
}

/** Who is signed in with this session, if it still lives. */
export const personOf = ({ db }: Opened, session: string, now: Date): Promise<Person | undefined> =>
  db
    .selectFrom('sessions')
    .innerJoin('people', 'people.id', 'sessions.person')
    .select(['people.id', 'people.name', 'people.role'])
    .where('sessions.tokenHash', '=', hashOf(session))
    .where('sessions.expiresAt', '>', now.toISOString())
    .executeTakeFirst()

export async function endSession({ db }: Opened, session: string): Promise<void> {
  await db.deleteFrom('sessions').where('tokenHash', '=', hashOf(session)).execute()
}

/** A bearer token for a pipeline. Nobody can show it again. */
export async function addFeeder({ db }: Opened, { name }: Readonly<{ name: string }>, now: Date): Promise<string> {
  const id = randomUUID()
  const token = newToken()
  await db.transaction().execute(async (trx) => {
    await trx.insertInto('feeders').values({ id, name, tokenHash: hashOf(token), addedAt: now.toISOString() }).execute()
    await appendAudit(trx, { at: now, person: 'operator', what: 'feeder-added', subject: id })
  })
  return token
}

export const feederOf = ({ db }: Opened, token: string): Promise<Feeder | undefined> =>
  db.selectFrom('feeders').select(['id', 'name']).where('tokenHash', '=', hashOf(token)).executeTakeFirst()

/** Deletes links and sessions whose time is over. */
export async function deleteEnded(trx: Db, now: Date): Promise<void> {
  await trx.deleteFrom('signInLinks').where('expiresAt', '<=', now.toISOString()).execute()
  await trx.deleteFrom('sessions').where('expiresAt', '<=', now.toISOString()).execute()
}

const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url')

/** Without salt or stretching: 32 random bytes cannot be tried. */
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

const later = (now: Date, ms: number): string => new Date(now.getTime() + ms).toISOString()
