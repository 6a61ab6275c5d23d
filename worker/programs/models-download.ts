// One file from a hub to disk: goes on where it broke off, and gets its name only when its hash is the one that was published.
import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { Failure } from '../../models/failure.ts'
import type { HubFile } from './models-hub.ts'

/** So often in a row nothing may come at all. */
const TRIES = 5
const PAUSE_MS = 1000
/** Digits of the published hash in the name of a file that is not whole, so that it only goes on as the same file. */
const DIGITS = 16

export type Download = Readonly<{ address: string; file: HubFile; target: string; pauseMs?: number; report: (bytes: number) => void }>

/** `hub-failed` when it is not there, never comes whole, or is not what the hub publishes. `report` hears how much there is. */
export async function download({ address, file, target, pauseMs = PAUSE_MS, report }: Download): Promise<void> {
  const part = `${target}.${file.hash.hex.slice(0, DIGITS)}.part`
  await mkdir(dirname(part), { recursive: true })
  await (await open(part, 'a')).close()
  let have = await sizeOf(part)
  for (let failures = 0; have < file.bytes; ) {
    const fault = await goOn(address, { file, part, report }).catch(unlessFinal)
    const before = have
    have = await sizeOf(part)
    failures = have > before ? 0 : failures + 1
    if (failures > TRIES) throw new Failure('hub-failed', { cause: fault, details: [`${file.path}: breaks off again and again`] })
    if (have < file.bytes) await wait(pauseMs)
  }
  await refuseOther(part, file)
  await rename(part, target)
}

/** Whether a file that is there is the published one. */
export async function isPublished(path: string, { bytes, hash }: HubFile): Promise<boolean> {
  return existsSync(path) && (await sizeOf(path)) === bytes && (await hashOf(path, { bytes, kind: hash.kind })) === hash.hex
}

type Part = Readonly<{ file: HubFile; part: string; report: (bytes: number) => void }>

/** Asks for what is missing and writes it as it comes. When the answer does not fit, all is asked for anew the next time. */
async function goOn(address: string, { file, part, report }: Part): Promise<void> {
  const have = await sizeOf(part)
  const headers = { 'Accept-Encoding': 'identity', ...(have > 0 && { Range: `bytes=${have}-` }) }
  const response = await fetch(address, { headers })
  const from = startOf(response, file.path)
  if (from !== 0 && from !== have) {
    await response.body?.cancel()
    return rm(part, { force: true })
  }
  const handle = await open(part, from === 0 ? 'w' : 'a')
  try {
    let bytes = from
    for await (const chunk of response.body ?? []) {
      bytes += chunk.length
      if (bytes > file.bytes) break
      await handle.writeFile(chunk)
      report(bytes)
    }
    await handle.sync()
    if (bytes > file.bytes) throw new Failure('hub-failed', { details: [`${file.path}: is longer than published`] })
  } finally {
    await handle.close()
  }
}

/** Where in the file an answer begins. 416 says that no such rest is there. */
function startOf({ status, headers }: Response, path: string): number | undefined {
  if (status === 200) return 0
  if (status === 206) return Number(/^bytes (\d+)-/.exec(headers.get('content-range') ?? '')?.[1])
  if (status === 416) return undefined
  if (status === 429 || status >= 500) throw new Error(`The hub answers ${status}.`)
  throw new Failure('hub-failed', { details: [`${path}: the hub answers ${status}`] })
}

async function refuseOther(part: string, file: HubFile): Promise<void> {
  if (await isPublished(part, file)) return
  await rm(part, { force: true })
  throw new Failure('hub-failed', { details: [`${file.path}: is not what the hub publishes, and was deleted`] })
}

/** Git hashes a file behind a head with its length. */
async function hashOf(path: string, { bytes, kind }: Readonly<{ bytes: number; kind: 'sha256' | 'git' }>): Promise<string> {
  const hash = kind === 'git' ? createHash('sha1').update(`blob ${bytes}\0`) : createHash('sha256')
  await pipeline(createReadStream(path), async (chunks: AsyncIterable<Uint8Array>) => {
    for await (const chunk of chunks) hash.update(chunk)
  })
  return hash.digest('hex')
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined)
  return found?.isFile() ? found.size : 0
}

/** What breaks off may be tried again; what is refused may not. */
function unlessFinal(error: unknown): unknown {
  if (error instanceof Failure) throw error
  return error
}
