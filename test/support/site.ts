// A whole installation that can be killed piece by piece: web and worker are started again as systemd would, Redis begins empty.
import { closeSync, openSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { migrate } from '../../models/store/migrate.ts'
import { makeMasterKey, openStore, readMasterKey, type Store } from '../../models/store/open.ts'
import { addFeeder } from '../../models/store/people.ts'
import { addTeam } from '../../models/store/teams.ts'
import { startPrivateRedis } from '../../worker/programs/private-redis.ts'
import { startService, type Service } from '../../worker/programs/services.ts'
import { until } from './until.ts'

const RESTART_MS = 100

export type Piece = 'web' | 'worker' | 'redis'
export type Site = Readonly<{
  store: Store
  token: string
  /** Where web serves now; waits until it does. */
  address(): Promise<string>
  kill(piece: Piece): Promise<void>
}>

/** Every call of these teams is drawn. */
export async function startSite(t: TestContext, teams: readonly string[]): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'site-'))
  const [dataDir, keyFile] = [join(folder, 'data'), join(folder, 'master.key')]
  makeMasterKey(keyFile)
  const store = await openStore({ dataDir, masterKey: readMasterKey(keyFile) })
  await migrate(store)
  const now = new Date()
  for (const id of teams)
    await addTeam(store, { id, name: id, agentCount: 24, consentDate: '2026-01-05', ceiling: 1, fraction: 1 }, { by: 'test', now: new Date(0) })
  const token = await addFeeder(store, { name: 'Centrale' }, now)
  let redis = await startPrivateRedis(join(folder, 'redis'))
  const own = { DATA_DIR: dataDir, MASTER_KEY_FILE: keyFile, REDIS_URL: redis.socket, HOST: '127.0.0.1', PORT: '0', PUBLIC_URL: '', DEMONSTRATION: 'yes', TMPDIR: folder }
  const log = openSync(join(folder, 'log'), 'a', 0o600)
  let at: string | undefined
  const environment = { ...process.env, ...own }
  const web = keepRunning(() => startService('api/main.ts', environment, log), (address) => (at = address))
  const worker = keepRunning(() => startService('worker/main.ts', environment, log))
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
    await redis.stop()
    redis = await startPrivateRedis(join(folder, 'redis'))
  }
  return { store, token, kill, address: () => until('web serves', () => at) }
}

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
