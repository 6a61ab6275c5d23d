// A store of its own for a test, with a team of which every call is drawn, and short ways to a call in it.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import type { Offer } from '../../../models/call.ts'
import { Failure, type FailureCode } from '../../../models/failure.ts'
import { newKey } from '../../../models/seal.ts'
import { migrate } from '../../../models/store/migrate.ts'
import { decideOffer } from '../../../models/store/offers.ts'
import { openStore, type Store, type StoreOptions } from '../../../models/store/open.ts'
import { addPerson } from '../../../models/store/people.ts'
import { receiveRecording } from '../../../models/store/spool.ts'
import { addTeam, type NewTeam } from '../../../models/store/teams.ts'
import { newDatabases } from '../../support/postgres.ts'

/** A Wednesday in the fourth quarter. */
export const NOW = new Date('2026-11-11T10:00:00.000Z')
export const TERMS = { now: NOW, minCallMs: 30_000, maxRetentionDays: 100 }
export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

/** The folder of a private PostgreSQL server, when this suite is run on one: by test/contract/postgres.test.ts. */
const POSTGRES = process.env['TEST_POSTGRES']
/** For tests of what lies in SQLite's files, and how it is searched. */
export const IN_FILES = { skip: POSTGRES === undefined ? false : 'of SQLite alone' }

export type World = StoreOptions & Readonly<{ store: Store; trainer: string }>

export async function startWorld(t: TestContext): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'store-'))
  const dataDir = join(folder, 'data')
  const options = { dataDir, masterKey: newKey(), databases: POSTGRES === undefined ? undefined : await newDatabases(POSTGRES) }
  const store = await openStore(options)
  t.after(async () => {
    await store.close()
    await rm(folder, { recursive: true, force: true })
  })
  await migrate(store)
  await addTeam(store, teamOf(), { by: 'test', now: after(-DAY_MS) })
  const { id: trainer } = await addPerson(store, { name: 'Trainer Verzonnen', role: 'trainer', by: 'test' }, NOW)
  return { ...options, store, trainer }
}

export const after = (ms: number, from = NOW): Date => new Date(from.getTime() + ms)

export const teamOf = (changed: Partial<NewTeam> = {}): NewTeam => ({
  id: 'klantenservice', name: 'Klantenservice', agentCount: 24, consentDate: '2026-01-05', ceiling: 1, fraction: 1,
  ...changed,
})

/** A call of four minutes that ended a minute ago. */
export const offerOf = (changed: Partial<Offer> = {}): Offer => ({
  callId: randomUUID(),
  startedAt: after(-5 * MINUTE_MS).toISOString(),
  durationMs: 4 * MINUTE_MS,
  direction: 'inbound',
  team: 'klantenservice',
  agentId: 'agent-7',
  callerNumber: '+31201234567',
  channels: { agent: 0, caller: 1 },
  announced: true,
  optedOut: false,
  private: false,
  pauses: [],
  ...changed,
})

export async function drawCall(store: Store, changed: Partial<Offer> = {}): Promise<string> {
  const { callId } = await decideOffer(store, offerOf(changed), TERMS)
  assert.ok(callId, 'every call of this team is drawn')
  return callId
}

export const bodyOf = (...chunks: Uint8Array[]): ReadableStream<Uint8Array> => ReadableStream.from(chunks)

export async function receive(store: Store, callId: string, bytes: Uint8Array = Buffer.from('geluid')): Promise<void> {
  await receiveRecording(store, { callId, body: bodyOf(bytes), maxBytes: 1_000_000, now: NOW })
}

export async function waitingCall(store: Store, changed: Partial<Offer> = {}): Promise<string> {
  const callId = await drawCall(store, changed)
  await receive(store, callId)
  return callId
}

/** For `assert.rejects` and `assert.throws`. */
export const failure =
  (code: FailureCode, ...details: string[]) =>
  (error: unknown): boolean => {
    assert.ok(error instanceof Failure, `a failure was expected, not ${String(error)}`)
    assert.deepEqual([error.code, ...error.details], [code, ...details])
    return true
  }

export async function stateOf({ db }: Store, callId: string): Promise<string | undefined> {
  return (await db.selectFrom('calls').select('state').where('id', '=', callId).executeTakeFirst())?.state
}
