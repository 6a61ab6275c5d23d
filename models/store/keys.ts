// The key store: a file apart from the database. Deleting a key is the shred, and no copy of the database brings it back.
import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { Failure } from '../failure.ts'
import { newKey, openBytes, sealBytes } from '../seal.ts'
import { auditWindowEnd } from './quarters.ts'
import { openDatabase, prepare } from './sqlite.ts'

export type KeyStore = Readonly<{
  /** Keys of their own for the hashes of calls, callers and agents, and for what a queue feed seals; made on first use. */
  purposeKey(purpose: 'call' | 'caller' | 'agent' | 'feed'): Promise<Uint8Array>
  drawKey(quarter: string): Promise<Uint8Array>
  pseudonymKey(quarter: string): Promise<Uint8Array>
  /** Sets a key where none is yet: `call`, `draw:2026-Q4`, … For the seeds of demonstrations and tests. */
  usePurposeKey(name: string, key: Uint8Array): Promise<void>
  /** The key ends by itself at `expiresAt`, whatever the database then says. */
  newContentKey(callId: string, expiresAt: Date): Promise<Uint8Array>
  /** `key-gone` once shredded. */
  contentKey(callId: string): Promise<Uint8Array>
  /** Keeps `secret` where the call's recording has none yet; gives the one that counts. A later `expiresAt` replaces it. */
  keepSpoolSecret(callId: string, secret: string, expiresAt: Date): Promise<string>
  /** `key-gone` once shredded. */
  spoolSecret(callId: string): Promise<string>
  /** Destroys everything that opens anything of these calls. */
  shred(callIds: readonly string[]): Promise<void>
  /** Destroys only what opens their recordings. */
  shredSpool(callIds: readonly string[]): Promise<void>
  /** Destroys every key whose time has come. */
  shredExpired(now: Date): Promise<void>
  close(): void
}>

const TABLE = 'create table if not exists keys (name text primary key, wrapped blob not null, expires_at text) strict'
const CHECK = 'check'
const contentName = (callId: string): string => `content:${callId}`
const spoolName = (callId: string): string => `spool:${callId}`

const rowsSchema = z.array(z.object({ wrapped: z.instanceof(Uint8Array) }))

/** Opens the key store of a data folder, or `master-key-wrong`. */
export function openKeys(file: string, masterKey: Uint8Array): KeyStore {
  const database = openDatabase(file, 'truncate')
  try {
    prepare(database, TABLE).run([])
    const keys = wrappedKeys(database, masterKey)
    refuseWrongMaster(keys)
    return keyStore(database, keys)
  } catch (error) {
    database.close()
    throw error
  }
}

type WrappedKeys = ReturnType<typeof wrappedKeys>

/** Reading, keeping and deleting by name. A key is bound to its name: under another one it does not open. */
function wrappedKeys(database: DatabaseSync, masterKey: Uint8Array) {
  const find = (name: string): Uint8Array | undefined => {
    const rows = rowsSchema.parse(prepare(database, 'select wrapped from keys where name = ?').all([name]))
    return rows[0] && openBytes(masterKey, rows[0].wrapped, name)
  }
  const read = (name: string): Uint8Array => {
    const key = find(name)
    if (!key) throw new Failure('key-gone')
    return key
  }
  const keep = (name: string, key: Uint8Array, expiresAt?: Date): Uint8Array => {
    const values = [name, sealBytes(masterKey, key, name), expiresAt?.toISOString() ?? null]
    prepare(database, KEEP).run(values)
    return read(name)
  }
  const remove = (names: readonly string[]): void => {
    if (names.length > 0) prepare(database, REMOVE).run([JSON.stringify(names)])
  }
  return { find, read, keep, remove }
}

const KEEP = `insert into keys (name, wrapped, expires_at) values (?, ?, ?)
  on conflict (name) do update set expires_at = max(expires_at, excluded.expires_at)`
const REMOVE = 'delete from keys where name in (select value from json_each(?))'
const REMOVE_EXPIRED = 'delete from keys where expires_at <= ?'

/** The first process to open the store keeps a key that only the right master key opens. */
function refuseWrongMaster(keys: WrappedKeys): void {
  try {
    if (!keys.find(CHECK)) keys.keep(CHECK, newKey())
  } catch (cause) {
    const isWrong = cause instanceof Failure && cause.code === 'seal-broken'
    throw isWrong ? new Failure('master-key-wrong', { cause }) : cause
  }
}

function keyStore(database: DatabaseSync, { find, read, keep, remove }: WrappedKeys): KeyStore {
  const ofPurpose = async (name: string) => find(name) ?? keep(name, newKey(), endOfPurpose(name))
  return {
    purposeKey: ofPurpose,
    drawKey: (quarter) => ofPurpose(`draw:${quarter}`),
    pseudonymKey: (quarter) => ofPurpose(`pseudonym:${quarter}`),
    usePurposeKey: async (name, key) => void keep(name, key, endOfPurpose(name)),
    newContentKey: async (callId, expiresAt) => keep(contentName(callId), newKey(), expiresAt),
    contentKey: async (callId) => read(contentName(callId)),
    keepSpoolSecret: async (callId, secret, expiresAt) => text(keep(spoolName(callId), Buffer.from(secret), expiresAt)),
    spoolSecret: async (callId) => text(read(spoolName(callId))),
    shred: async (callIds) => remove(callIds.flatMap((id) => [contentName(id), spoolName(id)])),
    shredSpool: async (callIds) => remove(callIds.map(spoolName)),
    shredExpired: async (now) => void prepare(database, REMOVE_EXPIRED).run([now.toISOString()]),
    close: () => void (database.isOpen && database.close()),
  }
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8')

/** A quarter's key lives until nobody may replay its draw any more; the others have no end. */
function endOfPurpose(name: string): Date | undefined {
  const quarter = /^(?:draw|pseudonym):(\d{4}-Q[1-4])$/.exec(name)?.[1]
  return quarter ? auditWindowEnd(quarter) : undefined
}
