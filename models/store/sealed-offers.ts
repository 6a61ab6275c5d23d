// Offers that lie in a queue: encrypted to this instance's public key (age, X25519), so that only its key store opens them.
import { Decrypter, Encrypter, identityToRecipient } from 'age-encryption'
import { z } from 'zod'
import { faultsOf, offerSchema } from '../call.ts'
import { Failure } from '../failure.ts'
import type { Store } from './open.ts'

const MAX_NAME = 500

/** Below the inbox, by names alone: no root, drive, scheme, backslash, dot segment or control character. */
const isPlainPath = (path: string): boolean =>
  /^[^\\:\p{Cc}]+$/u.test(path) && path.split('/').every((name) => name !== '' && name !== '.' && name !== '..')

const offeredSchema = z.strictObject({
  offer: offerSchema,
  recording: z.string().max(MAX_NAME).refine(isPlainPath, 'must be a file name relative to the inbox'),
})

/** A call with the name of its recording, relative to the inbox. */
export type Offered = z.infer<typeof offeredSchema>

type Keys = Pick<Store, 'keys'>

/** The public key (`age1…`) that pipelines encrypt to. */
export const feedRecipient = async (store: Keys): Promise<string> => identityToRecipient(await feedIdentity(store))

/** What a pipeline puts into the queue, in base64. */
export async function sealOffer(recipient: string, offered: Offered): Promise<string> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  return Buffer.from(await encrypter.encrypt(JSON.stringify(offered))).toString('base64')
}

/** `seal-broken` when it was not encrypted to this instance, `offer-faulty` with every fault in what it holds. */
export async function openOffer(store: Keys, sealed: string): Promise<Offered> {
  const parsed = offeredSchema.safeParse(asJson(await decrypted(store, sealed)))
  if (!parsed.success) throw new Failure('offer-faulty', { details: faultsOf(parsed.error) })
  return parsed.data
}

async function decrypted(store: Keys, sealed: string): Promise<string> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(await feedIdentity(store))
  try {
    return await decrypter.decrypt(Buffer.from(sealed, 'base64'), 'text')
  } catch (cause) {
    throw new Failure('seal-broken', { cause })
  }
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Failure('offer-faulty', { cause, details: ['sealed: must hold JSON'] })
  }
}

/** What stands before the 32 bytes of an X25519 private key in PKCS #8 (RFC 8410, section 7). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b656e04220420', 'hex')

/** A key store's key is 32 random bytes, as an X25519 private key is. */
async function feedIdentity({ keys }: Keys) {
  const key = Buffer.concat([PKCS8_HEAD, await keys.purposeKey('feed')])
  return crypto.subtle.importKey('pkcs8', key, { name: 'X25519' }, false, ['deriveBits'])
}
