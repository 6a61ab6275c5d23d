// Who is asking: a pipeline by its bearer token, a person by the cookie that a sign-in link gave.
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { Failure } from '../models/failure.ts'
import type { Person, Role } from '../models/person.ts'
import { countUnseen } from '../models/store/leaks.ts'
import { feederOf, personOf } from '../models/store/people.ts'
import type { Tools, Web } from './tools.ts'

export const SESSION_COOKIE = 'steekproef'

type Feeder = Readonly<{ id: string; name: string; role: 'feeder' }>
/** `unseen`: reported leaks that wait for a manager. */
type ForPerson = { Variables: Web['Variables'] & { person: Person & { unseen?: number } } }

/** Lets pipelines through. A person is refused, like a pipeline where people belong. */
export const requireFeeder = (tools: Tools) =>
  createMiddleware<Web>(async (c, next) => {
    const { role } = await askerOf(c, tools)
    if (role !== 'feeder') throw new Failure('not-allowed')
    await next()
  })

/** Lets people with one of these roles through, as `person`. */
export const requireRole = (tools: Tools, ...roles: readonly Role[]) =>
  createMiddleware<ForPerson>(async (c, next) => {
    const asker = await askerOf(c, tools)
    if (asker.role === 'feeder' || !roles.includes(asker.role)) throw new Failure('not-allowed')
    c.set('person', asker.role === 'manager' ? { ...asker, unseen: await countUnseen(tools.store, tools.now()) } : asker)
    await next()
  })

/** For what a browser sends without a session: a form that another site filled in is refused. */
export const requireOwnOrigin = (tools: Tools) =>
  createMiddleware<Web>(async (c, next) => {
    refuseOtherOrigin(c, tools)
    await next()
  })

/** The site's own address, as a browser names it. */
export const ownOrigin = (c: Context, { settings }: Tools): string => settings.origin ?? new URL(c.req.url).origin

/** A bearer token counts alone, also beside a cookie; nobody but the site itself may use a cookie to change something. */
async function askerOf(c: Context, tools: Tools): Promise<Person | Feeder> {
  const authorization = c.req.header('Authorization')
  if (authorization !== undefined) return feederBy(authorization, tools)
  const session = getCookie(c, SESSION_COOKIE)
  const person = session ? await personOf(tools.store, session, tools.now()) : undefined
  if (!person) throw new Failure('not-signed-in')
  if (!['GET', 'HEAD'].includes(c.req.method)) refuseOtherOrigin(c, tools)
  return person
}

async function feederBy(authorization: string, { store }: Tools): Promise<Feeder> {
  const token = /^Bearer +([\w.~+/-]+=*)$/i.exec(authorization)?.[1]
  const feeder = token ? await feederOf(store, token) : undefined
  if (!feeder) throw new Failure('not-signed-in')
  return { ...feeder, role: 'feeder' }
}

/**
 * `no-referrer` makes browsers send a form with `Origin: null`; whose form it was then stands in Sec-Fetch-Site, which no
 * page can set. Without a configured origin the host alone counts: a proxy may have ended TLS before us.
 */
function refuseOtherOrigin(c: Context, { settings }: Tools): void {
  const origin = c.req.header('Origin') ?? ''
  if (origin === 'null' && c.req.header('Sec-Fetch-Site') === 'same-origin') return
  if (settings.origin !== undefined && origin === settings.origin) return
  if (settings.origin === undefined && URL.parse(origin)?.host === new URL(c.req.url).host) return
  throw new Failure('origin-refused')
}
