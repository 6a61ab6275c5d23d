// Envelope encryption of what rests: AES-256-GCM (NIST SP 800-38D), bound to the place where it belongs.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { CallFlag, Clip, Excerpt, SafeSnippet, TextOnly } from './snippet.ts'
import { Failure } from './failure.ts'

declare const sealed: unique symbol
/** Encrypted and authenticated: version, nonce, tag, ciphertext. */
export type Sealed = Uint8Array & { readonly [sealed]: true }

const VERSION = 1
const NONCE_BYTES = 12
const TAG_BYTES = 16
const HEAD_BYTES = 1 + NONCE_BYTES + TAG_BYTES
export const KEY_BYTES = 32

export const newKey = (): Uint8Array => new Uint8Array(randomBytes(KEY_BYTES))

/** `identity` names the row and field; opened under another one, it fails. */
export function sealBytes(key: Uint8Array, plain: Uint8Array, identity: string): Sealed {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(identity))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return stateSealed(Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), body]))
}

/** The plain bytes, or `seal-broken` when key, identity or a single bit differs. */
export function openBytes(key: Uint8Array, value: Uint8Array, identity: string): Uint8Array {
  try {
    if (value[0] !== VERSION || value.length < HEAD_BYTES) throw new Error('not sealed by this version')
    const nonce = value.subarray(1, 1 + NONCE_BYTES)
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
    decipher.setAAD(Buffer.from(identity)).setAuthTag(value.subarray(1 + NONCE_BYTES, HEAD_BYTES))
    return new Uint8Array(Buffer.concat([decipher.update(value.subarray(HEAD_BYTES)), decipher.final()]))
  } catch (cause) {
    throw new Failure('seal-broken', { cause })
  }
}

/** A snippet as it rests: its words and its clip, each sealed for its own column of the row `id`. */
export type SealedSnippet = Readonly<{
  id: string
  theme: string
  reason: string
  content: Sealed
  clip: Sealed | undefined
  textOnly?: TextOnly | undefined
}>

/** What `sealSnippet` puts into `content`: everything but the sound. */
export type SnippetContent = Readonly<{ excerpt: Excerpt; agent?: string; clip?: Omit<Clip, 'audio'>; textOnly?: TextOnly; flags?: readonly CallFlag[] }>

/** Seals a snippet under its call's content key. The clip's bytes are sealed apart, so that a list never opens them. */
export function sealSnippet(key: Uint8Array, id: string, { excerpt, agent, clip, textOnly, flags = [] }: SafeSnippet): SealedSnippet {
  const known = { ...(agent !== undefined && { agent }), ...(textOnly && { textOnly }), ...(flags.length > 0 && { flags }) }
  const content: SnippetContent = { excerpt, ...known, ...(clip && { clip: mapOf(clip) }) }
  return {
    id,
    theme: excerpt.theme,
    reason: excerpt.reason,
    content: sealBytes(key, Buffer.from(JSON.stringify(content)), `snippet:${id}:content`),
    clip: clip && sealBytes(key, clip.audio, `snippet:${id}:clip`),
    textOnly,
  }
}

const mapOf = ({ audio: _, ...map }: Clip): Omit<Clip, 'audio'> => map

export const openSnippet = (key: Uint8Array, id: string, content: Uint8Array): SnippetContent =>
  readContent(openBytes(key, content, `snippet:${id}:content`))

export const openClip = (key: Uint8Array, id: string, clip: Uint8Array): Uint8Array =>
  openBytes(key, clip, `snippet:${id}:clip`)

/** Guaranteed by the authenticated encryption: only `sealSnippet` writes what opens under this identity. */
const readContent = (plain: Uint8Array) => JSON.parse(Buffer.from(plain).toString('utf8')) as SnippetContent

const stateSealed = (bytes: Uint8Array): Sealed => new Uint8Array(bytes) as Sealed
