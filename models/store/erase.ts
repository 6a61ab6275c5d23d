// Erasing what is held about a number or a call: found by keyed hash, shown, shredded, with a receipt.
import { randomUUID } from 'node:crypto'
import type { SelectQueryBuilder } from 'kysely'
import { keyedRef } from '../draw.ts'
import type { Found, FoundCall, Receipt, Subject } from '../erasure.ts'
import { dayOf } from '../evaluation.ts'
import { appendAudit } from './audit.ts'
import { writeDisposals } from './disposals.ts'
import { letGo } from './let-go.ts'
import { listNumbers, listsOf } from './number-lists.ts'
import type { Store } from './open.ts'
import type { Schema } from './schema.ts'
import { removeRecordings } from './spool-files.ts'

/** Everything that is held and still lives. A call with a withheld number is found by its own identifier only. */
export async function findHeld(store: Store, subject: Subject, now: Date): Promise<Found> {
  const { column, ref } = await refOf(store, subject)
  const rows = await callsOf(store, { column, ref, now })
  const lists = column === 'callerRef' ? await listsOf(store.db, [ref]) : new Map<string, never>()
  const callRefs = column === 'callRef' ? [ref] : rows.map(({ callRef }) => callRef)
  return { calls: rows.map(shown), lists: [...(lists.get(ref) ?? [])], ledgerLines: await countLines(store, callRefs) }
}

/** `person` is a person's id, or `operator`. `objects`: the number is never put to the draw again. */
export type Erasing = Readonly<{ subject: Subject; objects: boolean; person: string; now: Date }>

/** Erases all of it but what is under a hold; nothing brings it back, not even a database put back from a copy. */
export async function eraseHeld(store: Store, { subject, objects, person, now }: Erasing): Promise<Receipt> {
  const { column, ref } = await refOf(store, subject)
  const rows = await callsOf(store, { column, ref, now })
  const { ledgerLines } = await findHeld(store, subject, now)
  const [free, held] = [rows.filter(({ heldUntil }) => heldUntil === null), rows.filter(({ heldUntil }) => heldUntil !== null)]
  const counts = {
    calls: free.length,
    snippets: sum(free, ({ snippets }) => snippets),
    clips: sum(free, ({ clips }) => clips),
    recordings: free.filter(({ state }) => state === 'waiting').length,
  }
  const id = randomUUID()
  await shred(store, free)
  await store.db.transaction().execute(async (trx) => {
    for (const call of free) await trx.deleteFrom('calls').where('id', '=', call.id).execute()
    const disposed = { call: counts.calls, snippet: counts.snippets, recording: counts.recordings }
    await writeDisposals(trx, { now, rule: 'erasure', counts: disposed })
    await appendAudit(trx, { at: now, person, what: 'erased', subject: id })
  })
  const neverDrawnAgain = objects && 'number' in subject
  if (neverDrawnAgain) await listNumbers(store, { list: 'never', numbers: [subject.number], person }, now)
  await letGo(store)
  return { id, at: now.toISOString(), erased: counts, held: held.map(shown), ledgerLines, neverDrawnAgain }
}

type Ref = Readonly<{ column: 'callerRef' | 'callRef'; ref: string }>
type Row = FoundCall & Readonly<{ callRef: string; expiresAt: string }>

async function refOf({ keys }: Store, subject: Subject): Promise<Ref> {
  if ('number' in subject) return { column: 'callerRef', ref: keyedRef(await keys.purposeKey('caller'), subject.number) }
  return { column: 'callRef', ref: keyedRef(await keys.purposeKey('call'), subject.callId) }
}

async function callsOf({ db }: Store, { column, ref, now }: Ref & Readonly<{ now: Date }>): Promise<Row[]> {
  const rows = await db
    .selectFrom('calls')
    .leftJoin('holds', (join) => join.onRef('holds.callId', '=', 'calls.id').on('holds.until', '>', now.toISOString()))
    .select(['calls.id', 'calls.team', 'calls.week', 'calls.state', 'calls.callRef', 'calls.expiresAt', 'holds.until as heldUntil'])
    .select((eb) => [
      countOf(eb.selectFrom('snippets').whereRef('snippets.callId', '=', 'calls.id').where('content', 'is not', null)).as('snippets'),
      countOf(eb.selectFrom('snippets').whereRef('snippets.callId', '=', 'calls.id').where('clip', 'is not', null)).as('clips'),
    ])
    .where(`calls.${column}`, '=', ref)
    .orderBy('calls.week')
    .orderBy('calls.id')
    .execute()
  return rows.map(({ heldUntil, ...row }) => ({
    ...row,
    until: lastDay(row.expiresAt),
    heldUntil: heldUntil === null ? null : lastDay(heldUntil),
    snippets: Number(row.snippets),
    clips: Number(row.clips),
  }))
}

const countOf = (snippets: SelectQueryBuilder<Schema, 'calls' | 'snippets', unknown>) => snippets.select(({ fn }) => fn.countAll<number>().as('count'))

async function countLines({ db }: Store, callRefs: readonly string[]): Promise<number> {
  let count = 0
  for (const callRef of callRefs) if (await db.selectFrom('ledgerLines').select('seq').where('callRef', '=', callRef).executeTakeFirst()) count++
  return count
}

/** Marked before anything is deleted: whoever is killed in between leaves what opens with nothing and is swept. */
async function shred(store: Store, calls: readonly Row[]): Promise<void> {
  for (const { id, expiresAt } of calls) await store.keys.markGone([id], new Date(expiresAt))
  await store.keys.shred(calls.map(({ id }) => id))
  await removeRecordings(store, calls.map(({ id }) => id))
}

const shown = ({ callRef: _, expiresAt: __, ...call }: Row): FoundCall => call

const sum = (rows: readonly Row[], of: (row: Row) => number): number => rows.reduce((total, row) => total + of(row), 0)

const lastDay = (end: string): string => dayOf(new Date(Date.parse(end) - 1)).toString()
