// Everything the demonstration runs on, in a folder of its own: keys, Redis, database, web, worker and three people.
import { createHmac } from 'node:crypto'
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { quarterOf } from '../../models/evaluation.ts'
import type { DatabaseUrls } from '../../models/store/databases.ts'
import { migrate } from '../../models/store/migrate.ts'
import { makeMasterKey, openStore, readMasterKey, type Store } from '../../models/store/open.ts'
import { addFeeder, addPerson } from '../../models/store/people.ts'
import { addTeam, listTeams } from '../../models/store/teams.ts'
import { DEFAULT_CEILING } from '../../models/draw.ts'
import { startPrivateRedis } from '../../worker/programs/private-redis.ts'
import { startService, type Service } from '../../worker/programs/services.ts'

const TEAMS = [
  { id: 'klantenservice', name: 'Klantenservice', agentCount: 24 },
  { id: 'verhuizingen', name: 'Verhuizingen', agentCount: 9 },
  { id: 'schade', name: 'Schade', agentCount: 4 },
] as const
const CONSENT_DATE = '2026-01-05'
const BY = 'demo'
/** What is shown of the log, in characters, when something does not start. */
const LOG_TAIL = 2000

export type Stage = Readonly<{
  folder: string
  store: Store
  address: string
  feederToken: string
  people: Readonly<Record<'trainer' | 'manager', string>>
  /** What web and worker are given to run on. */
  environment: NodeJS.ProcessEnv
  stop(): Promise<void>
}>
/** `worker: false` leaves starting (and killing) workers to a test. */
/** `databases`: on PostgreSQL instead of in files. */
export type StageOptions = Readonly<{ folder: string | undefined; seed: string | undefined; fraction: number; worker?: boolean; databases?: DatabaseUrls }>

/** Starts it all; `stop` ends what was started here and nothing else. */
export async function startDemo({ folder: asked, seed, fraction, worker = true, databases }: StageOptions): Promise<Stage> {
  const folder = asked ? resolve(asked) : await mkdtemp(join(tmpdir(), 'steekproef-'))
  const dataDir = join(folder, 'data')
  const masterKeyFile = join(folder, 'master.key')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if (!existsSync(masterKeyFile)) makeMasterKey(masterKeyFile)
  const store = await openStore({ dataDir, masterKey: readMasterKey(masterKeyFile), databases })
  await migrate(store)
  if (seed !== undefined) await seedDraw(store, seed)
  await addTeams(store, fraction)
  const redis = await startPrivateRedis(join(folder, 'redis'))
  const environment = environmentFor(folder, { DATA_DIR: dataDir, MASTER_KEY_FILE: masterKeyFile, REDIS_URL: redis.socket, ...(databases && { DATABASE_URL: databases.database, KEYS_DATABASE_URL: databases.keys }) })
  const log = openSync(join(folder, 'log'), 'a', 0o600)
  const services = ['api/main.ts', ...(worker ? ['worker/main.ts'] : [])].map((file) => startService(file, environment, log))
  const stop = async () => {
    await Promise.all(services.map((service) => service.stop()))
    closeSync(log)
    await store.close()
    await redis.stop()
  }
  try {
    const [address = ''] = await Promise.all(services.map((service) => service.ready))
    return { folder, store, stop, address, environment, ...(await addPeople(store)) }
  } catch (error) {
    await stop()
    process.stderr.write(readFileSync(join(folder, 'log'), 'utf8').slice(-LOG_TAIL))
    throw error
  }
}

/** A worker of its own, for a test that kills it; its log goes where that of the others goes. */
export function startWorker({ folder, environment }: Stage, extra: NodeJS.ProcessEnv = {}): Service {
  const log = openSync(join(folder, 'log'), 'a', 0o600)
  const service = startService('worker/main.ts', { ...environment, ...extra }, log)
  closeSync(log)
  return service
}

const environmentFor = (folder: string, settings: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
  ...process.env,
  ...settings,
  PORT: '0',
  HOST: '127.0.0.1',
  DEMONSTRATION: 'yes',
  TMPDIR: folder,
})

/** Keys from the seed instead of from chance, so that the same calls are drawn again. */
async function seedDraw(store: Store, seed: string): Promise<void> {
  const keyFor = (purpose: string) => new Uint8Array(createHmac('sha256', seed).update(purpose).digest())
  await store.keys.usePurposeKey('call', keyFor('call'))
  await store.keys.usePurposeKey(`draw:${quarterOf(new Date())}`, keyFor('draw'))
}

async function addTeams(store: Store, fraction: number): Promise<void> {
  const known = new Set((await listTeams(store)).map((team) => team.id))
  for (const team of TEAMS.filter(({ id }) => !known.has(id))) {
    const ceiling = Math.max(DEFAULT_CEILING, fraction)
    await addTeam(store, { ...team, consentDate: CONSENT_DATE, ceiling, fraction }, { by: BY, now: new Date() })
  }
}

async function addPeople(store: Store): Promise<Pick<Stage, 'people' | 'feederToken'>> {
  const now = new Date()
  const trainer = await addPerson(store, { name: 'Trainer', role: 'trainer', by: BY }, now)
  const manager = await addPerson(store, { name: 'Manager', role: 'manager', by: BY }, now)
  return { people: { trainer: trainer.id, manager: manager.id }, feederToken: await addFeeder(store, { name: 'Demo' }, now) }
}
