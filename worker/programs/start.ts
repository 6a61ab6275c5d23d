// `npm start`: migrates, then runs web and worker until one of them ends or a signal comes.
import { dirname } from 'node:path'
import { Failure } from '../../models/failure.ts'
import { refuseEviction } from '../../models/queues.ts'
import { readSettings, type Settings } from '../../models/settings.ts'
import { migrateStore } from './release.ts'
import { startPrivateRedis } from './private-redis.ts'
import { startService } from './services.ts'
import { program, readEnvironment } from './program.ts'

await program(async () => {
  const settings = await checkedSettings(readEnvironment())
  const redis = settings.privateRedis ? await startPrivateRedis(dirname(settings.redis)) : undefined
  try {
    await migrateStore(settings)
    await runServices(settings.workerProcesses)
  } finally {
    await redis?.stop()
  }
})

/** Settings without a fault, of which a Redis that is given from outside is one; all faults come in one failure. */
async function checkedSettings(environment: NodeJS.ProcessEnv): Promise<Settings> {
  const redisFaults = environment.REDIS_URL ? await faultsOf(() => refuseEviction(`${environment.REDIS_URL}`)) : []
  const settingsFaults = await faultsOf(async () => void readSettings(environment))
  const details = [...settingsFaults, ...redisFaults]
  if (details.length > 0) throw new Failure('settings-faulty', { details })
  return readSettings(environment)
}

async function faultsOf(check: () => Promise<void>): Promise<readonly string[]> {
  try {
    await check()
    return []
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return error.details.length > 0 ? error.details : [`REDIS_URL: ${error.message}`]
  }
}

/** One worker alone watches FEED_DIR, so that no two look at the same file. */
async function runServices(workerProcesses: number): Promise<void> {
  const others = Array.from({ length: workerProcesses - 1 }, () => startService('worker/main.ts', { ...process.env, FEED_DIR: '' }, 'inherit'))
  const services = [...['api/main.ts', 'worker/main.ts'].map((file) => startService(file, process.env, 'inherit')), ...others]
  const signal = new Promise<number>((done) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => done(0))
  })
  process.exitCode = await Promise.race([signal, ...services.map((service) => service.ended)])
  await Promise.all(services.map((service) => service.stop()))
}
