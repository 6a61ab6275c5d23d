// The web process: answers until it is told to stop, then finishes what is under way.
import { Failure } from '../models/failure.ts'
import { createLog } from '../models/log.ts'
import { openQueues } from '../models/queues.ts'
import { readSettings } from '../models/settings.ts'
import { isMigrated } from '../models/store/migrate.ts'
import { openStoreOf } from '../models/store/open.ts'
import { noticeRestore } from '../models/store/restores.ts'
import { sweepSpool } from '../models/store/spool.ts'
import { createApp } from './app.ts'
import { serveApp } from './serve.ts'

const now = () => new Date()

try {
  await main()
} catch (error) {
  process.exitCode = 1
  if (!(error instanceof Failure)) throw error
  process.stderr.write(`${[error.message, ...error.details.map((line) => `  ${line}`)].join('\n')}\n`)
}

async function main(): Promise<void> {
  const settings = readSettings(process.env)
  const log = createLog()
  const store = await openStoreOf(settings)
  if (!(await isMigrated(store))) throw new Failure('not-ready', { details: ['database: run the release step first'] })
  const count = await sweepSpool(store, now())
  if (count > 0) log.warn('Recordings were deleted unheard, past their 24 hours.', { count })
  await noticeRestore(store, now())
  const queues = openQueues({ redis: settings.redis, prefix: settings.queuePrefix })
  const { minCallMs, maxRetentionDays, maxRecordingBytes, publicUrl, metricsToken } = settings
  const origin = publicUrl === undefined ? undefined : new URL(publicUrl).origin
  const app = createApp({ store, queues, now, log, settings: { minCallMs, maxRetentionDays, maxRecordingBytes, origin, metricsToken } })
  const serving = await serveApp(app, settings)
  process.send?.({ ready: true, address: serving.address })
  log.info('The web process is ready.', { address: serving.address })
  await untilToldToStop()
  await serving.stop()
  await queues.close()
  await store.close()
  process.disconnect?.()
}

/** On a signal, or when the process that started this one is gone. */
function untilToldToStop(): Promise<void> {
  return new Promise((done) => {
    for (const name of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.on(name, () => done())
  })
}
