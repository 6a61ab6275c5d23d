// Pulling a model: first what it would be, then file by file, and last the lock by which every load checks it.
import { globSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../../models/failure.ts'
import { readLock, sha256Of, writeLock, type ModelLock } from '../../models/learned/model-lock.ts'
import { download, isPublished } from './models-download.ts'
import { addressOf, describe, listFiles, type HubFile, type Source } from './models-hub.ts'
import { belongs, neededFiles } from './models-known.ts'
import type { Progress } from './models-progress.ts'

export type Order = Readonly<{
  source: Source
  modelDir: string
  dtype: string
  /** A commit, or nothing for the one in the lock file and else the newest. */
  revision?: string | undefined
  /** The newest, whatever the lock file says. */
  update?: boolean
}>

export type Plan = Readonly<{ order: Order; revision: string; licence: string; files: readonly HubFile[]; bytes: number; lock: ModelLock | undefined }>

/** What pulling would bring. `hub-failed` when the repository is not there, or lacks files that these weights need. */
export async function planPull(order: Order): Promise<Plan> {
  const { source, dtype, update = false } = order
  const lock = lockOf(order)
  const pinned = order.revision ?? (update ? undefined : lock?.revision)
  const { revision, licence } = await describe(source, pinned ?? 'main')
  if (pinned && pinned !== revision) throw new Failure('hub-failed', { details: [`revision ${pinned}: the hub answers with another one`] })
  const files = (await listFiles(source, revision)).filter(({ path }) => belongs(path, dtype))
  const missing = neededFiles(dtype).filter((needed) => !files.some(({ path }) => path === needed))
  if (missing.length > 0) throw new Failure('hub-failed', { details: missing.map((path) => `${path}: is not in ${source.repository}`) })
  const held = lock?.revision === revision ? lock : undefined
  refuseContradiction(files, held)
  return { order, revision, licence, files, bytes: files.reduce((sum, file) => sum + file.bytes, 0), lock }
}

/** Gets what is not there yet. Interrupted at any moment, it goes on where it was. */
export async function pull({ order, revision, licence, files, lock }: Plan, progress: Progress, pauseMs?: number): Promise<void> {
  const { source, modelDir } = order
  for (const file of files) {
    const target = join(modelDir, file.path)
    const report = (bytes: number) => progress.show(file.path, bytes)
    const pause = pauseMs === undefined ? {} : { pauseMs }
    if (!(await isPublished(target, file))) await download({ address: addressOf(source, revision, file.path), file, target, report, ...pause })
    report(file.bytes)
  }
  const kept = lock?.revision === revision ? lock.files : {}
  const locked = { ...kept, ...(await lockedFiles(modelDir, files)) }
  await writeLock(modelDir, { repository: source.repository, revision, hub: source.hub, licence, files: locked })
  const outdated = Object.keys(lock?.files ?? {}).filter((path) => !(path in locked))
  const unfinished = globSync('**/*.part', { cwd: modelDir })
  await Promise.all([...outdated, ...unfinished].map((path) => rm(join(modelDir, path), { force: true })))
}

/** The lock in the folder, unless that belongs to another model. */
function lockOf({ source, modelDir }: Order): ModelLock | undefined {
  const lock = readLock(modelDir)
  if (lock && lock.repository !== source.repository) throw new Failure('request-faulty', { details: [`the folder holds ${lock.repository}`] })
  return lock
}

/** A commit never changes: if its files do, either the hub or the lock file was tampered with. */
function refuseContradiction(files: readonly HubFile[], lock: ModelLock | undefined): void {
  const changed = files.filter(({ path, hash }) => hash.kind === 'sha256' && lock?.files[path] && lock.files[path].sha256 !== hash.hex)
  if (changed.length > 0) throw new Failure('hub-failed', { details: changed.map(({ path }) => `${path}: the hub and the lock file disagree`) })
}

async function lockedFiles(modelDir: string, files: readonly HubFile[]): Promise<ModelLock['files']> {
  const locked: ModelLock['files'] = {}
  for (const { path, bytes, hash } of files)
    locked[path] = { bytes, sha256: hash.kind === 'sha256' ? hash.hex : await sha256Of(join(modelDir, path)) }
  return locked
}
