// A sidecar: the offer of a call, as JSON in a file beside its recording.
import { parseOffer, type Offer } from '../../models/call.ts'
import { Failure } from '../../models/failure.ts'
import { readSmall } from './plain-file.ts'

const MAX_SIDECAR_BYTES = 65_536

/** The offer, or `offer-faulty` with every fault in it. */
export async function readSidecar(path: string): Promise<Offer> {
  const bytes = await readSmall(path, { name: 'sidecar', maxBytes: MAX_SIDECAR_BYTES })
  try {
    return parseOffer(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
  } catch (cause) {
    throw cause instanceof Failure ? cause : new Failure('offer-faulty', { cause, details: ['sidecar: must be JSON in UTF-8'] })
  }
}
