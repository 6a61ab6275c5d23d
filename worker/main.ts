// The worker process: takes jobs from the queues until it is told to stop, then finishes what it has begun.
import { createLog, faultFields } from '../models/log.ts'
import { openQueues, refuseEviction, startWorkers } from '../models/queues.ts'
import { readSettings } from '../models/settings.ts'
import { startHearing } from '../models/learned/hearing.ts'
import { openStore, readMasterKey } from '../models/store/open.ts'
import { sweepSpool } from '../models/store/spool.ts'
import { expireJob } from './jobs/expire.ts'
import { prepareJob } from './jobs/prepare.ts'
import { refillQueues } from './jobs/refill.ts'
import { program } from './programs/program.ts'
import { untilToldToStop } from './programs/stopping.ts'

const REFILL_EVERY_MS = 15_000

const now = () => new Date()

await program(async () => {
  const settings = readSettings(process.env)
  const log = createLog()
  const connection = { redis: settings.redis, prefix: settings.queuePrefix }
  await refuseEviction(settings.redis)
  const store = await openStore({ dataDir: settings.dataDir, masterKey: readMasterKey(settings.masterKeyFile) })
  await sweepSpool(store, now())
  const hearing = await startHearing(settings.model)
  const queues = openQueues(connection)
  const handlers = { prepare: prepareJob({ store, hearing, log, now, random: Math.random }), expire: expireJob({ store, log, now }) }
  const workers = startWorkers(connection, handlers, { prepare: settings.workerConcurrency, expire: 1 })
  const refill = () => refillQueues(store, queues).catch((error) => log.error('The queues were not refilled.', faultFields(error)))
  await refill()
  const refilling = setInterval(refill, REFILL_EVERY_MS)
  process.send?.({ ready: true })
  log.info('The worker is ready.')
  await untilToldToStop()
  clearInterval(refilling)
  await Promise.all(workers.map((worker) => worker.close()))
  await Promise.all([queues.close(), hearing.close()])
  await store.close()
  process.disconnect?.()
})
