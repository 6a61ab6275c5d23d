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
    const sending = listenTo(body, maxBytes)
    try {
      if (wanted === 'yes') await receiveRecording(store, { callId, body: sending.body, maxBytes, now: now() })
    } finally {
      await sending.hearOut()
    }
    if (wanted === 'received') return c.json({ received: true })
    ask(tools, callId)
    return c.json({ received: true }, 201)
  })

/**
 * A body of which what nobody wants any more can be heard out, as long as it is not too large: answered while it still sends, a pipeline would
 * find a closed line instead of the answer.
 */
function listenTo(body: ReadableStream<Uint8Array>, maxBytes: number) {
  const reader = body.getReader()
  let left = maxBytes
  const next = async (): Promise<Uint8Array | undefined> => {
    const { value } = await reader.read()
    left -= value?.length ?? 0
    return value
  }
  const pull = async (controller: ReadableStreamDefaultController<Uint8Array>) => {
    const chunk = await next()
    if (chunk === undefined) return controller.close()
    controller.enqueue(chunk)
  }
  const isMore = async (): Promise<boolean> => left > 0 && (await next().catch(() => undefined)) !== undefined
  const hearOut = async () => {
    while (await isMore());
    await reader.cancel().catch(() => undefined)
  }
  return { body: new ReadableStream({ pull }, { highWaterMark: 0 }), hearOut }
}

/** Not waited for: while Redis is away the recording is safe, and the worker asks again for whatever waits. */
function ask({ queues, log }: Tools, callId: string): void {
  askToPrepare(queues, callId).catch((error) => log.warn('A call was not put in the queue.', { callId, ...faultFields(error) }))
}
