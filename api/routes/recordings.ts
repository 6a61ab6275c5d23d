// Where the recording of a drawn call is sent. It goes from the connection into the sealed spool and is never held whole.
import { Hono } from 'hono'
import { Failure } from '../../models/failure.ts'
import { faultFields } from '../../models/log.ts'
import { askToPrepare } from '../../models/queues.ts'
import { wantsRecording } from '../../models/store/calls.ts'
import { receiveRecording } from '../../models/store/spool.ts'
import { requireFeeder } from '../session.ts'
import type { Tools, Web } from '../tools.ts'
import { readId } from './input.ts'

export const recordingRoutes = (tools: Tools) =>
  new Hono<Web>().put('/:id', requireFeeder(tools), async (c) => {
    const { store, now, settings } = tools
    const callId = readId(c)
    const wanted = await wantsRecording(store, callId, now())
    if (wanted === 'no') throw new Failure('recording-not-wanted')
    const { body } = c.req.raw
    if (!body) throw new Failure('recording-empty')
    const maxBytes = settings.maxRecordingBytes
    if (Number(c.req.header('Content-Length') ?? 0) > maxBytes) throw new Failure('recording-too-large')
    if (wanted === 'received') {
      await discard(body)
      return c.json({ received: true })
    }
    await receiveRecording(store, { callId, body, maxBytes, now: now() })
    ask(tools, callId)
    return c.json({ received: true }, 201)
  })

/** Answered while it still sends, a pipeline would take the closed connection for a failure and try for ever. */
async function discard(body: ReadableStream<Uint8Array>): Promise<void> {
  await body.pipeTo(new WritableStream()).catch(() => undefined)
}

/** Not waited for: while Redis is away the recording is safe, and the worker asks again for whatever waits. */
function ask({ queues, log }: Tools, callId: string): void {
  askToPrepare(queues, callId).catch((error) => log.warn('A call was not put in the queue.', { callId, ...faultFields(error) }))
}
