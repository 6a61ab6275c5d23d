// Waiting for a condition instead of for a time.
import { setTimeout as wait } from 'node:timers/promises'

const LOOK_EVERY_MS = 50
const GIVE_UP_MS = 120_000

/** The first answer that is neither undefined nor false. Gives up with `what` was waited for. */
export async function until<T>(what: string, look: () => T | Promise<T>, leftMs = GIVE_UP_MS): Promise<Exclude<T, undefined | false>> {
  const answer = await look()
  if (answer !== undefined && answer !== false) return answer as Exclude<T, undefined | false>
  if (leftMs <= 0) throw new Error(`Gave up waiting until ${what}.`)
  await wait(LOOK_EVERY_MS)
  return until(what, look, leftMs - LOOK_EVERY_MS)
}
