// Letting go of what was deleted, where the database still holds it.
import { setTimeout as wait } from 'node:timers/promises'
import { Failure } from '../failure.ts'
import type { Store } from './open.ts'

const TRIES = 20
const AGAIN_MS = 100

/** Tries again while somebody reads or writes; at last `database-busy`, and the next run does it. */
export async function letGo(store: Pick<Store, 'checkpoint'>): Promise<void> {
  for (let left = TRIES; ; left--) {
    try {
      return await store.checkpoint()
    } catch (error) {
      if (left === 0 || !(error instanceof Failure && error.code === 'database-busy')) throw error
      await wait(AGAIN_MS)
    }
  }
}
