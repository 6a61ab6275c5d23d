// The calls in test/fixtures, each with its recording, its sidecar and its truth.
import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { offerSchema, type Offer } from '../../models/call.ts'

export type ShippedCall = Readonly<{ name: string; recording: string; truth: string; sidecar: Offer }>

/** All calls of a folder, by name: `calls` or `canary` of test/fixtures, or any other with the same files, by its path. */
export function shippedCalls(folder: string): ShippedCall[] {
  const calls = resolve(import.meta.dirname, '../fixtures', folder)
  return globSync('*.{opus,wav}', { cwd: calls })
    .toSorted()
    .map((file) => {
      const name = file.replace(/\.[a-z]+$/, '')
      const sidecar = offerSchema.parse(JSON.parse(readFileSync(join(calls, `${name}.json`), 'utf8')))
      return { name, recording: join(calls, file), truth: join(calls, `${name}.truth.json`), sidecar }
    })
}
