// The files of the spool: `CALL.age`, a sealed recording, and `CALL.….part`, one that is still coming in.
import { constants } from 'node:fs'
import { open, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Store } from './open.ts'

type Spool = Pick<Store, 'spoolDir'>

export const recordingFile = ({ spoolDir }: Spool, callId: string): string => join(spoolDir, `${callId}.age`)
export const partialFile = ({ spoolDir }: Spool, callId: string, nonce: string): string => join(spoolDir, `${callId}.${nonce}.part`)

export const removeRecording = (store: Spool, callId: string): Promise<void> => rm(recordingFile(store, callId), { force: true })

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
  const stray = files.filter((file) => !held.has(file.split('.')[0] ?? ''))
  await Promise.all(stray.map((file) => rm(join(store.spoolDir, file), { force: true })))
}
