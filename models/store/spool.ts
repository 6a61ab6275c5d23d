// Recordings at rest: encrypted while they stream in, each with a key of its own, for 24 hours at most.
import { randomUUID } from 'node:crypto'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { Confidential } from '../confidential.ts'
import { Failure, type FailureCode } from '../failure.ts'
import { SPOOL_MAX_MS } from '../settings.ts'
import { acceptRecording, spoolStart, wantsRecording } from './calls.ts'
import type { Store } from './open.ts'
import { flushFolder, partialFile, recordingFile, removeRecordings } from './spool-files.ts'

export { sweepSpool } from './sweep.ts'

type Body = ReadableStream<Uint8Array>
export type Incoming = Readonly<{ callId: string; body: Body; maxBytes: number; now: Date }>

/**
 * Takes in a call's recording, of which nothing is left when that fails. One that was received already is left as it is.
 * `recording-not-wanted`, `recording-too-large`, `recording-cut-off`, `recording-empty`, `disk-full`.
 */
export async function receiveRecording(store: Store, { callId, body, maxBytes, now }: Incoming): Promise<void> {
  const wanted = await wantsRecording(store, callId, now)
  if (wanted === 'received') return
  if (wanted === 'no') throw new Failure('recording-not-wanted')
  const part = partialFile(store, callId, randomUUID()) // Of its own, as two may come in at once.
  let isWhole: boolean
  try {
    const sealed = await encrypted(store, callId, { plain: ReadableStream.from(counted(body, maxBytes)), now })
    await writeWhole(part, sealed)
    isWhole = await rename(part, recordingFile(store, callId)).then(() => true, removedMeanwhile)
    await flushFolder(store.spoolDir)
  } catch (error) {
    await rm(part, { force: true })
    throw isFull(error) ? new Failure('disk-full', { cause: error }) : error
  }
  if (isWhole && (await acceptRecording(store, callId, now))) return
  await removeUnlessWaiting(store, callId)
  if ((await wantsRecording(store, callId, now)) !== 'received') throw new Failure('recording-not-wanted')
}

/** The recording, decrypted in memory. `recording-gone` when its 24 hours are over, `seal-broken` when it was changed or moved. */
export async function openRecording(store: Store, callId: string, now: Date): Promise<Confidential<Uint8Array>> {
  if (await isOverdue(store, callId, now)) throw new Failure('recording-gone')
  const sealed = await readFile(recordingFile(store, callId)).catch(whenMissing('recording-gone'))
  const secret = await store.keys.spoolSecret(callId).catch(whenShredded)
  const decrypter = new Decrypter()
  decrypter.addIdentity(secret)
  try {
    return new Confidential(await decrypter.decrypt(sealed))
  } catch (cause) {
    throw new Failure('seal-broken', { cause })
  }
}

/** Also where nobody has swept yet: the 24 hours are a promise. */
async function isOverdue({ db }: Store, callId: string, now: Date): Promise<boolean> {
  const call = await db.selectFrom('calls').select('receivedAt').where('id', '=', callId).executeTakeFirst()
  return typeof call?.receivedAt === 'string' && call.receivedAt <= spoolStart(now)
}

/** The body's bytes as they come, until they are too many, break off or prove to be none. */
async function* counted(body: Body, maxBytes: number): AsyncGenerator<Uint8Array> {
  let bytes = 0
  try {
    for await (const chunk of body) {
      bytes += chunk.length
      if (bytes > maxBytes) throw new Failure('recording-too-large')
      yield chunk
    }
  } catch (cause) {
    throw cause instanceof Failure ? cause : new Failure('recording-cut-off', { cause })
  }
  if (bytes === 0) throw new Failure('recording-empty')
}

type Plain = Readonly<{ plain: ReadableStream<Uint8Array>; now: Date }>

/** Under the call's own key (age, X25519), which is made for its first try and ends with the 24 hours. */
async function encrypted(store: Store, callId: string, { plain, now }: Plain): Promise<ReadableStream<Uint8Array>> {
  const expiresAt = new Date(now.getTime() + SPOOL_MAX_MS)
  const secret = await store.keys.keepSpoolSecret(callId, await generateX25519Identity(), expiresAt)
  const encrypter = new Encrypter()
  encrypter.addRecipient(await identityToRecipient(secret))
  return encrypter.encrypt(plain)
}

async function writeWhole(file: string, bytes: ReadableStream<Uint8Array>): Promise<void> {
  const handle = await open(file, 'wx', 0o600)
  await pipeline(bytes, handle.createWriteStream({ flush: true }))
}

/** Another upload of the same call may have been accepted, and prepared, meanwhile; or the call's time is over. */
async function removeUnlessWaiting(store: Store, callId: string): Promise<void> {
  const call = await store.db.selectFrom('calls').select('state').where('id', '=', callId).executeTakeFirst()
  if (call?.state === 'waiting') return
  await removeRecordings(store, [callId])
  await store.keys.shredSpool([callId])
}

/** Full, over a quota, at a limit on file sizes, or made read-only by a fault of the disk. */
const isFull = (error: unknown): boolean => error instanceof Error && 'code' in error && ['ENOSPC', 'EDQUOT', 'EFBIG', 'EROFS'].includes(String(error.code))

/** Its call came to its end as it came in. */
const removedMeanwhile = (error: unknown): false => {
  if (isMissing(error)) return false
  throw error
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

const whenMissing = (code: FailureCode) => (cause: unknown) => {
  throw isMissing(cause) ? new Failure(code, { cause }) : cause
}

const whenShredded = (cause: unknown) => {
  throw cause instanceof Failure && cause.code === 'key-gone' ? new Failure('recording-gone', { cause }) : cause
}
