// A web application of its own for a test: real store, private Redis, a free port, and a clock that the test sets.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import type { TestContext } from 'node:test'
import { createLog } from '../../models/log.ts'
import type { Role } from '../../models/person.ts'
import { openQueues, type Queues } from '../../models/queues.ts'
import { newKey } from '../../models/seal.ts'
import { migrate } from '../../models/store/migrate.ts'
import { openStore, type Store } from '../../models/store/open.ts'
import { addFeeder, addPerson, issueLink } from '../../models/store/people.ts'
import { addTeam } from '../../models/store/teams.ts'
import { createApp } from '../../api/app.ts'
import { serveApp } from '../../api/serve.ts'
import { startPrivateRedis, type PrivateRedis } from '../../worker/programs/private-redis.ts'

export const MAX_RECORDING_BYTES = 400_000
/** A Wednesday in the first quarter of 2026. */
const BEGIN = new Date('2026-03-11T10:00:00.000Z')

export type Asker = 'nobody' | 'feeder' | Role
/** `json` and `form` are sent as such; whatever else is given goes with the request as it is. */
export type Sent = Readonly<{ json?: unknown; form?: Record<string, string>; headers?: Record<string, string>; body?: NonNullable<RequestInit['body']> }>

export type Web = Readonly<{
  store: Store
  queues: Queues
  redis: PrivateRedis
  address: string
  clock: { now: Date }
  people: Readonly<Record<Role, string>>
  cookies: Readonly<Record<Role, string>>
  feederToken: string
  /** `line` is method and path, as in `GET /v1/health`. Redirects are not followed. */
  ask(asker: Asker, line: string, sent?: Sent): Promise<Response>
  /** Everything that was logged so far. */
  logged(): string
  /** Stops serving, as the process does before it ends. */
  stop(): Promise<void>
}>

/** With a team `klantenservice` of which every call is drawn, a trainer, a manager and a pipeline. */
export async function startWeb(t: TestContext, { origin }: Readonly<{ origin?: string }> = {}): Promise<Web> {
  const folder = await mkdtemp(join(tmpdir(), 'web-'))
  const clock = { now: BEGIN }
  const redis = await startPrivateRedis(join(folder, 'redis'))
  const store = await openStore({ dataDir: join(folder, 'data'), masterKey: newKey() })
  await migrate(store)
  const queues = openQueues({ redis: redis.socket, prefix: 'web' })
  const lines: string[] = []
  const log = createLog(new Writable({ write: (chunk, _, done) => (lines.push(String(chunk)), done()) }))
  const settings = { minCallMs: 30_000, maxRetentionDays: 100, maxRecordingBytes: MAX_RECORDING_BYTES, origin }
  const app = createApp({ store, queues, log, now: () => clock.now, settings })
  const serving = await serveApp(app, { host: '127.0.0.1', port: 0 })
  let stopped: Promise<void> | undefined
  const stop = () => (stopped ??= serving.stop())
  t.after(async () => {
    await stop()
    await queues.close()
    await store.close()
    await redis.stop()
    await rm(folder, { recursive: true, force: true })
  })
  const { address } = serving
  const known = await addEverybody(store, clock.now)
  const cookies = { trainer: await signIn(known.people.trainer), manager: await signIn(known.people.manager) }
  return { store, queues, redis, address, clock, ...known, cookies, ask, logged: () => lines.join(''), stop }

  async function signIn(person: string): Promise<string> {
    const token = await issueLink(store, person, clock.now)
    const answer = await send(`${address}/inloggen`, { method: 'POST', form: { token }, headers: { origin: origin ?? address } })
    return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  }

  async function ask(asker: Asker, line: string, { headers, ...sent }: Sent = {}): Promise<Response> {
    const [method = '', path = ''] = line.split(' ')
    const own: Record<string, string> = asker === 'feeder' ? { authorization: `Bearer ${known.feederToken}` } : { origin: origin ?? address }
    if (asker === 'trainer' || asker === 'manager') own['cookie'] = cookies[asker]
    return send(`${address}${path}`, { method, ...sent, headers: { ...own, ...headers } })
  }
}

async function addEverybody(store: Store, now: Date): Promise<Pick<Web, 'people' | 'feederToken'>> {
  const team = { id: 'klantenservice', name: 'Klantenservice', agentCount: 24, consentDate: '2026-01-05', ceiling: 1, fraction: 1 }
  await addTeam(store, team, { by: 'test', now })
  const trainer = await addPerson(store, { name: 'Trainer Verzonnen', role: 'trainer', by: 'test' }, now)
  const manager = await addPerson(store, { name: 'Manager Verzonnen', role: 'manager', by: 'test' }, now)
  return { people: { trainer: trainer.id, manager: manager.id }, feederToken: await addFeeder(store, { name: 'Centrale' }, now) }
}

/** Each over a connection of its own: a busy test process would find a kept one closed by its own server. */
function send(url: string, { json, form, body, headers, ...rest }: Sent & { method: string }): Promise<Response> {
  const content = form ? new URLSearchParams(form) : json === undefined ? body : JSON.stringify(json)
  const isStream = content instanceof ReadableStream
  const request = { redirect: 'manual', ...rest, headers: { connection: 'close', ...headers } } as const
  return fetch(url, { ...request, ...(content && { body: content }), ...(isStream && { duplex: 'half' }) })
}
