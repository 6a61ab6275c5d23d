// A whole installation that can be killed piece by piece: web and worker are started again as systemd would, Redis begins empty.
import { closeSync, openSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import type { DatabaseUrls } from '../../models/store/databases.ts'
import { migrate } from '../../models/store/migrate.ts'
import { makeMasterKey, openStore, readMasterKey, type Store } from '../../models/store/open.ts'
import { addFeeder } from '../../models/store/people.ts'
import { addTeam } from '../../models/store/teams.ts'
import { startPrivateRedis } from '../../worker/programs/private-redis.ts'
import { startService, type Service } from '../../worker/programs/services.ts'
import { childrenOf } from './processes.ts'
import { until } from './until.ts'

const RESTART_MS = 100
const PROGRAMS = { web: 'api/main.ts', worker: 'worker/main.ts', redis: 'redis-server' } as const

export type Piece = keyof typeof PROGRAMS
export type Site = Readonly<{
  store: Store
  dataDir: string
  token: string
  /** Where web serves now; waits until it does. */
  address(): Promise<string>
  /** The ids of the piece's processes. */
  processes(piece: Piece): number[]
  kill(piece: Piece): Promise<void>
  /** Everything that web and worker have logged. */
  logged(): string
}>
/** `place`: where the data folder is made, if it matters. `environment` is added to what web and worker run with. */
export type SiteOptions = Readonly<{ place?: string; databases?: DatabaseUrls; environment?: NodeJS.ProcessEnv }>

/** Every call of these teams is drawn. */
export async function startSite(t: TestContext, teams: readonly string[], { place, databases, environment }: SiteOptions = {}): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'site-'))
  const [dataDir, keyFile] = [join(place ?? folder, 'data'), join(folder, 'master.key')]
  makeMasterKey(keyFile)
  const store = await openStore({ dataDir, masterKey: readMasterKey(keyFile), databases })
  await migrate(store)
  for (const id of teams)
    await addTeam(store, { id, name: id, agentCount: 24, consentDate: '2026-01-05', ceiling: 1, fraction: 1 }, { by: 'test', now: new Date(0) })
  const token = await addFeeder(store, { name: 'Centrale' }, new Date())
  let redis = await startPrivateRedis(join(folder, 'redis'))
  const own = { DATA_DIR: dataDir, MASTER_KEY_FILE: keyFile, REDIS_URL: redis.socket, HOST: '127.0.0.1', PORT: '0', PUBLIC_URL: '', DEMONSTRATION: 'yes', TMPDIR: folder }
  const urls = databases && { DATABASE_URL: databases.database, KEYS_DATABASE_URL: databases.keys }
  const log = openSync(join(folder, 'log'), 'a', 0o600)
  let at: string | undefined
  const start = (piece: 'web' | 'worker') => () => startService(PROGRAMS[piece], { ...process.env, ...own, ...urls, ...environment }, log)
  const web = keepRunning(start('web'), (address) => (at = address))
  const worker = keepRunning(start('worker'))
  t.after(async () => {
    await Promise.all([web.stop(), worker.stop()])
    closeSync(log)
    await store.close()
    await redis.stop()
    await rm(folder, { recursive: true, force: true })
  })
  const kill = async (piece: Piece): Promise<void> => {
    if (piece === 'worker') return worker.kill()
    if (piece === 'web') {
      at = undefined
      return web.kill()
    }
    for (const id of processes('redis')) process.kill(id, 'SIGKILL')
    await redis.ended
    redis = await startPrivateRedis(join(folder, 'redis'))
  }
  const logged = () => readFileSync(join(folder, 'log'), 'utf8')
  return { store, dataDir, token, kill, processes, logged, address: () => until('web serves', () => at) }
}

const processes = (piece: Piece): number[] => childrenOf(process.pid, PROGRAMS[piece])

type Kept = Readonly<{ kill(): void; stop(): Promise<void> }>

function keepRunning(start: () => Service, whenReady: (address: string | undefined) => void = () => undefined): Kept {
  let stopping = false
  let service = start()
  const ended = run()
  return {
    kill: () => service.kill(),
    stop: async () => {
      stopping = true
      await service.stop()
      await ended
    },
  }

  async function run(): Promise<void> {
    for (;;) {
      service.ready.then(whenReady, () => undefined)
      await service.ended
      if (stopping) return
      await wait(RESTART_MS)
      service = start()
    }
  }
}
