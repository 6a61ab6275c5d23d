// The database is the truth: whatever waits in it is asked for again, so that a Redis that lost everything loses no call.
import { askToPrepare, EXPIRE_EVERY_MS, type Queues } from '../../models/queues.ts'
import { waitingCalls } from '../../models/store/calls.ts'
import type { Store } from '../../models/store/open.ts'

export async function refillQueues(store: Store, queues: Queues): Promise<void> {
  await queues.expire.upsertJobScheduler('expire', { every: EXPIRE_EVERY_MS }, { name: 'expire', data: {} })
  for (const callId of await waitingCalls(store)) await askToPrepare(queues, callId)
}
