// How far the demonstration is, on stderr: a bar in a terminal, a line now and then elsewhere.
import { setTimeout as wait } from 'node:timers/promises'
import { SingleBar } from 'cli-progress'
import type { Offered } from './offers.ts'
import type { Stage } from './stage.ts'

const LOOK_EVERY_MS = 250
const LINE_EVERY_MS = 5000
/** Offering goes fast and preparing does not: the shares of the bar. */
const OFFERING_SHARE = 0.1

export type Counts = Readonly<{ prepared: number; failed: number; snippets: number }>

/** Shows progress until every drawn call is prepared or has failed. */
export async function showProgress(stage: Stage, { offered, total, done }: ProgressOptions): Promise<Counts> {
  const bar = new SingleBar({
    format: ' {bar} {offered}/{total_calls} aangeboden · {drawn} getrokken · {prepared} voorbereid · {snippets} fragmenten',
    noTTYOutput: true,
    notTTYSchedule: LINE_EVERY_MS,
    hideCursor: true,
    barsize: 24,
  })
  bar.start(1, 0, { offered: 0, total_calls: total, drawn: 0, prepared: 0, snippets: 0 })
  try {
    for (;;) {
      const counts = await countCalls(stage, offered)
      const finished = counts.prepared + counts.failed
      const share = OFFERING_SHARE * (offered.count / total) + (1 - OFFERING_SHARE) * (finished / Math.max(1, offered.drawn.size))
      bar.update(Math.min(1, share), { ...counts, offered: offered.count, drawn: offered.drawn.size })
      if (done() && finished >= offered.drawn.size) return counts
      await wait(LOOK_EVERY_MS)
    }
  } finally {
    bar.stop()
  }
}

type ProgressOptions = Readonly<{ offered: Offered; total: number; done: () => boolean }>

/** Of the calls drawn now; a kept data folder may hold those of earlier runs. */
async function countCalls({ store }: Stage, { drawn }: Offered): Promise<Counts> {
  const calls = await store.db.selectFrom('calls').select(['id', 'state']).execute()
  const snippets = await store.db.selectFrom('snippets').select(['callId']).execute()
  const inState = (...states: string[]) => calls.filter(({ id, state }) => drawn.has(id) && states.includes(state)).length
  return {
    prepared: inState('prepared'),
    failed: inState('failed', 'lost'),
    snippets: snippets.filter(({ callId }) => drawn.has(callId)).length,
  }
}
