// The draw: keep or skip one call, by a keyed hash that nobody can steer and everybody with the key can repeat.
import { createHash, createHmac } from 'node:crypto'

/** Agreed share of calls where nobody chose another. */
export const DEFAULT_FRACTION = 0.1
/** The most a works council is taken to have agreed to where it named no ceiling. */
export const DEFAULT_CEILING = 0.2

const BITS = 48

/** Why a call was not put to the draw. Counted, and in the ledger. */
export const REFUSALS = ['not-announced', 'opted-out', 'private', 'too-short', 'no-consent', 'too-old'] as const
export type Refusal = (typeof REFUSALS)[number]

export type Decision = 'keep' | 'skip' | 'refuse'

/** Where a call falls in [0, 1): the first 48 bits of HMAC-SHA-256 of its reference under the quarter's draw key. */
export function drawnAt(drawKey: Uint8Array, callRef: string): number {
  return createHmac('sha256', drawKey).update(callRef).digest().readUIntBE(0, BITS / 8) / 2 ** BITS
}

/** Keep when the call falls below the fraction: independent of every other call, the same on every retry. */
export const isDrawn = (drawKey: Uint8Array, callRef: string, fraction: number): boolean =>
  drawnAt(drawKey, callRef) < fraction

/** Published when a quarter starts, so that the key released at its end can be shown to be the same. */
export const commitmentTo = (drawKey: Uint8Array): string => createHash('sha256').update(drawKey).digest('hex')

/** Our own name for an outside identifier: HMAC-SHA-256 under the key kept for that kind of identifier alone. */
export const keyedRef = (key: Uint8Array, identifier: string): string =>
  createHmac('sha256', key).update(identifier, 'utf8').digest('base64url')
