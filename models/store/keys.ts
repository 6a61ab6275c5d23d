// The key store: a database apart from the other. Deleting a key is the shred, and no copy of the database brings it back.
import { sql, type SelectQueryBuilder } from 'kysely'
import { Failure } from '../failure.ts'
import { newKey, openBytes, sealBytes } from '../seal.ts'
import { isMarked, listMarked, mark, moveEnds, removeEnded } from './key-ends.ts'
import { batches, makeTables, type KeyDb, type KeySchema } from './key-tables.ts'
import { manyRows } from './many-rows.ts'
import { survivors, type Survivors } from './key-survivors.ts'
import { auditWindowEnd } from './quarters.ts'

export type KeyStore = Survivors & Readonly<{
  /** Keys of their own for the hashes of calls, callers and agents, and for what a queue feed seals; made on first use. */
  purposeKey(purpose: 'call' | 'caller' | 'agent' | 'feed'): Promise<Uint8Array>
  drawKey(quarter: string): Promise<Uint8Array>
  pseudonymKey(quarter: string): Promise<Uint8Array>
  /** Sets a key where none is yet: `call`, `draw:2026-Q4`, … For the seeds of demonstrations and tests. */
  usePurposeKey(name: string, key: Uint8Array): Promise<void>
  /** The key ends by itself at `expiresAt`, whatever the database then says. */
  newContentKey(callId: string, expiresAt: Date): Promise<Uint8Array>
  /** As `newContentKey`, for many calls in one transaction. */
  newContentKeys(ends: ReadonlyArray<readonly [callId: string, expiresAt: Date]>): Promise<void>
  /** Moves the end of these calls' content keys, to an earlier or a later moment. */
  endAt(callIds: readonly string[], expiresAt: Date): Promise<void>
  /** `key-gone` once shredded. */
  contentKey(callId: string): Promise<Uint8Array>
  /** Keeps `secret` where the call's recording has none yet; gives the one that counts. A later `expiresAt` replaces it. */
  keepSpoolSecret(callId: string, secret: string, expiresAt: Date): Promise<string>
  /** `key-gone` once shredded. */
  spoolSecret(callId: string): Promise<string>
  /** The calls of which there is one. */
  listSpool(): Promise<string[]>
  /** Destroys everything that opens anything of these calls. */
  shred(callIds: readonly string[]): Promise<void>
  /** Destroys only what opens their recordings. */
  shredSpool(callIds: readonly string[]): Promise<void>
  /** Destroys every key, and forgets every mark, whose time has come. */
  shredExpired(now: Date): Promise<void>
  /** Marks what ended before its time, so that a database put back from a copy cannot undo it. */
  markGone(ids: readonly string[], until: Date): Promise<void>
  isGone(id: string): Promise<boolean>
  /** Everything that is marked. */
  listGone(): Promise<string[]>
  /** How many keys there are, and how many of them should have gone. */
  count(now: Date): Promise<{ count: number; pastTerm: number }>
}>

const CHECK = 'check'
const contentName = (callId: string): string => `content:${callId}`
const spoolName = (callId: string): string => `spool:${callId}`

/** The keys that `masterKey` opens, or `master-key-wrong`. Closing the database is left to who opened it. */
export async function openKeys(db: KeyDb, masterKey: Uint8Array): Promise<KeyStore> {
  await makeTables(db)
  const keys = wrappedKeys(db, masterKey)
  await refuseWrongMaster(keys)
  return keyStore(db, keys)
}

type WrappedKeys = ReturnType<typeof wrappedKeys>

/** Reading, keeping and deleting by name. A key is bound to its name: under another one it does not open. */
function wrappedKeys(db: KeyDb, masterKey: Uint8Array) {
  const find = async (name: string): Promise<Uint8Array | undefined> => {
    const row = await db.selectFrom('keys').select('wrapped').where('name', '=', name).executeTakeFirst()
    return row && openBytes(masterKey, row.wrapped, name)
  }
  const read = async (name: string): Promise<Uint8Array> => {
    const key = await find(name)
    if (!key) throw new Failure('key-gone')
    return key
  }
  /** Another process may have changed the master key meanwhile: what this one wrapped would then open for nobody. */
  const refuseOutdated = async (trx: KeyDb): Promise<void> => {
    const row = await trx.selectFrom('keys').select('wrapped').where('name', '=', CHECK).executeTakeFirst()
    if (row) openCheck(masterKey, row.wrapped)
  }
  const keep = async (name: string, key: Uint8Array, expiresAt?: Date): Promise<Uint8Array> => {
    const row = { name, wrapped: sealBytes(masterKey, key, name), expiresAt: expiresAt?.toISOString() ?? null }
    await db.transaction().execute(async (trx) => {
      await refuseOutdated(trx)
      await trx.insertInto('keys').values(row).onConflict((there) => there.column('name').doUpdateSet({ expiresAt: LATER })).execute()
    })
    return read(name)
  }
  const keepNew = async (ends: ReadonlyArray<readonly [name: string, expiresAt: Date]>): Promise<void> => {
    const rows = ends.map(([name, expiresAt]) => ({ name, wrapped: sealBytes(masterKey, newKey(), name), expiresAt: expiresAt.toISOString() }))
    await db.transaction().execute(async (trx) => {
      await refuseOutdated(trx)
      await writeKeys(trx, rows)
    })
  }
  const remove = async (names: readonly string[]): Promise<void> => {
    await db.transaction().execute(async (trx) => {
      for (const batch of batches(names)) await trx.deleteFrom('keys').where('name', 'in', batch).execute()
    })
  }
  return { find, read, keep, keepNew, remove }
}

const writeKeys = manyRows((db: KeyDb, keys: readonly KeySchema['keys'][]) => db.insertInto('keys').values(keys))

/** The first key that is kept counts; only its end may move, and only onwards. */
const LATER = sql<string | null>`case when keys.expires_at < excluded.expires_at then excluded.expires_at else keys.expires_at end`

/** The first process to open the store keeps a key that only the right master key opens. */
async function refuseWrongMaster(keys: WrappedKeys): Promise<void> {
  try {
    if (!(await keys.find(CHECK))) await keys.keep(CHECK, newKey())
  } catch (cause) {
    throw isBroken(cause) ? new Failure('master-key-wrong', { cause }) : cause
  }
}

function openCheck(masterKey: Uint8Array, wrapped: Uint8Array): void {
  try {
    openBytes(masterKey, wrapped, CHECK)
  } catch (cause) {
    throw isBroken(cause) ? new Failure('master-key-wrong', { cause }) : cause
  }
}

const isBroken = (error: unknown): boolean => error instanceof Failure && error.code === 'seal-broken'

function keyStore(db: KeyDb, { find, read, keep, keepNew, remove }: WrappedKeys): KeyStore {
  const ofPurpose = async (name: string) => (await find(name)) ?? keep(name, newKey(), endOfPurpose(name))
  return {
    ...survivors(db),
    purposeKey: ofPurpose,
    drawKey: (quarter) => ofPurpose(`draw:${quarter}`),
    pseudonymKey: (quarter) => ofPurpose(`pseudonym:${quarter}`),
    usePurposeKey: async (name, key) => void (await keep(name, key, endOfPurpose(name))),
    newContentKey: (callId, expiresAt) => keep(contentName(callId), newKey(), expiresAt),
    newContentKeys: (ends) => keepNew(ends.map(([callId, expiresAt]) => [contentName(callId), expiresAt])),
    endAt: (callIds, expiresAt) => moveEnds(db, callIds.map(contentName), expiresAt),
    contentKey: (callId) => read(contentName(callId)),
    keepSpoolSecret: async (callId, secret, expiresAt) => text(await keep(spoolName(callId), Buffer.from(secret), expiresAt)),
    spoolSecret: async (callId) => text(await read(spoolName(callId))),
    listSpool: () => listSpool(db),
    shred: (callIds) => remove(callIds.flatMap((id) => [contentName(id), spoolName(id)])),
    shredSpool: (callIds) => remove(callIds.map(spoolName)),
    shredExpired: (now) => removeEnded(db, now.toISOString()),
    markGone: (ids, until) => mark(db, ids, until),
    isGone: (id) => isMarked(db, id),
    listGone: () => listMarked(db),
    count: async (now) => ({
      count: await countIn(db.selectFrom('keys')),
      pastTerm: await countIn(db.selectFrom('keys').where('expiresAt', '<=', now.toISOString())),
    }),
  }
}

async function listSpool(db: KeyDb): Promise<string[]> {
  const rows = await db.selectFrom('keys').select('name').where('name', 'like', spoolName('%')).execute()
  return rows.map(({ name }) => name.slice(spoolName('').length))
}

async function countIn(keys: SelectQueryBuilder<KeySchema, 'keys', unknown>): Promise<number> {
  const { count } = await keys.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  return count
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8')

/** A quarter's key lives until nobody may replay its draw any more; the others have no end. */
function endOfPurpose(name: string): Date | undefined {
  const quarter = /^(?:draw|pseudonym):(\d{4}-Q[1-4])$/.exec(name)?.[1]
  return quarter ? auditWindowEnd(quarter) : undefined
}
