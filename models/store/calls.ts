// A drawn call on its way: drawn → waiting → prepared, failed or lost. Every move is conditional, and happens once.
import { callSchema, type Call } from '../call.ts'
import { Failure } from '../failure.ts'
import { SPOOL_MAX_MS } from '../settings.ts'
import { appendAudit } from './audit.ts'
import { writeDisposals } from './disposals.ts'
import type { Store } from './open.ts'
import type { Schema } from './schema.ts'
import { removeRecordings } from './spool-files.ts'

export type CallToPrepare = Call & Readonly<{ contentKey: Uint8Array }>

const detailsSchema = callSchema.omit({ agentRef: true })

/** Whether a recording may still come: within 24 hours of the draw, and while its snippets would live. */
export function awaitsRecording(call: Pick<Schema['calls'], 'state' | 'drawnAt' | 'expiresAt'>, now: Date): boolean {
  return call.state === 'drawn' && call.drawnAt > spoolStart(now) && call.expiresAt > now.toISOString()
}

/** What came into the spool at this moment or before it has been there for 24 hours. */
export const spoolStart = (now: Date): string => new Date(now.getTime() - SPOOL_MAX_MS).toISOString()

export async function wantsRecording(store: Pick<Store, 'db'>, callId: string, now: Date): Promise<'yes' | 'received' | 'no'> {
  const fields = ['state', 'drawnAt', 'receivedAt', 'expiresAt'] as const
  const call = await store.db.selectFrom('calls').select(fields).where('id', '=', callId).executeTakeFirst()
  if (!call) return 'no'
  if (call.receivedAt !== null) return 'received'
  return awaitsRecording(call, now) ? 'yes' : 'no'
}

/** Drawn → waiting. False when it was there already, which is harmless. */
export async function acceptRecording(store: Pick<Store, 'db'>, callId: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await store.db
    .updateTable('calls')
    .set({ state: 'waiting', receivedAt: now.toISOString() })
    .where('id', '=', callId)
    .where('state', '=', 'drawn')
    .where('expiresAt', '>', now.toISOString())
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** The calls whose recordings wait, oldest first; but those last that may have taken a worker down. */
export async function waitingCalls(store: Pick<Store, 'db'>): Promise<string[]> {
  const waiting = store.db.selectFrom('calls').leftJoin('callTries', 'callTries.callId', 'calls.id').select('id').where('state', '=', 'waiting')
  const calls = await waiting.orderBy((eb) => eb.fn.coalesce('unfinished', eb.lit(0))).orderBy('drawnAt').execute()
  return calls.map(({ id }) => id)
}

/** The call with its key, or nothing when it does not wait, or has expired: then its key is gone. */
export async function callToPrepare(store: Store, callId: string): Promise<CallToPrepare | undefined> {
  const fields = ['id', 'team', 'agentRef', 'details'] as const
  const waiting = store.db.selectFrom('calls').select(fields).where('id', '=', callId).where('state', '=', 'waiting')
  const call = await waiting.executeTakeFirst()
  const contentKey = call && (await keyUnlessGone(store, callId))
  if (!contentKey || call.details === null) return undefined
  const { id, team, agentRef } = call
  return { id, team, agentRef, ...detailsSchema.parse(JSON.parse(call.details)), contentKey }
}

export type FailedCall = Readonly<{ callId: string; code: string; now: Date }>

/** Waiting → failed: recording and keys go. Nothing happens when the call does not wait. */
export async function failCall(store: Store, { callId, code, now }: FailedCall): Promise<void> {
  const failed = await store.db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('calls')
      .set({ state: 'failed', failure: code, details: null })
      .where('id', '=', callId)
      .where('state', '=', 'waiting')
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) return false
    await appendAudit(trx, { at: now, person: 'worker', what: 'failed', subject: callId })
    await writeDisposals(trx, { now, rule: 'failed', counts: { recording: 1 } })
    return true
  })
  if (!failed) return
  await store.keys.shred([callId])
  await removeRecordings(store, [callId])
}

async function keyUnlessGone(store: Store, callId: string): Promise<Uint8Array | undefined> {
  try {
    return await store.keys.contentKey(callId)
  } catch (error) {
    if (error instanceof Failure && error.code === 'key-gone') return undefined
    throw error
  }
}
