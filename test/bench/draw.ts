// `npm run bench -- draw`: how fast calls are decided on, replayed, counted and ended, on real stores of the size of a large year.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createWriteStream } from 'node:fs'
import { z } from 'zod'
import type { Offer } from '../../models/call.ts'
import { newKey, sealBytes } from '../../models/seal.ts'
import { expireDue } from '../../models/store/expire.ts'
import { exportLedger } from '../../models/store/ledger-export.ts'
import { migrate } from '../../models/store/migrate.ts'
import { readOutlook } from '../../models/store/outlook.ts'
import { decideOffers } from '../../models/store/offers.ts'
import { openStore, type Store } from '../../models/store/open.ts'
import { releaseKey } from '../../models/store/quarter-draws.ts'
import { readSampling } from '../../models/store/sampling.ts'
import { readChance } from '../../models/store/chance-figures.ts'
import { addTeam } from '../../models/store/teams.ts'
import { linesOf } from '../../worker/programs/ledger-records.ts'
import { verifyLedger } from '../../worker/programs/ledger-verify.ts'

const NOW = new Date('2026-11-11T10:00:00.000Z')
const OVER = new Date('2027-01-02T10:00:00.000Z')
const TERMS = { now: NOW, minCallMs: 30_000, maxRetentionDays: 100 }
const QUARTER = '2026-Q4'
const BATCH = 1000
const TEAMS = 12
const AGENTS = 33 * TEAMS
const SNIPPETS_PER_CALL = 3
const FIRST_WEEK = new Temporal.PlainDate(2026, 10, 5)
const WEEKS = 12

/** The sizes of the goals; smaller ones to try it out. */
const SIZES = { decisions: 1_000_000, page: 5_000_000, snippets: 1_000_000 }
export type DrawSizes = typeof SIZES

export async function benchDraw(sizes: DrawSizes = SIZES): Promise<Record<string, number>> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-draw-'))
  try {
    const draw = await withStore(join(folder, 'draw'), (store) => measureDraw(store, folder, sizes))
    const end = await withStore(join(folder, 'end'), (store, masterKey) => measureEnd(store, { dataDir: join(folder, 'end'), masterKey, snippets: sizes.snippets }))
    return { ...draw, ...end }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function withStore<T>(dataDir: string, work: (store: Store, masterKey: Uint8Array) => Promise<T>): Promise<T> {
  const masterKey = newKey()
  const store = await openStore({ dataDir, masterKey })
  await migrate(store)
  const by = { by: 'bench', now: new Date(NOW.getTime() - 1e9) }
  for (let team = 0; team < TEAMS; team++)
    await addTeam(store, { id: `team-${team}`, name: `Team ${team}`, agentCount: 40, consentDate: '2026-01-01' }, by)
  return work(store, masterKey).finally(() => store.close())
}

async function measureDraw(store: Store, folder: string, sizes: DrawSizes): Promise<Record<string, number>> {
  const decide = await timed(() => decideMany(store, 0, sizes.decisions))
  const file = join(folder, 'ledger.jsonl')
  await writeFile(file, '')
  await pipeline(linesFor(exportLedger(store, { quarter: QUARTER, now: OVER })), createWriteStream(file))
  const key = await releaseKey(store, { quarter: QUARTER, person: 'bench', now: OVER })
  let replayDifferences = -1
  const replay = await timed(async () => void (replayDifferences = (await verifyLedger({ lines: linesOf(file), key })).faultCount))
  if (sizes.page > sizes.decisions) await decideMany(store, sizes.decisions, sizes.page - sizes.decisions)
  const before = process.memoryUsage.rss()
  const page = await timed(async () => void (await Promise.all([readSampling(store, NOW), readOutlook(store, NOW), readChance(store, NOW)])))
  const speeds = { decisionsPerS: perSecond(sizes.decisions, decide.tookMs), decisionsPerComputingS: perSecond(sizes.decisions, decide.computedMs) }
  const pageMiB = (process.memoryUsage.rss() - before) / 2 ** 20
  return { ...speeds, replayS: replay.tookMs / 1000, replayDifferences, ledgerPageMs: page.tookMs, ledgerPageMiB: pageMiB }
}

const perSecond = (count: number, ms: number): number => Math.round((count * 1000) / ms)

async function decideMany(store: Store, from: number, count: number): Promise<void> {
  for (let at = from; at < from + count; at += BATCH)
    await decideOffers(store, Array.from({ length: Math.min(BATCH, from + count - at) }, (_, more) => offerNo(at + more)), TERMS)
}

const offerNo = (at: number): Offer => ({
  callId: `call-${at}`,
  startedAt: new Date(NOW.getTime() - 3_600_000 - (at % 60_000) * 1000).toISOString(),
  durationMs: 180_000,
  direction: 'inbound',
  team: `team-${at % TEAMS}`,
  agentId: `agent-${at % AGENTS}`,
  callerNumber: null,
  channels: { agent: 0, caller: 1 },
  announced: true,
  optedOut: false,
  private: false,
  pauses: [],
})

async function* linesFor(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`
}

type Ending = Readonly<{ dataDir: string; masterKey: Uint8Array; snippets: number }>

async function measureEnd(store: Store, { dataDir, masterKey, snippets }: Ending): Promise<Record<string, number>> {
  await fill(store, Math.ceil(snippets / SNIPPETS_PER_CALL))
  const living = await addLiving(store)
  const reader = fork(resolve(import.meta.dirname, 'reader.ts'), [dataDir, Buffer.from(masterKey).toString('hex'), living])
  await once(reader, 'message')
  const expire = await timed(async () => void (await expireDue(store, OVER)))
  reader.send('stop')
  const [answer] = await once(reader, 'message')
  const { listP99Ms, openP99Ms } = z.object({ listP99Ms: z.number(), openP99Ms: z.number() }).parse(answer)
  const computed = { expireComputingS: expire.computedMs / 1000 }
  return { expireS: expire.tookMs / 1000, ...computed, expireReaderP99Ms: listP99Ms, expireOpenP99Ms: openP99Ms }
}

/** One snippet that outlives all others, to be read meanwhile. */
async function addLiving(store: Store): Promise<string> {
  const [id, callId] = [crypto.randomUUID(), crypto.randomUUID()]
  const rest = { purpose: 'training', team: 'team-1', quarter: '2027-Q1', week: '2027-01-04', expiresAt: '2027-03-31T22:00:00.000Z' } as const
  const key = await store.keys.newContentKey(callId, new Date(rest.expiresAt))
  const content = sealBytes(key, Buffer.from('{"excerpt":{}}'), `snippet:${id}:content`)
  const call = { agentRef: 'agent', callerRef: null, state: 'prepared', details: null, drawnAt: OVER.toISOString(), receivedAt: null, failure: null } as const
  await store.db.insertInto('calls').values({ ...rest, ...call, id: callId, callRef: callId }).execute()
  const made = { theme: 'billing', reason: 'explanation', state: 'published', clip: null, model: 'bench', modelRevision: '1', redaction: '1' } as const
  await store.db.insertInto('snippets').values({ ...rest, ...made, id, callId, content }).execute()
  return id
}

/** Calls of a whole quarter, with three snippets of a few hundred sealed bytes each. */
async function fill(store: Store, calls: number): Promise<void> {
  const content = sealBytes(newKey(), Buffer.alloc(400), 'bench')
  const rest = { purpose: 'training', quarter: QUARTER, expiresAt: '2026-12-31T23:00:00.000Z' } as const
  const call = { ...rest, agentRef: 'agent', callerRef: null, state: 'prepared', details: null, drawnAt: NOW.toISOString(), receivedAt: null, failure: null } as const
  const snippet = { ...rest, theme: 'billing', reason: 'explanation', state: 'published', content, clip: null, model: 'bench', modelRevision: '1', redaction: '1' } as const
  for (let at = 0; at < calls; at += BATCH) {
    const ids = Array.from({ length: Math.min(BATCH, calls - at) }, () => crypto.randomUUID())
    const week = FIRST_WEEK.add({ weeks: Math.floor((WEEKS * at) / calls) }).toString()
    await store.keys.newContentKeys(ids.map((id) => [id, new Date(rest.expiresAt)]))
    await store.db.transaction().execute(async (trx) => {
      for (const some of [ids.slice(0, BATCH / 2), ids.slice(BATCH / 2)].filter((half) => half.length > 0)) {
        await trx.insertInto('calls').values(some.map((id) => ({ ...call, id, callRef: id, week, team: 'team-0' }))).execute()
        const terms = some.map((id) => ({ callId: id, team: 'team-0', evaluation: '2026-12-31', latestAt: rest.expiresAt, reviewUntil: null }))
        await trx.insertInto('callTerms').values(terms).execute()
        const snippets = some.flatMap((callId) => Array.from({ length: SNIPPETS_PER_CALL }, () => ({ ...snippet, id: crypto.randomUUID(), callId, week, team: 'team-0' })))
        await trx.insertInto('snippets').values(snippets).execute()
      }
    })
  }
}

/** `computedMs` of this process alone: what one core could do that has nothing else to do, but for waiting for the disk. */
async function timed(work: () => Promise<void>): Promise<Readonly<{ tookMs: number; computedMs: number }>> {
  const [startedAt, before] = [performance.now(), process.cpuUsage()]
  await work()
  const { user, system } = process.cpuUsage(before)
  return { tookMs: performance.now() - startedAt, computedMs: (user + system) / 1000 }
}
