// Puts the application on a port, and takes it off again without breaking what is under way.
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { isIPv6, type AddressInfo } from 'node:net'
import { getRequestListener, RequestError } from '@hono/node-server'
import type { Hono } from 'hono'
import { Failure } from '../models/failure.ts'
import { hardenAnswer, problemOf, PROBLEM_TYPE } from './respond.ts'
import type { Web } from './tools.ts'

/** A long recording over a slow line; Node's own limit is five minutes. */
const LONGEST_REQUEST_MS = 3_600_000
/** So long may an upload go on when the process is told to stop. */
const GRACE_MS = 20_000

export type Serving = Readonly<{ address: string; stop(): Promise<void> }>

/** Port 0 takes a free one; `address` has the one that was taken. */
export async function serveApp(app: Hono<Web>, { host, port }: Readonly<{ host: string; port: number }>): Promise<Serving> {
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false, errorHandler: refuseUnreadable })
  const server = createServer({ requestTimeout: LONGEST_REQUEST_MS }, listener).listen(port, host)
  await once(server, 'listening')
  const address = `http://${isIPv6(host) ? `[${host}]` : host}:${portOf(server)}`
  return { address, stop: () => stop(server) }
}

async function stop(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  const late = setTimeout(() => server.closeAllConnections(), GRACE_MS)
  await closed
  clearTimeout(late)
}

/** A request that is none, such as one with an impossible host, never reaches the application. */
function refuseUnreadable(error: unknown): Response {
  const requestId = randomUUID()
  const problem = problemOf(error instanceof RequestError ? new Failure('request-faulty', { cause: error }) : error, requestId)
  const answer = new Response(JSON.stringify(problem), { status: problem.status, headers: { 'Content-Type': PROBLEM_TYPE } })
  hardenAnswer(answer.headers, { requestId, origin: 'http://localhost' })
  return answer
}

/** Guaranteed by Node for a server that listens on a host and a port. */
const portOf = (server: Server) => (server.address() as AddressInfo).port
