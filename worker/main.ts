// The worker process: takes jobs from the queues until it is told to stop, then finishes what it has begun.
import { Failure } from '../models/failure.ts'
import { createLog, faultFields } from '../models/log.ts'
import { openQueues, refuseEviction, startWorkers } from '../models/queues.ts'
import { readSettings } from '../models/settings.ts'
import { openHearings } from '../models/learned/hearings.ts'
import { isMigrated } from '../models/store/migrate.ts'
import { openStoreOf } from '../models/store/open.ts'
import { noticeRestore } from '../models/store/restores.ts'
import { sweepSpool } from '../models/store/spool.ts'
import { readSounds } from './audio/sound-folder.ts'
import { watchFolder } from './feed/directory.ts'
import { drawJob } from './jobs/draw.ts'
import { expireJob } from './jobs/expire.ts'
import { prepareJob } from './jobs/prepare.ts'
import { refillQueues } from './jobs/refill.ts'
import { noteUnheard } from './jobs/unheard.ts'
import { program } from './programs/program.ts'
import { untilToldToStop } from './programs/stopping.ts'

const REFILL_EVERY_MS = 15_000
const DRAWS_AT_ONCE = 4

const now = () => new Date()

await program(async () => {
  const settings = readSettings(process.env)
  const log = createLog()
  const connection = { redis: settings.redis, prefix: settings.queuePrefix }
  await refuseEviction(settings.redis)
  const sounds = await readSounds(settings.soundsDir)
  const store = await openStoreOf(settings)
  if (!(await isMigrated(store))) throw new Failure('not-ready', { details: ['database: run the release step first'] })
  await sweepSpool(store, now())
  await noticeRestore(store, now())
  const hearings = await openHearings(settings.model, (error) => log.error('The model in MODEL_DIR was not taken; calls are heard with the one before.', faultFields(error)))
  if (!settings.secondHearing) await noteUnheard({ store, log, now })
  const queues = openQueues(connection)
  const { folder, inbox, settleMs, ...disposal } = settings.feed
  const feedTools = { store, queues, log, now, settings }
  const handlers = {
    draw: drawJob({ ...feedTools, inbox, disposal }),
    prepare: prepareJob({ store, hearings, log, now, random: Math.random, secondHearing: settings.secondHearing, sounds }),
    expire: expireJob({ store, log, now }),
  }
  const workers = startWorkers(connection, handlers, { draw: DRAWS_AT_ONCE, prepare: settings.workerConcurrency, expire: 1 })
  const refill = () => refillQueues(store, queues).catch((error) => log.error('The queues were not refilled.', faultFields(error)))
  await refill()
  const refilling = setInterval(refill, REFILL_EVERY_MS)
  const watching = folder === undefined ? undefined : watchFolder(feedTools, { folder, settleMs, ...disposal })
  process.send?.({ ready: true })
  log.info('The worker is ready.')
  await untilToldToStop()
  clearInterval(refilling)
  await watching?.stop()
  await Promise.all(workers.map((worker) => worker.close()))
  await Promise.all([queues.close(), hearings.close()])
  await store.close()
  process.disconnect?.()
})
