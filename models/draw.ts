// The draw: keep or skip one call, by a keyed hash that nobody can steer and everybody with the key can repeat.
import { createHash, createHmac } from 'node:crypto'

/** Agreed share of calls where nobody chose another. */
export const DEFAULT_FRACTION = 0.1
/** The most a works council is taken to have agreed to where it named no ceiling. */
export const DEFAULT_CEILING = 0.2

const BITS = 48

/** Why a call was not put to the draw. Counted, and in the ledger. */
export const REFUSALS = [
  'not-announced',
  'opted-out',
  'private',
  'too-short',
  'no-consent',
  'too-old',
  'never-draw',
  'handled-elsewhere',
  'capped',
] as const
export type Refusal = (typeof REFUSALS)[number]

/** `bernoulli`: each call by itself. `deck`: exactly so many of each full deck of an agent's calls. */
export const METHODS = ['bernoulli', 'deck'] as const
export type Method = (typeof METHODS)[number]

export type Decision = 'keep' | 'skip' | 'refuse'

/** Where a call falls in [0, 1): the first 48 bits of HMAC-SHA-256 of its reference under the quarter's draw key. */
export function drawnAt(drawKey: Uint8Array, callRef: string): number {
  const digest = createHmac('sha256', drawKey).update(callRef).digest('hex')
  return Number.parseInt(digest.slice(0, BITS / 4), 16) / 2 ** BITS
}

/** Keep when the call falls below the fraction: independent of every other call, the same on every retry. */
export const isDrawn = (drawKey: Uint8Array, callRef: string, fraction: number): boolean =>
  drawnAt(drawKey, callRef) < fraction

/** Published when a quarter starts, so that the key released at its end can be shown to be the same. */
export const commitmentTo = (drawKey: Uint8Array): string => createHash('sha256').update(drawKey).digest('hex')

/** What decides: the quarter's key, with what the works council mixed in after the commitment and before the first call. */
export const withNonce = (drawKey: Uint8Array, nonce: string | null): Uint8Array =>
  nonce === null ? drawKey : new Uint8Array(createHmac('sha256', drawKey).update(`nonce ${nonce}`, 'utf8').digest())

/** Our own name for an outside identifier: HMAC-SHA-256 under the key kept for that kind of identifier alone. */
export const keyedRef = (key: Uint8Array, identifier: string): string =>
  createHmac('sha256', key).update(identifier, 'utf8').digest('base64url')
