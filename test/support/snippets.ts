// Made-up calls and snippets, put into a web application's store the way a pipeline and a worker would.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Offer } from '../../models/call.ts'
import { sealSnippet } from '../../models/seal.ts'
import { declareSafe, type Clip, type Excerpt } from '../../models/snippet.ts'
import { callToPrepare } from '../../models/store/calls.ts'
import { publishSnippets } from '../../models/store/snippets.ts'
import type { Web } from './web.ts'

export const RECORDING = Buffer.from('geen geluid, maar dat weet de spool niet')
/** Bytes that say where they stand, so that a slice can be recognised. */
export const AUDIO = Uint8Array.from({ length: 1000 }, (_, at) => at % 251)
/** Where the made-up snippet begins in its call. Nobody may learn it. */
export const START_MS = 125_000

const answerSchema = z.object({ wanted: z.array(z.object({ purpose: z.string(), until: z.string() })), upload: z.string().optional() })

/** A call that ended five minutes ago on the application's clock. */
export function offerAt(now: Date, changed: Partial<Offer> = {}): Offer {
  const durationMs = 300_000
  return {
    callId: randomUUID(),
    startedAt: new Date(now.getTime() - durationMs - 300_000).toISOString(),
    durationMs,
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
  }
}

/** The address for its recording, as offered by a pipeline. */
export async function offerCall(web: Web, changed: Partial<Offer> = {}): Promise<string> {
  const answer = await web.ask('feeder', 'POST /v1/calls', { json: offerAt(web.clock.now, changed) })
  assert.equal(answer.status, 200)
  const { upload } = answerSchema.parse(await answer.json())
  assert.ok(upload, 'every call of this team is drawn')
  return upload
}

export const idIn = (upload: string): string => upload.split('/').at(-1) ?? ''

/** A published snippet of a call of its own. */
export async function publishOne(web: Web, { clip = true }: Readonly<{ clip?: boolean }> = {}): Promise<{ id: string; callId: string }> {
  const upload = await offerCall(web)
  assert.equal((await web.ask('feeder', `PUT ${upload}`, { body: RECORDING })).status, 201)
  const callId = idIn(upload)
  const call = await callToPrepare(web.store, callId)
  assert.ok(call)
  const id = randomUUID()
  const safe = declareSafe({ excerpt: EXCERPT, agent: 'Bonte Kievit', clip: clip ? CLIP : undefined })
  const snippets = [sealSnippet(call.contentKey, id, safe)]
  const provenance = { model: 'verzonnen', revision: '1', redaction: '2' }
  assert.ok(await publishSnippets(web.store, { callId, snippets, provenance, now: web.clock.now }))
  return { id, callId }
}

export const EXCERPT: Excerpt = {
  startMs: START_MS,
  endMs: START_MS + 30_000,
  theme: 'billing',
  reason: 'explanation',
  turns: [
    {
      speaker: 'agent',
      channel: 0,
      startMs: START_MS,
      endMs: START_MS + 2000,
      words: [{ shown: true, text: 'Goedemiddag', confidence: 0.9, startMs: START_MS, endMs: START_MS + 800 }],
    },
    {
      speaker: 'caller',
      channel: 1,
      startMs: START_MS + 2000,
      endMs: START_MS + 30_000,
      words: [
        { shown: true, text: 'met', confidence: 0.8, startMs: START_MS + 2000, endMs: START_MS + 2200 },
        { shown: false, type: 'NAME', placeholder: '[NAAM-1]', confidence: 0.7, startMs: START_MS + 2200, endMs: START_MS + 2600 },
        { shown: false, type: 'NAME', confidence: 0.7, startMs: START_MS + 2600, endMs: START_MS + 3000 },
      ],
    },
  ],
}

export const CLIP: Clip = {
  startMs: START_MS,
  endMs: START_MS + 30_000,
  audio: AUDIO,
  mediaType: 'audio/ogg',
  passed: [{ channel: 0, startMs: START_MS, endMs: START_MS + 800 }],
  masked: [{ channel: 0, startMs: START_MS + 800, endMs: START_MS + 30_000 }, { channel: 1, startMs: START_MS, endMs: START_MS + 30_000 }],
  timeline: [
    { clipMs: 0, callMs: START_MS },
    { clipMs: 2200, callMs: START_MS + 2200 },
    { clipMs: 2800, callMs: START_MS + 3000 },
    { clipMs: 29_800, callMs: START_MS + 30_000 },
  ],
}
