// `steekproef.lock.json`: beside a pulled model, where it came from and the SHA-256 of each of its files.
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { Failure } from '../failure.ts'

export const LOCK_FILE = 'steekproef.lock.json'

const lockSchema = z.strictObject({
  repository: z.string(),
  /** The commit in the hub's repository. */
  revision: z.string().regex(/^[0-9a-f]{40}$/),
  hub: z.string(),
  licence: z.string(),
  files: z.record(z.string(), z.strictObject({ bytes: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) })),
})
export type ModelLock = z.infer<typeof lockSchema>

/** The lock of a folder, or nothing where a model was put by hand. `model-damaged` when it cannot be read. */
export function readLock(modelDir: string): ModelLock | undefined {
  const file = join(modelDir, LOCK_FILE)
  if (!existsSync(file)) return undefined
  try {
    return lockSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (cause) {
    throw new Failure('model-damaged', { cause, details: [`${LOCK_FILE}: cannot be read`] })
  }
}

/** Whole or not at all: the old lock holds until the new one is on disk. */
export async function writeLock(modelDir: string, lock: ModelLock): Promise<void> {
  const file = join(modelDir, LOCK_FILE)
  const handle = await open(`${file}.part`, 'w')
  await handle.writeFile(`${JSON.stringify(lock, undefined, 2)}\n`)
  await handle.sync()
  await handle.close()
  await rename(`${file}.part`, file)
}

/** Refuses with `model-damaged` a folder of which any file is missing, cut, swapped or not in the lock, and lists each. */
export async function verifyModel(modelDir: string, lock: ModelLock): Promise<void> {
  const details = strangeFiles(modelDir, lock).map((file) => `${file}: is not in the lock file`)
  for (const [file, locked] of Object.entries(lock.files)) {
    const fault = await faultOf(join(modelDir, file), locked)
    if (fault) details.push(`${file}: ${fault}`)
  }
  if (details.length > 0) throw new Failure('model-damaged', { details })
}

/** The SHA-256 of a file, in hexadecimal. */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), async (chunks: AsyncIterable<Uint8Array>) => {
    for await (const chunk of chunks) hash.update(chunk)
  })
  return hash.digest('hex')
}

async function faultOf(file: string, { bytes, sha256 }: ModelLock['files'][string]): Promise<string | undefined> {
  const found = statSync(file, { throwIfNoEntry: false })
  if (!found?.isFile()) return 'is missing'
  if (found.size !== bytes) return `has ${found.size} bytes instead of ${bytes}`
  return (await sha256Of(file)) === sha256 ? undefined : 'has another SHA-256'
}

/** What a library would load without asking. Files that are still being pulled have an ending that none loads. */
function strangeFiles(modelDir: string, { files }: ModelLock): string[] {
  return globSync('**/*.{json,onnx,onnx_data*}', { cwd: modelDir }).filter((file) => file !== LOCK_FILE && !(file in files) && !file.endsWith('.part'))
}
