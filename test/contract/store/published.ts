// Made-up snippets in a test's store, published the way a worker does.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Offer } from '../../../models/call.ts'
import { sealSnippet, type SealedSnippet } from '../../../models/seal.ts'
import { declareSafe, type Clip, type Excerpt } from '../../../models/snippet.ts'
import { callToPrepare } from '../../../models/store/calls.ts'
import type { Store } from '../../../models/store/open.ts'
import { publishSnippets, type Publication } from '../../../models/store/snippets.ts'
import { NOW, waitingCall } from './world.ts'

export type Content = Readonly<{ text?: string; audio?: Uint8Array | undefined; theme?: Excerpt['theme'] }>
export const AUDIO = Uint8Array.from({ length: 5000 }, (_, at) => at % 251)
const PROVENANCE = { model: 'verzonnen', revision: '1', redaction: '2' }

export type Published = Readonly<{ id: string; callId: string }>

/** A call with one published snippet. */
export async function publishOne(store: Store, content: Content = {}, changed: Partial<Offer> = {}): Promise<Published> {
  const callId = await waitingCall(store, changed)
  const snippet = await sealOne(store, callId, content)
  assert.equal(await publish(store, { callId, snippets: [snippet] }), true)
  return { id: snippet.id, callId }
}

type Publishing = Pick<Publication, 'callId'> & Partial<Pick<Publication, 'snippets' | 'now'>>

export const publish = (store: Store, { callId, snippets = [], now = NOW }: Publishing): Promise<boolean> =>
  publishSnippets(store, { callId, snippets, provenance: PROVENANCE, now })

export async function sealOne(store: Store, callId: string, content: Content = {}): Promise<SealedSnippet> {
  const call = await callToPrepare(store, callId)
  assert.ok(call)
  return sealSnippet(call.contentKey, randomUUID(), safeSnippet(content))
}

export function safeSnippet({ text = 'Goedemiddag', audio, theme = 'billing' }: Content = {}) {
  const span = { startMs: 1000, endMs: 31_000 }
  const words = [{ shown: true, text, confidence: 0.9, startMs: 1000, endMs: 1800 } as const]
  const excerpt: Excerpt = { ...span, theme, reason: 'explanation', turns: [{ ...span, speaker: 'agent', channel: 0, words }] }
  const clip: Clip | undefined = audio && { ...span, audio, mediaType: 'audio/ogg', passed: [], masked: [], timeline: [] }
  return declareSafe({ excerpt, agent: 'Bonte Kievit', clip })
}
