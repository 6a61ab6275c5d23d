// What every route works with: made once by `main.ts`, and by each test for a world of its own.
import type { Log } from '../models/log.ts'
import type { Queues } from '../models/queues.ts'
import type { Store } from '../models/store/open.ts'

export type Tools = Readonly<{
  store: Store
  queues: Queues
  now: () => Date
  log: Log
  settings: Readonly<{
    minCallMs: number
    maxRetentionDays: number
    maxRecordingBytes: number
    /** Where people reach this site, where a proxy stands before it; otherwise it goes by the request's own host. */
    origin: string | undefined
    /** Who may read the metrics; without it, this machine alone. */
    metricsToken?: string | undefined
  }>
}>

/** What every request carries once it has come in. */
export type Web = { Variables: { requestId: string } }
