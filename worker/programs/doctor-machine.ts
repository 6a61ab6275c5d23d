// The doctor on the machine: Redis, disk, rights, the model, and where memory could come to rest.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { readdir, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { Failure } from '../../models/failure.ts'
import { LOCK_FILE } from '../../models/learned/model-lock.ts'
import { identifyModel } from '../../models/learned/weights.ts'
import { refuseEviction } from '../../models/queues.ts'
import { DEMONSTRATION_MODEL, type Settings } from '../../models/settings.ts'
import { readSounds } from '../audio/sound-folder.ts'
import { bad, failed, good, note, type Finding } from './doctor-finding.ts'

/** Below this share of the disk somebody should look. */
const SPARE = 0.1
/** So many of the largest recordings have to fit. */
const RECORDINGS = 4
const GB = 1e9

export async function findRedis({ redis, privateRedis }: Settings): Promise<Finding[]> {
  if (privateRedis && !existsSync(redis)) return [note('redis', 'the private one does not run', 'it runs while `npm start` does')]
  try {
    await refuseEviction(redis)
  } catch (error) {
    if (error instanceof Failure) return failed('redis', error)
    throw error
  }
  const writes = await whatRedisWrites(redis)
  if (writes.length === 0) return [good('redis', 'noeviction, and writes nothing to disk')]
  return [note('redis', `noeviction, but it writes to disk (${writes.join(', ')})`, "jobs hold random ids and sealed offers; still: save '' and appendonly no")]
}

/** A managed Redis may refuse to tell. */
async function whatRedisWrites(url: string): Promise<string[]> {
  const redis = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: 0, retryStrategy: () => null })
  redis.on('error', () => undefined)
  try {
    await redis.connect()
    const [, save] = await redis.config('GET', 'save').then((pairs) => [pairs].flat().map(String), () => ['save', ''])
    const appends = /aof_enabled:1/.test(await redis.info('persistence'))
    return [...(save ? ['save'] : []), ...(appends ? ['appendonly'] : [])]
  } finally {
    redis.disconnect()
  }
}

export async function findDisk({ dataDir, maxRecordingBytes }: Settings): Promise<Finding[]> {
  if (!existsSync(dataDir)) return [note('disk', 'there is no data folder yet', 'the first start makes it')]
  const { bavail, blocks, bsize } = await statfs(dataDir)
  const free = `${((bavail * bsize) / GB).toFixed(1)} GB free, ${Math.round((100 * bavail) / blocks)} %`
  if (bavail * bsize < RECORDINGS * maxRecordingBytes) return [bad('disk', free, 'make room: recordings will be refused')]
  return bavail / blocks < SPARE ? [note('disk', free, 'make room before it is needed')] : [good('disk', free)]
}

/** Nobody but its user needs what lies in the data folder, or the key to it. */
export async function findRights({ dataDir, masterKeyFile }: Settings): Promise<Finding[]> {
  const inFolder = existsSync(dataDir) ? (await readdir(dataDir)).map((name) => join(dataDir, name)) : []
  const open = [masterKeyFile, ...(existsSync(dataDir) ? [dataDir] : []), ...inFolder.filter((path) => !path.endsWith('models'))].filter(isOpenToOthers)
  if (open.length === 0) return [good('rights', 'data folder and master key are for this user alone')]
  return open.map((path) => bad('rights', `${path} is open to other users`, `chmod go= ${path}`))
}

function isOpenToOthers(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false })
  return found !== undefined && (found.mode & 0o077) !== 0
}

/** What a worker would not start with. */
export async function findSounds({ soundsDir }: Settings): Promise<Finding[]> {
  if (soundsDir === undefined) return [note('sounds', 'announcements are heard as speech', 'put those of the telephone exchange in a folder, and name it in SOUNDS_DIR')]
  try {
    const { seconds } = await readSounds(soundsDir)
    return [good('sounds', `${Math.round(seconds)} s of announcements and music are known`)]
  } catch (error) {
    if (error instanceof Failure) return failed('sounds', error)
    throw error
  }
}

export async function findModel({ model: { modelDir } }: Settings): Promise<Finding[]> {
  try {
    const { name, revision } = await identifyModel(modelDir)
    const known = `${name}, revision ${revision.slice(0, 12)}`
    if (modelDir === DEMONSTRATION_MODEL) return [note('model', 'the one that ships, which has never heard a human being', 'for real calls: npm run models -- list')]
    if (existsSync(join(modelDir, LOCK_FILE))) return [good('model', `${known}; every file is what its lock file says`)]
    return [note('model', `${known}; without a lock file a changed file is not noticed`, 'npm run models -- pull writes one')]
  } catch (error) {
    if (error instanceof Failure) return failed('model', error)
    throw error
  }
}

/** A core dump would write down what was only ever in memory. */
export function findCoreDumps(): Finding[] {
  const limits = readProc('/proc/self/limits')
  if (limits === undefined) return [note('core dumps', 'not known on this system', 'ulimit -c 0 before starting')]
  if (/^Max core file size\s+0\s/m.test(limits)) return [good('core dumps', 'off for this user')]
  return [note('core dumps', 'not switched off here', 'LimitCORE=0 in the units (docs/systemd), or ulimit -c 0 before starting')]
}

export function findSwap(): Finding[] {
  const areas = readProc('/proc/swaps')?.trim().split('\n').slice(1) ?? []
  if (areas.length === 0) return [good('swap', 'none: what is in memory stays there')]
  return [note('swap', `${areas.length} in use`, 'MemorySwapMax=0 in the units (docs/systemd), or encrypt it')]
}

function readProc(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}
