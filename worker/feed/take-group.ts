// One sidecar with its recording, from the folder into the draw and, when drawn, into the spool.
import { join } from 'node:path'
import { Failure } from '../../models/failure.ts'
import { dispose, type Disposal, type FoundFile } from './disposal.ts'
import type { Group } from './groups.ts'
import { printOf, refuseOdd, streamOf } from './plain-file.ts'
import { removeReason } from './reason.ts'
import { readSidecar } from './sidecar.ts'
import { takeCall, type FeedTools } from './take.ts'

/**
 * Decides, takes in, cleans up. A recording is deleted only when it is safe in the spool, and before its sidecar: a sidecar that a
 * crash left alone is recognised later by its call, which was decided on.
 */
export async function takeGroup(tools: FeedTools, { folder, ...disposal }: Disposal & Readonly<{ folder: string }>, group: Group): Promise<void> {
  const [recordings, sidecars] = await Promise.all([found(folder, group.recordings), found(folder, group.sidecars)])
  if (sidecars.length === 0) return // Another worker was first.
  const offer = await readSidecar(one(sidecars, 'sidecar').path)
  const recording = recordings.length > 0 ? one(recordings, 'recording') : undefined
  const taken = await takeCall(tools, { offer, open: () => openFound(recording) })
  await removeReason(join(folder, group.base))
  await dispose([...recordings, ...sidecars], taken, disposal)
}

/** The files that are still there, as they are now. */
async function found(folder: string, names: readonly string[]): Promise<FoundFile[]> {
  const files = await Promise.all(names.map(async (name) => ({ path: join(folder, name), print: await printOf(join(folder, name)) })))
  return files.filter((file): file is FoundFile => file.print !== undefined)
}

function one(files: readonly FoundFile[], kind: 'sidecar' | 'recording'): FoundFile {
  const [file] = files
  if (!file) throw none(kind)
  if (files.length > 1) throw new Failure('offer-faulty', { details: [`${kind}: more than one has this name`] })
  refuseOdd(file.print, kind)
  return file
}

function openFound(recording: FoundFile | undefined): ReadableStream<Uint8Array> {
  if (!recording) throw none('recording')
  return streamOf(recording.path, recording.print)
}

const none = (kind: string): Failure => new Failure('offer-faulty', { details: [`${kind}: there is none with this name`] })
