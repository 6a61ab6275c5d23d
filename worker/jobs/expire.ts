// What ends, ends here: snippets after their evaluation, recordings after a day. Reads do not wait for it. Beside it the ledger's
// head of the day is noted, the keys of the quarters to come are committed to, and a database that was put back is noticed.
import type { Log } from '../../models/log.ts'
import { expireDue } from '../../models/store/expire.ts'
import { noteHeads } from '../../models/store/ledger-heads.ts'
import type { Store } from '../../models/store/open.ts'
import { commitAhead } from '../../models/store/quarter-draws.ts'
import { noticeRestore } from '../../models/store/restores.ts'
import { sweepSpool } from '../../models/store/spool.ts'

export type ExpireTools = Readonly<{ store: Store; log: Log; now: () => Date }>

/** The handler of the `expire` queue. */
export const expireJob =
  ({ store, log, now }: ExpireTools) =>
  async (): Promise<void> => {
    const swept = await sweepSpool(store, now())
    if (swept > 0) log.warn('Recordings were deleted unheard, past their 24 hours.', { count: swept })
    const { snippets } = await expireDue(store, now())
    if (snippets > 0) log.info('Snippets expired.', { count: snippets })
    await noticeRestore(store, now())
    await commitAhead(store, now())
    await noteHeads(store, now())
  }
