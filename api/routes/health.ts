// For whoever watches the process: that it runs, and that what it needs is there.
import { setTimeout as wait } from 'node:timers/promises'
import { Hono } from 'hono'
import { Failure } from '../../models/failure.ts'
import type { Queues } from '../../models/queues.ts'
import { isMigrated } from '../../models/store/migrate.ts'
import type { Store } from '../../models/store/open.ts'
import type { Tools, Web } from '../tools.ts'

/** Longer than a busy Redis takes; one that is away does not refuse but stays silent until it is back. */
const PATIENCE_MS = 1000

export const healthRoutes = ({ store, queues }: Tools) =>
  new Hono<Web>()
    .get('/health', (c) => c.json({ up: true }))
    .get('/ready', async (c) => {
      const [database, redis] = await Promise.all([isLaidOut(store), answers(queues)])
      const details = [...(database ? [] : ['database: is not migrated, or does not answer']), ...(redis ? [] : ['redis: does not answer'])]
      if (details.length > 0) throw new Failure('not-ready', { details })
      return c.json({ ready: true })
    })

const isLaidOut = (store: Store): Promise<boolean> => isMigrated(store).catch(() => false)

async function answers({ prepare }: Queues): Promise<boolean> {
  const patience = new AbortController()
  const answer = prepare.count().then(() => true, () => false)
  const silence = wait(PATIENCE_MS, false, { signal: patience.signal }).catch(() => false)
  return Promise.race([answer, silence]).finally(() => patience.abort())
}
