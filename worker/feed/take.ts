// One call that a pipeline laid ready: decided on as if it had come over HTTP, and its recording taken in when it is drawn.
import type { Offer } from '../../models/call.ts'
import { faultFields, type Log } from '../../models/log.ts'
import { askToPrepare, type Queues } from '../../models/queues.ts'
import { wantsRecording } from '../../models/store/calls.ts'
import { decideOffer } from '../../models/store/offers.ts'
import type { Store } from '../../models/store/open.ts'
import { receiveRecording } from '../../models/store/spool.ts'

export type FeedTools = Readonly<{
  store: Store
  queues: Queues
  log: Log
  now: () => Date
  settings: Readonly<{ minCallMs: number; maxRetentionDays: number; maxRecordingBytes: number }>
}>

/** `open` is called only when the recording is wanted, and refuses with a failure where there is none. */
export type Ready = Readonly<{ offer: Offer; open: () => ReadableStream<Uint8Array> }>

/** May be repeated after any interruption. Once it answers `drawn`, the recording is safe in the spool, or needed no more. */
export async function takeCall(tools: FeedTools, { offer, open }: Ready): Promise<'drawn' | 'not-drawn'> {
  const { store, now } = tools
  const { minCallMs, maxRetentionDays } = tools.settings
  const { decision, callId } = await decideOffer(store, offer, { now: now(), minCallMs, maxRetentionDays })
  if (decision !== 'keep') return 'not-drawn'
  if (callId !== undefined && (await wantsRecording(store, callId, now())) === 'yes') await takeRecording(tools, callId, open())
  return 'drawn'
}

async function takeRecording({ store, queues, log, now, settings }: FeedTools, callId: string, body: ReadableStream<Uint8Array>): Promise<void> {
  await receiveRecording(store, { callId, body, maxBytes: settings.maxRecordingBytes, now: now() })
  log.info('A recording was taken in.', { callId })
  // Not waited for: the recording is safe, and whatever waits is asked for again.
  askToPrepare(queues, callId).catch((error) => log.warn('A call was not put in the queue.', { callId, ...faultFields(error) }))
}
