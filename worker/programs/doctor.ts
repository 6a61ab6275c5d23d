// `npm run doctor`: whether this installation can keep its promises, line by line, each with what to do. Ends with 1 when something is
// wrong or past its term. It enforces the 24 hours of the spool itself, whether or not a worker runs.
import { Failure } from '../../models/failure.ts'
import { readSettings, type Settings } from '../../models/settings.ts'
import { isMigrated } from '../../models/store/migrate.ts'
import { openStoreOf, type Store } from '../../models/store/open.ts'
import { noticeRestore } from '../../models/store/restores.ts'
import { sweepSpool } from '../../models/store/spool.ts'
import { bad, failed, good, type Finding } from './doctor-finding.ts'
import { findClock, findHeld, findRestores } from './doctor-held.ts'
import { findLeaks, findSecondHearing } from './doctor-leaks.ts'
import { findCoreDumps, findDisk, findModel, findRedis, findRights, findSounds, findSwap } from './doctor-machine.ts'
import { program, readEnvironment } from './program.ts'

const SIGNS = { good: 'good ', note: 'note ', bad: 'WRONG' } as const
const WIDTH = 14

await program(async () => {
  const findings = await examine(readEnvironment(), new Date())
  for (const { state, about, says, advice } of findings)
    process.stdout.write(`${SIGNS[state]}  ${about.padEnd(WIDTH)}  ${says}${advice ? `\n${' '.repeat(WIDTH + 9)}→ ${advice}` : ''}\n`)
  if (findings.some(({ state }) => state === 'bad')) process.exitCode = 1
})

async function examine(environment: NodeJS.ProcessEnv, now: Date): Promise<Finding[]> {
  const settings = settingsIn(environment)
  if (settings instanceof Failure) return failed('settings', settings)
  const machine = [findRedis(settings), findDisk(settings), findRights(settings), findModel(settings), findSounds(settings), findCoreDumps(), findSwap()]
  return [good('settings', 'complete'), ...(await Promise.all(machine)).flat(), ...(await findInStore(settings, now))]
}

function settingsIn(environment: NodeJS.ProcessEnv): Settings | Failure {
  try {
    return readSettings(environment)
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
}

async function findInStore(settings: Settings, now: Date): Promise<Finding[]> {
  let store: Store
  try {
    store = await openStoreOf(settings)
  } catch (error) {
    if (error instanceof Failure) return failed('store', error)
    throw error
  }
  try {
    if (!(await isMigrated(store))) return [good('keys', 'the master key opens the key store'), bad('store', 'the database is not laid out', 'npm start, or: node worker/programs/release.ts')]
    const unheard = swept(await sweepSpool(store, now))
    await noticeRestore(store, now)
    const onRecord = [...(await findClock(store, now)), ...(await findRestores(store, now)), await findLeaks(store, now), findSecondHearing(settings)]
    return [good('keys', 'the master key opens the key store'), ...unheard, ...onRecord, ...(await findHeld(store, now))]
  } finally {
    await store.close()
  }
}

/** They are gone now, but a worker should have prepared them long before. */
function swept(unheard: number): Finding[] {
  if (unheard === 0) return []
  return [bad('spool', `${unheard} recordings had waited for 24 hours and were deleted unheard just now`, 'see in the log why no worker prepared them')]
}
