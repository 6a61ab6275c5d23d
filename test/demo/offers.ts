// The pipeline's part: offers calls as a PBX would, and sends a recording only when it is asked for.
import { randomUUID } from 'node:crypto'
import { globSync, openAsBlob, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { offerSchema } from '../../models/call.ts'
import type { Stage } from './stage.ts'

const CALLS = resolve(import.meta.dirname, '../fixtures/calls')
const AGO_MS = 10 * 60_000

const answerSchema = z.object({ wanted: z.array(z.object({ purpose: z.string() })), upload: z.string().optional() })

export type ShippedCall = Readonly<{ recording: string; truth: string; sidecar: z.infer<typeof offerSchema> }>
/** Which shipped call lies behind each drawn one, by our own id. */
export type Offered = { count: number; readonly drawn: Map<string, ShippedCall> }
/** With a seed the same ids are offered again, and so the same calls are drawn. */
export type OfferOptions = Readonly<{ count: number; seed: string | undefined }>

export function shippedCalls(): ShippedCall[] {
  return globSync('*.{opus,wav}', { cwd: CALLS })
    .toSorted()
    .map((file) => {
      const base = join(CALLS, file.replace(/\.[a-z]+$/, ''))
      const sidecar = offerSchema.parse(JSON.parse(readFileSync(`${base}.json`, 'utf8')))
      return { recording: join(CALLS, file), truth: `${base}.truth.json`, sidecar }
    })
}

/** Offers `count` calls, one after the other; `offered` is kept up to date meanwhile. */
export async function offerCalls(stage: Stage, { count, seed }: OfferOptions, offered: Offered): Promise<void> {
  const shipped = shippedCalls()
  const run = seed ?? randomUUID()
  for (let index = 0; index < count; index++) {
    const call = shipped[index % shipped.length]
    if (!call) throw new Error('There are no shipped calls in test/fixtures/calls.')
    const startedAt = new Date(Date.now() - AGO_MS - call.sidecar.durationMs).toISOString()
    const offer = { ...call.sidecar, callId: `demo-${run}-${index}`, startedAt }
    const answer = await send(stage, '/v1/calls', { method: 'POST', body: JSON.stringify(offer) })
    const { upload } = answerSchema.parse(await answer.json())
    if (upload) {
      offered.drawn.set(upload.split('/').at(-1) ?? '', call)
      await send(stage, upload, { method: 'PUT', body: await openAsBlob(call.recording) })
    }
    offered.count = index + 1
  }
}

async function send(stage: Stage, path: string, request: RequestInit): Promise<Response> {
  const type = typeof request.body === 'string' ? 'application/json' : 'application/octet-stream'
  const headers = { authorization: `Bearer ${stage.feederToken}`, 'content-type': type }
  const answer = await fetch(new URL(path, stage.address), { ...request, headers })
  if (!answer.ok) throw new Error(`${request.method} ${path.replace(/[0-9a-f-]{36}/, '…')} answered ${answer.status}`)
  return answer
}
