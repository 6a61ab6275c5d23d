// Letting go of what was deleted, where the database still holds it.
import { setTimeout as wait } from 'node:timers/promises'
import { Failure } from '../failure.ts'
import type { Store } from './open.ts'

const TRIES = 20
const AGAIN_MS = 100

/** Tries again while somebody reads or writes. False when it had to give up: then the next run of `expireDue` does it. */
export async function letGo(store: Pick<Store, 'checkpoint'>): Promise<boolean> {
  for (let left = TRIES; left > 0; left--) {
    try {
      await store.checkpoint()
      return true
    } catch (error) {
      if (!(error instanceof Failure && error.code === 'database-busy')) throw error
    }
    await wait(AGAIN_MS)
  }
  return false
}
