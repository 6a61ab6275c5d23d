// Snippets from their publication to their end. Every look is written down before anything is opened.
import { Failure } from '../failure.ts'
import { leakIn } from '../leak.ts'
import { openBytes, openClip, openSnippet, sealBytes, type SealedSnippet, type SnippetContent } from '../seal.ts'
import type { CallFlag, Review, SnippetSummary } from '../snippet.ts'
import { appendAudit } from './audit.ts'
import { writeDisposals } from './disposals.ts'
import { noteFlags } from './flags.ts'
import { noteLeak } from './leaks.ts'
import { letGo } from './let-go.ts'
import type { Store } from './open.ts'
import type { AuditedAct, Db } from './schema.ts'
import { snippetsIn, SUMMARY_COLUMNS, toSummary } from './snippet-list.ts'
import { removeRecordings } from './spool-files.ts'

export { listSnippets, type SnippetFilter, type SnippetList } from './snippet-list.ts'

/** What heard a call, and the revision of what redacted it. */
export type Provenance = Readonly<{ model: string; revision: string; redaction: string }>
export type Publication = Readonly<{ callId: string; snippets: readonly SealedSnippet[]; flags?: readonly CallFlag[] | undefined; provenance: Provenance; now: Date }>

/** Who looks at or acts on which snippet. */
export type Look = Readonly<{ id: string; person: string }>
export type SnippetRead = Readonly<{ summary: SnippetSummary; content: SnippetContent; review?: Review }>

/** Waiting → prepared, with what may be shown of the call. False when another run was first, or the call has expired. */
export async function publishSnippets(store: Store, { callId, snippets, flags = [], provenance, now }: Publication): Promise<boolean> {
  const published = await store.db.transaction().execute(async (trx) => {
    const call = await trx
      .updateTable('calls')
      .set({ state: 'prepared', details: null })
      .where('id', '=', callId)
      .where('state', '=', 'waiting')
      .where('expiresAt', '>', now.toISOString())
      .returning(['id as callId', 'purpose', 'team', 'quarter', 'week', 'expiresAt'])
      .executeTakeFirst()
    if (!call) return false
    const expiresAt = await endOfSnippets(trx, call)
    const { model, revision, redaction } = provenance
    const made = { ...call, expiresAt, state: 'published', model, modelRevision: revision, redaction } as const
    for (const { clip = null, textOnly, ...snippet } of snippets) {
      await trx.insertInto('snippets').values({ ...snippet, ...made, clip }).execute()
      if (textOnly) await trx.insertInto('textOnly').values({ snippetId: snippet.id, why: textOnly }).execute()
    }
    await noteFlags(trx, callId, flags)
    await appendAudit(trx, { at: now, person: 'worker', what: 'published', subject: callId })
    return true
  })
  if (!published) return false
  await (snippets.length === 0 ? store.keys.shred([callId]) : store.keys.shredSpool([callId]))
  await removeRecordings(store, [callId])
  return true
}

/** A snippet with its words, and its review if it has one. `snippet-gone` once expired or withdrawn, then `not-found`. */
export async function readSnippet(store: Store, look: Look, now: Date): Promise<SnippetRead> {
  return looking(store, { ...look, what: 'read', now }, async (trx, { callId, content }) => {
    const key = await store.keys.contentKey(callId)
    const row = await snippetsIn(trx).select(SUMMARY_COLUMNS).where('snippets.id', '=', look.id).executeTakeFirstOrThrow()
    const review = await reviewOf(trx, key, look.id)
    return { summary: toSummary(row), content: openSnippet(key, look.id, content), ...(review && { review }) }
  })
}

/** The clip of a snippet, or `not-found` when it has none; otherwise as `readSnippet`. */
export async function readClip(store: Store, look: Look, now: Date): Promise<{ audio: Uint8Array; mediaType: string }> {
  return looking(store, { ...look, what: 'heard', now }, async (trx, { callId, content }) => {
    const { clip } = await trx.selectFrom('snippets').select('clip').where('id', '=', look.id).executeTakeFirstOrThrow()
    const key = await store.keys.contentKey(callId)
    const mediaType = openSnippet(key, look.id, content).clip?.mediaType
    if (!clip || !mediaType) throw new Failure('not-found')
    return { audio: openClip(key, look.id, clip), mediaType }
  })
}

export type NewReview = Look & Readonly<{ learningMoment: boolean; note: string }>

/** Keeps a person's judgement, in place of an earlier one. */
export async function reviewSnippet(store: Store, { id, person, learningMoment, note }: NewReview, now: Date): Promise<void> {
  await looking(store, { id, person, what: 'reviewed', now }, async (trx, { callId }) => {
    const sealed = sealBytes(await store.keys.contentKey(callId), Buffer.from(note), noteOf(id))
    const review = { person, at: now.toISOString(), learningMoment: Number(learningMoment), note: sealed }
    const inserted = trx.insertInto('reviews').values({ snippetId: id, ...review })
    await inserted.onConflict((conflict) => conflict.column('snippetId').doUpdateSet(review)).execute()
    const call = await trx.selectFrom('calls').select(['id as callId', 'expiresAt']).where('id', '=', callId).executeTakeFirstOrThrow()
    const expiresAt = learningMoment ? call.expiresAt : await endOfSnippets(trx, call)
    await trx.updateTable('snippets').set({ expiresAt }).where('id', '=', id).execute()
  })
}

/** `heardMs`: the moment of the clip at which it was heard, if it was. */
export type Withdrawal = Look & Readonly<{ heardMs?: number | undefined }>

/** A leak was seen: content, clip and review of the snippet are erased at once, for everyone. What remains is a note of where it came through. */
export async function withdrawSnippet(store: Store, { heardMs, ...look }: Withdrawal, now: Date): Promise<void> {
  const last = await looking(store, { ...look, what: 'withdrawn', now }, async (trx, { callId, content }) => {
    const known = openSnippet(await store.keys.contentKey(callId), look.id, content)
    await noteLeak(trx, { snippetId: look.id, ...leakIn(known, heardMs), now })
    await trx.updateTable('snippets').set({ state: 'withdrawn', content: null, clip: null }).where('id', '=', look.id).execute()
    await trx.deleteFrom('reviews').where('snippetId', '=', look.id).execute()
    await writeDisposals(trx, { now, rule: 'withdrawn', counts: { snippet: 1 } })
    const { expiresAt } = await trx.selectFrom('calls').select('expiresAt').where('id', '=', callId).executeTakeFirstOrThrow()
    await store.keys.markGone([look.id], new Date(expiresAt))
    const others = trx.selectFrom('snippets').select('id').where('callId', '=', callId).where('state', '=', 'published')
    return (await others.executeTakeFirst()) ? [] : [callId]
  })
  await store.keys.shred(last)
  await letGo(store)
}

/** With their call; sooner where the team reviews weekly, unless somebody wants to learn from one. */
async function endOfSnippets(trx: Db, { callId, expiresAt }: Readonly<{ callId: string; expiresAt: string }>): Promise<string> {
  const terms = await trx.selectFrom('callTerms').select('reviewUntil').where('callId', '=', callId).executeTakeFirst()
  return terms?.reviewUntil && terms.reviewUntil < expiresAt ? terms.reviewUntil : expiresAt
}

/** Whether it is still there, for whoever has it before them. Fails as `readSnippet` does, and is no look. */
export async function assertAlive(store: Store, id: string, now: Date): Promise<void> {
  await liveSnippet(store, id, now)
}

type Act = Look & Readonly<{ what: AuditedAct; now: Date }>
type Live = Readonly<{ callId: string; content: Uint8Array }>

/** Does `work` on a snippet that lives, in one transaction with the audit entry, which comes first. */
function looking<T>(store: Store, { id, person, what, now }: Act, work: (trx: Db, snippet: Live) => Promise<T>): Promise<T> {
  return store.db.transaction().execute(async (trx) => {
    const snippet = await liveSnippet({ db: trx, keys: store.keys }, id, now)
    await appendAudit(trx, { at: now, person, what, subject: id })
    return work(trx, snippet)
  })
}

async function liveSnippet({ db, keys }: Readonly<{ db: Db }> & Pick<Store, 'keys'>, id: string, now: Date): Promise<Live> {
  const fields = ['callId', 'state', 'expiresAt', 'content'] as const
  const row = await db.selectFrom('snippets').select(fields).where('id', '=', id).executeTakeFirst()
  if (!row) throw new Failure('not-found')
  const { callId, state, expiresAt, content } = row
  if (state !== 'published' || !content || expiresAt <= now.toISOString()) throw new Failure('snippet-gone')
  if (await keys.isGone(id)) throw new Failure('snippet-gone')
  return { callId, content }
}

async function reviewOf(trx: Db, key: Uint8Array, id: string): Promise<Review | undefined> {
  const reviews = trx.selectFrom('reviews').innerJoin('people', 'people.id', 'reviews.person').where('snippetId', '=', id)
  const row = await reviews.select(['name', 'at', 'learningMoment', 'note']).executeTakeFirst()
  if (!row) return undefined
  const note = Buffer.from(openBytes(key, row.note, noteOf(id))).toString('utf8')
  return { learningMoment: row.learningMoment === 1, note, by: row.name, at: row.at }
}

const noteOf = (id: string): string => `snippet:${id}:note`
