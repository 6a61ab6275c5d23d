// An operator who switches the second hearing off is on record with it, at each start.
import type { Log } from '../../models/log.ts'
import { appendAudit } from '../../models/store/audit.ts'
import type { Store } from '../../models/store/open.ts'

export type UnheardTools = Readonly<{ store: Store; log: Log; now: () => Date }>

export async function noteUnheard({ store, log, now }: UnheardTools): Promise<void> {
  log.warn('The second hearing is off: what the mask lets through by mistake is heard by people.')
  await appendAudit(store.db, { at: now(), person: 'operator', what: 'second-hearing-off', subject: 'worker' })
}
