// Reading files that somebody else writes: plain ones only, and only as long as they stay what they were.
import { constants, type Stats } from 'node:fs'
import { lstat, open, rm, type FileHandle } from 'node:fs/promises'
import { Failure } from '../../models/failure.ts'

/** Neither follows a link nor waits for whoever would write into a pipe. */
const PLAINLY = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK

const PLAIN = 'file'

/** A file's kind, size and time of change in one word, by which it can be seen whether it is still the same. */
export type Print = string

/** The print of what lies at `path`, or nothing when nothing does. */
export async function printOf(path: string): Promise<Print | undefined> {
  try {
    return print(await lstat(path))
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

/** Refuses links, folders, pipes and devices with `offer-faulty`, in which it is called `name`. */
export function refuseOdd(found: Print, name: string): void {
  if (!found.startsWith(PLAIN)) throw notPlain(name)
}

/** The whole of a small file. `offer-faulty` when it is large or no plain file; it is called `name` then. */
export async function readSmall(path: string, { name, maxBytes }: Readonly<{ name: string; maxBytes: number }>): Promise<Uint8Array> {
  const handle = await openPlain(path, name)
  try {
    if ((await handle.stat()).size > maxBytes) throw new Failure('offer-faulty', { details: [`${name}: is too large`] })
    return await handle.readFile()
  } finally {
    await handle.close()
  }
}

/**
 * A file's bytes as they are read. It is opened at the first of them, and breaks off with `recording-cut-off` when the file is not,
 * or does not stay, the one with this print.
 */
export const streamOf = (path: string, before: Print): ReadableStream<Uint8Array> => ReadableStream.from(bytesOf(path, before))

async function* bytesOf(path: string, before: Print): AsyncGenerator<Uint8Array> {
  const handle = await openPlain(path, 'recording')
  try {
    for await (const chunk of handle.createReadStream({ autoClose: false })) yield asBytes(chunk)
    if (print(await handle.stat()) !== before || (await printOf(path)) !== before) throw new Failure('recording-cut-off')
  } finally {
    await handle.close()
  }
}

/** Deletes a file, but not another one that has taken its name. */
export async function removeUnchanged(path: string, before: Print): Promise<void> {
  if ((await printOf(path)) === before) await rm(path, { force: true })
}

export const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

async function openPlain(path: string, name: string): Promise<FileHandle> {
  const handle = await open(path, PLAINLY).catch((cause: unknown) => {
    throw isLink(cause) ? notPlain(name, cause) : cause
  })
  if ((await handle.stat()).isFile()) return handle
  await handle.close()
  throw notPlain(name)
}

/** Opening a link that may not be followed, or a socket. */
const isLink = (error: unknown): boolean => error instanceof Error && 'code' in error && (error.code === 'ELOOP' || error.code === 'ENXIO')

const notPlain = (name: string, cause?: unknown): Failure => new Failure('offer-faulty', { cause, details: [`${name}: must be a plain file`] })

const print = (stats: Stats): Print => `${stats.isFile() ? PLAIN : 'other'} ${stats.size} ${stats.mtimeMs}`

/** Guaranteed by a stream without an encoding. */
const asBytes = (chunk: unknown): Uint8Array => chunk as Uint8Array
