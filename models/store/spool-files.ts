// The files of the spool: `CALL.age`, a sealed recording, and `CALL.….part`, one that is still coming in.
import { constants } from 'node:fs'
import { open, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Store } from './open.ts'

type Spool = Pick<Store, 'spoolDir'>

export const recordingFile = ({ spoolDir }: Spool, callId: string): string => join(spoolDir, `${callId}.age`)
export const partialFile = ({ spoolDir }: Spool, callId: string, nonce: string): string => join(spoolDir, `${callId}.${nonce}.part`)

/** Also what is left of an upload that was cut off, or still comes in: nobody waits for it any more. */
export async function removeRecordings({ spoolDir }: Spool, callIds: readonly string[]): Promise<void> {
  const ended = new Set(callIds)
  await removeFiles(spoolDir, (await readdir(spoolDir)).filter((file) => ended.has(callOf(file))))
}

/** Puts what was renamed into `folder` on the disk itself, so that it outlives a power cut. */
export async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY | constants.O_DIRECTORY)
  await handle.sync().finally(() => handle.close())
}

/** Removes every file that belongs to no call that is waited for or waits. Those of uploads in progress do. */
export async function removeStrayFiles(store: Pick<Store, 'db' | 'spoolDir'>): Promise<void> {
  const files = await readdir(store.spoolDir) // Before the calls, so that a file that comes in meanwhile is left alone.
  if (files.length === 0) return
  const calls = await store.db.selectFrom('calls').select('id').where('state', 'in', ['drawn', 'waiting']).execute()
  const held = new Set(calls.map(({ id }) => id))
  await removeFiles(store.spoolDir, files.filter((file) => !held.has(callOf(file))))
}

const callOf = (file: string): string => file.split('.')[0] ?? ''

async function removeFiles(folder: string, files: readonly string[]): Promise<void> {
  await Promise.all(files.map((file) => rm(join(folder, file), { force: true })))
}
