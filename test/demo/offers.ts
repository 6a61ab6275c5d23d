// The pipeline's part: offers calls as a PBX would, and sends a recording only when it is asked for.
import { randomUUID } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import { z } from 'zod'
import { shippedCalls, type ShippedCall } from '../support/shipped-calls.ts'
import type { Stage } from './stage.ts'

const AGO_MS = 10 * 60_000

const answerSchema = z.object({ wanted: z.array(z.object({ purpose: z.string() })), upload: z.string().optional() })

/** Which shipped call lies behind each drawn one, by our own id. */
export type Offered = { count: number; readonly drawn: Map<string, ShippedCall> }
/** With a seed the same ids are offered again, and so the same calls are drawn. */
export type OfferOptions = Readonly<{ count: number; seed: string | undefined }>

/** Offers `count` calls, one after the other; `offered` is kept up to date meanwhile. */
export async function offerCalls(stage: Stage, { count, seed }: OfferOptions, offered: Offered): Promise<void> {
  const shipped = shippedCalls('calls')
  const run = seed ?? randomUUID()
  for (let index = 0; index < count; index++) {
    const call = shipped[index % shipped.length]
    if (!call) throw new Error('There are no shipped calls in test/fixtures/calls.')
    const id = await offerOne(stage, call, `demo-${run}-${index}`)
    if (id) offered.drawn.set(id, call)
    offered.count = index + 1
  }
}

/** Offers one call as if it had ended just now, and sends its recording if that is asked for. Our id if it was drawn. */
export async function offerOne(stage: Stage, call: ShippedCall, callId: string): Promise<string | undefined> {
  const startedAt = new Date(Date.now() - AGO_MS - call.sidecar.durationMs).toISOString()
  const offer = JSON.stringify({ ...call.sidecar, callId, startedAt })
  const { upload } = answerSchema.parse(await (await send(stage, '/v1/calls', { method: 'POST', body: offer })).json())
  if (upload) await send(stage, upload, { method: 'PUT', body: await openAsBlob(call.recording) })
  return upload?.split('/').at(-1)
}

async function send(stage: Stage, path: string, request: RequestInit): Promise<Response> {
  const type = typeof request.body === 'string' ? 'application/json' : 'application/octet-stream'
  const headers = { authorization: `Bearer ${stage.feederToken}`, 'content-type': type }
  const answer = await fetch(new URL(path, stage.address), { ...request, headers })
  if (!answer.ok) throw new Error(`${request.method} ${path.replace(/[0-9a-f-]{36}/, '…')} answered ${answer.status}`)
  return answer
}
