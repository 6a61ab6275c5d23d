// A Redis of our own that writes nothing to disk and that only this user can reach, for one machine without administration.
import { spawn } from 'node:child_process'
import { chmod, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { Failure } from '../../models/failure.ts'

const START_MS = 10_000
const LOOK_EVERY_MS = 25

export type PrivateRedis = Readonly<{ socket: string; stop(): Promise<void>; ended: Promise<void> }>

/** Starts one in `folder`, whose socket is `redis.sock`. One that an earlier crash left behind is ended first. */
export async function startPrivateRedis(folder: string): Promise<PrivateRedis> {
  const socket = join(folder, 'redis.sock')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
  await endLeftOver(socket)
  // `ulimit -c 0`: a core dump would put the memory, and with it sealed jobs, on disk.
  const options = `--port 0 --unixsocket redis.sock --unixsocketperm 600 --save '' --appendonly no --maxmemory-policy noeviction`
  const child = spawn('sh', ['-c', `ulimit -c 0; exec redis-server ${options}`], { cwd: folder, stdio: 'ignore', detached: true })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()))
  await untilAnswers(socket, START_MS)
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  return { socket, stop, ended }
}

async function endLeftOver(socket: string): Promise<void> {
  const redis = quiet(socket)
  await redis.connect().then(() => redis.call('SHUTDOWN', 'NOSAVE')).catch(() => undefined)
  redis.disconnect()
}

async function untilAnswers(socket: string, leftMs: number): Promise<void> {
  const redis = quiet(socket)
  const answered = await redis.connect().then(() => redis.ping()).catch(() => undefined)
  redis.disconnect()
  if (answered) return
  if (leftMs <= 0) throw new Failure('redis-away')
  await wait(LOOK_EVERY_MS)
  return untilAnswers(socket, leftMs - LOOK_EVERY_MS)
}

function quiet(socket: string): Redis {
  const redis = new Redis(socket, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 })
  redis.on('error', () => undefined)
  return redis
}
