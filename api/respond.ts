// How failures are answered, in one shape, and what every answer carries in its head.
import { STATUS_CODES } from 'node:http'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { Failure } from '../models/failure.ts'
import { problemPage } from './pages/problem.ts'
import type { Web } from './tools.ts'

/** Problem details as RFC 9457 has them; `code` and `details` are ours. */
export type Problem = Readonly<{
  type: 'about:blank'
  title: string
  status: ContentfulStatusCode
  code: string
  detail: string
  details?: readonly string[]
  requestId: string
}>

export const PROBLEM_TYPE = 'application/problem+json'
const INTERNAL = { status: 500, code: 'internal-error', message: 'Something went wrong on our side. Report it with the request id.', details: [] }
const RETRY_SECONDS = 5

/** What may be told of an error: of a failure its code and sentence, of anything else only that it happened. */
export function problemOf(error: unknown, requestId: string): Problem {
  const { status, code, message, details } = error instanceof Failure ? error : INTERNAL
  return {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status: withContent(status),
    code,
    detail: message,
    ...(details.length > 0 && { details }),
    requestId,
  }
}

/** Problem details under /v1, a page elsewhere. Whoever is not signed in is led from a page to where that is done. */
export async function answerFailure(c: Context<Web>, error: unknown): Promise<Response> {
  const problem = problemOf(error, c.var.requestId)
  const isPage = !/^\/v1(\/|$)/.test(c.req.path)
  if (isPage && problem.status === 401) return c.redirect('/inloggen', 303)
  if (problem.status === 401) c.header('WWW-Authenticate', 'Bearer')
  if (problem.status === 503) c.header('Retry-After', String(RETRY_SECONDS))
  if (isPage) return c.html(problemPage(problem), problem.status)
  return c.json(problem, problem.status, { 'Content-Type': PROBLEM_TYPE })
}

export const isOurFault = (error: unknown): boolean => !(error instanceof Failure) || error.status >= 500

const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self'",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

const HEADERS = {
  'Content-Security-Policy': POLICY,
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Permissions-Policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const
const HSTS = 'max-age=31536000'

/** Headers of every answer. Nothing is kept by a browser or a proxy, but for what a route says may be. */
export function hardenAnswer(headers: Headers, { requestId, origin }: Readonly<{ requestId: string; origin: string }>): void {
  for (const [name, value] of Object.entries(HEADERS)) headers.set(name, value)
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
  if (!isLoopback(origin)) headers.set('Strict-Transport-Security', HSTS)
  headers.set('X-Request-Id', requestId)
}

/** On the machine itself there is no TLS, and nothing for it to protect. */
export const isLoopback = (origin: string): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(origin).hostname)

/** Guaranteed by the catalogue: failures have a status of 4xx or 5xx, all of which carry content. */
const withContent = (status: number) => status as ContentfulStatusCode
