// A typed client of the API, for pipelines in TypeScript: the types are those of the routes, so that a wrong field does not compile.
//   const steekproef = createClient('https://steekproef.example.nl', token)
//   const { upload } = await offerCall(steekproef, offer)
//   if (upload) await sendRecording(steekproef, upload, recording)
import { hc } from 'hono/client'
import type { z } from 'zod'
import type { Offer } from '../models/call.ts'
import { offerAnswer, problem } from './openapi/answers.ts'
import type { apiRoutes } from './routes/api.ts'

export type OfferAnswer = z.infer<typeof offerAnswer>
export type Client = Readonly<{ v1: ReturnType<typeof hc<ReturnType<typeof apiRoutes>>>; address: string; headers: Readonly<Record<string, string>> }>

/** What the API refused, with its problem details. */
export class Refused extends Error {
  readonly problem: z.infer<typeof problem>

  constructor(told: z.infer<typeof problem>) {
    super(`${told.status} ${told.code}`)
    this.name = 'Refused'
    this.problem = told
  }
}

/** `v1` asks anything; the functions below do what a pipeline does. */
export function createClient(address: string, token: string): Client {
  const headers = { authorization: `Bearer ${token}` }
  return { v1: hc<ReturnType<typeof apiRoutes>>(new URL('/v1', address).href, { headers }), address, headers }
}

/** Whether the recording of a call is wanted, and where. Repeat it when the line breaks: the answer stays the same. */
export async function offerCall({ v1 }: Client, offer: Offer): Promise<OfferAnswer> {
  const answer = await v1.calls.$post({ json: offer })
  return offerAnswer.parse(await whatWasTold(answer))
}

/** `upload` is what the offer was answered with. */
export async function sendRecording({ address, headers }: Client, upload: string, recording: Blob): Promise<void> {
  await whatWasTold(await fetch(new URL(upload, address), { method: 'PUT', headers, body: recording }))
}

async function whatWasTold(answer: Pick<Response, 'ok' | 'json'>): Promise<unknown> {
  const told: unknown = await answer.json()
  if (!answer.ok) throw new Refused(problem.parse(told))
  return told
}
