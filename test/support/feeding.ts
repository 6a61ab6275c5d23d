// A world of its own for a feed: real store, private Redis, a folder for the pipeline, and a clock that the test sets.
import { mkdirSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import type { TestContext } from 'node:test'
import type { Offer } from '../../models/call.ts'
import { createLog } from '../../models/log.ts'
import { openQueues } from '../../models/queues.ts'
import { newKey } from '../../models/seal.ts'
import { migrate } from '../../models/store/migrate.ts'
import { openStore } from '../../models/store/open.ts'
import { openRecording } from '../../models/store/spool.ts'
import { addTeam } from '../../models/store/teams.ts'
import type { FeedTools } from '../../worker/feed/take.ts'
import { startPrivateRedis } from '../../worker/programs/private-redis.ts'
import { offerAt } from './snippets.ts'

export const PREFIX = 'feeding'
export const MAX_RECORDING_BYTES = 400_000

export type Feeding = Readonly<{
  tools: FeedTools
  /** Where the pipeline writes. */
  folder: string
  dataDir: string
  masterKey: Uint8Array
  redis: string
  /** `reads` counts how often the feed has asked for the time. */
  clock: { now: Date; reads: number }
  logged(): string
  /** Stops, at the test's end, what uses this world; before the world itself ends. */
  atEnd(stop: () => Promise<unknown>): void
}>

/** With a team `alles` of which every call is drawn, a team `niets` of which none is, and a team `tiende` of which about one in ten is. */
export async function startFeeding(t: TestContext): Promise<Feeding> {
  const world = await mkdtemp(join(tmpdir(), 'feeding-'))
  const [folder, dataDir, masterKey] = [join(world, 'folder'), join(world, 'data'), newKey()]
  mkdirSync(folder)
  const redis = await startPrivateRedis(join(world, 'redis'))
  const store = await openStore({ dataDir, masterKey })
  await migrate(store)
  const clock = { now: new Date('2026-03-11T10:00:00.000Z'), reads: 0 }
  for (const [id, fraction] of [['alles', 1], ['niets', 0], ['tiende', 0.1]] as const)
    await addTeam(store, { id, name: id, agentCount: 24, consentDate: '2026-01-05', ceiling: 1, fraction }, { by: 'test', now: clock.now })
  const queues = openQueues({ redis: redis.socket, prefix: PREFIX })
  const lines: string[] = []
  const log = createLog(new Writable({ write: (chunk, _, done) => (lines.push(String(chunk)), done()) }))
  const settings = { minCallMs: 30_000, maxRetentionDays: 100, maxRecordingBytes: MAX_RECORDING_BYTES }
  const stops: (() => Promise<unknown>)[] = []
  t.after(async () => {
    for (const stop of stops) await stop()
    await queues.close()
    await store.close()
    await redis.stop()
    await rm(world, { recursive: true, force: true })
  })
  const tools = { store, queues, log, now: () => (clock.reads++, clock.now), settings }
  return { tools, folder, dataDir, masterKey, redis: redis.socket, clock, logged: () => lines.join(''), atEnd: (stop) => void stops.push(stop) }
}

export const offerOf = ({ clock }: Pick<Feeding, 'clock'>, changed: Partial<Offer> = {}): Offer => offerAt(clock.now, { team: 'alles', ...changed })

/** Lays a call into the folder as a pipeline would: its recording, then its sidecar. */
export function layReady(feeding: Feeding, base: string, { sound = `geluid van ${base}`, ...changed }: Partial<Offer> & { sound?: string } = {}): void {
  writeFileSync(join(feeding.folder, `${base}.wav`), sound)
  writeFileSync(join(feeding.folder, `${base}.json`), JSON.stringify(offerOf(feeding, changed)))
}

/** What each drawn call's sealed recording holds, in order; empty for one that is still waited for. */
export async function soundsInSpool({ clock, tools: { store } }: Feeding): Promise<string[]> {
  const calls = await store.db.selectFrom('calls').select(['id', 'state']).execute()
  const sounds = calls.map(async ({ id, state }) => (state === 'waiting' ? Buffer.from((await openRecording(store, id, clock.now)).open()).toString() : ''))
  return (await Promise.all(sounds)).toSorted()
}

export async function ledgerLines({ tools: { store } }: Feeding): Promise<{ decision: string; team: string }[]> {
  return store.db.selectFrom('ledgerLines').select(['decision', 'team']).orderBy('seq').execute()
}
