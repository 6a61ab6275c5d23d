// One sealed offer from the draw queue: opened, decided on, and when drawn its recording taken in from the inbox.
import { Failure } from '../../models/failure.ts'
import { faultFields } from '../../models/log.ts'
import { openOffer } from '../../models/store/sealed-offers.ts'
import { dispose, type Disposal, type FoundFile } from '../feed/disposal.ts'
import { findInInbox } from '../feed/inbox.ts'
import { streamOf } from '../feed/plain-file.ts'
import { takeCall, type FeedTools } from '../feed/take.ts'

/** Without an inbox offers are decided on, but recordings are not found. */
export type DrawTools = FeedTools & Readonly<{ inbox: string | undefined; disposal: Disposal }>

/** The handler of the `draw` queue. `sealed` is undefined for what lay there in clear: it is counted and refused, and so removed. */
export function drawJob(tools: DrawTools) {
  let inClear = 0
  return async ({ sealed }: Readonly<{ sealed: string | undefined }>, lastTry: boolean): Promise<void> => {
    try {
      if (sealed === undefined) throw new Failure('offer-in-clear', { details: [`so many since the start: ${++inClear}`] })
      await draw(tools, sealed)
    } catch (error) {
      const isAwaited = error instanceof Failure && error.code === 'recording-awaited'
      if (!isAwaited || lastTry) tools.log.error('An offer in the queue was not taken.', faultFields(error))
      throw error
    }
  }
}

async function draw(tools: DrawTools, sealed: string): Promise<void> {
  const { offer, recording } = await openOffer(tools.store, sealed)
  const file = tools.inbox === undefined ? undefined : await findInInbox(tools.inbox, recording)
  const taken = await takeCall(tools, { offer, open: () => openFound(file) })
  if (file) await dispose([file], taken, tools.disposal)
}

function openFound(file: FoundFile | undefined): ReadableStream<Uint8Array> {
  if (!file) throw new Failure('recording-awaited')
  return streamOf(file.path, file.print)
}
