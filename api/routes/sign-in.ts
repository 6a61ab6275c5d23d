// Coming in with a link and going out. The token never stands in an address that a server sees.
import { Hono, type Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import { Failure } from '../../models/failure.ts'
import { endSession, spendLink } from '../../models/store/people.ts'
import { signInPage } from '../pages/sign-in.ts'
import { isLoopback } from '../respond.ts'
import { ownOrigin, requireOwnOrigin, SESSION_COOKIE } from '../session.ts'
import type { Tools, Web } from '../tools.ts'
import { readForm } from './input.ts'

/** As long as the store keeps a session. */
const SESSION_SECONDS = 12 * 3600
const tokenForm = z.object({ token: z.string().default('') })

export function signInRoutes(tools: Tools): Hono<Web> {
  const ownForm = requireOwnOrigin(tools)
  return new Hono<Web>()
    .get('/inloggen', (c) => c.html(signInPage({})))
    .post('/inloggen', ownForm, async (c) => {
      const session = await sessionFor(tools, (await readForm(c, tokenForm)).token)
      if (!session) return c.html(signInPage({ problem: 'spent' }), 410)
      setCookie(c, SESSION_COOKIE, session, { ...cookie(c, tools), maxAge: SESSION_SECONDS })
      return c.redirect('/', 303)
    })
    .post('/uitloggen', ownForm, async (c) => {
      const session = getCookie(c, SESSION_COOKIE)
      if (session) await endSession(tools.store, session)
      deleteCookie(c, SESSION_COOKIE, cookie(c, tools))
      return c.redirect('/inloggen', 303)
    })
}

/** Undefined when the link was used, is too old, or never was one: which of these is nobody's business. */
async function sessionFor({ store, now }: Tools, token: string): Promise<string | undefined> {
  try {
    const { session } = await spendLink(store, token, now())
    return session
  } catch (error) {
    if (error instanceof Failure && error.code === 'link-spent') return undefined
    throw error
  }
}

const cookie = (c: Context, tools: Tools) =>
  ({ httpOnly: true, sameSite: 'Strict', path: '/', secure: !isLoopback(ownOrigin(c, tools)) }) as const
