// The master key: a file outside of the data folder, without which the key store opens nothing.
import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { Failure } from '../failure.ts'
import { KEY_BYTES } from '../seal.ts'

/** Writes a new key that only its owner can read. `request-faulty` where there is a file already, or none can be made. */
export function makeMasterKey(file: string): void {
  try {
    writeFileSync(file, `${randomBytes(KEY_BYTES).toString('base64')}\n`, { flag: 'wx', mode: 0o600 })
  } catch (cause) {
    const exists = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST'
    const detail = exists ? 'FILE: is there already, and a master key is never overwritten' : 'FILE: cannot be written'
    throw new Failure('request-faulty', { cause, details: [detail] })
  }
}

/** The 32 bytes of the key, or `settings-faulty`. */
export function readMasterKey(file: string): Uint8Array {
  const text = readText(file)
  const key = Buffer.from(text, 'base64')
  if (key.length !== KEY_BYTES || key.toString('base64') !== text) throw faulty(`does not hold ${KEY_BYTES} bytes in base64`)
  return new Uint8Array(key)
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (cause) {
    throw faulty('cannot be read', cause)
  }
}

const faulty = (what: string, cause?: unknown): Failure => new Failure('settings-faulty', { cause, details: [`MASTER_KEY_FILE: ${what}`] })
