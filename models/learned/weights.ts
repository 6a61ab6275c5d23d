// The files of a speech model: whether they are all there and unchanged, and what they are called in a snippet's provenance.
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, globSync, realpathSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Failure } from '../failure.ts'
import type { Model } from '../hearing.ts'
import { readLock, verifyModel } from './model-lock.ts'

/** What a Whisper export consists of, beside its networks. */
export const NEEDED = ['config.json', 'generation_config.json', 'preprocessor_config.json', 'tokenizer.json', 'tokenizer_config.json'] as const
const NETWORKS = ['onnx/encoder_model*.onnx', 'onnx/decoder_model_merged*.onnx'] as const

/**
 * Name and revision: of a pulled model its repository and commit, once every file is what the lock says (`model-damaged`); of one
 * that was put by hand its folder's name and the SHA-256 over all its network files, in order of name. `model-missing` when incomplete.
 */
export async function identifyModel(modelDir: string): Promise<Model> {
  const lock = readLock(modelDir)
  if (lock) await verifyModel(modelDir, lock)
  refuseIncomplete(modelDir)
  if (lock) return { name: lock.repository, revision: lock.revision }
  return { name: basename(realpathSync(modelDir)), revision: await hashOfNetworks(modelDir) }
}

/** Says something else as soon as any file is another: replaced, changed, or behind a link that now points elsewhere. Reads none of them. */
export function stampOf(modelDir: string): string {
  const files = globSync('{*.json,onnx/*}', { cwd: modelDir }).toSorted()
  return files.map((file) => [file, ...placeAndTime(join(modelDir, file))].join(' ')).join('\n')
}

function placeAndTime(file: string): readonly (number | undefined)[] {
  const found = statSync(file, { throwIfNoEntry: false })
  return [found?.dev, found?.ino, found?.size, found?.ctimeMs]
}

function refuseIncomplete(modelDir: string): void {
  const missing = NEEDED.filter((file) => !existsSync(join(modelDir, file)))
  const absent = NETWORKS.filter((pattern) => globSync(pattern, { cwd: modelDir }).length === 0)
  if (missing.length + absent.length > 0) throw new Failure('model-missing', { details: [...missing, ...absent] })
}

async function hashOfNetworks(modelDir: string): Promise<string> {
  const hash = createHash('sha256')
  for (const file of globSync('onnx/*.onnx*', { cwd: modelDir }).toSorted()) {
    await pipeline(createReadStream(join(modelDir, file)), async (chunks) => {
      for await (const chunk of chunks) hash.update(chunk)
    })
  }
  return hash.digest('hex')
}
