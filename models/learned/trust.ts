// What a window says about itself, by which loops and guesses are known (Whisper paper, section 4.5).
import { deflateSync } from 'node:zlib'
import type { Trust } from '../hearing.ts'
import type { Decoded } from './decoding.ts'

/** A text without a token is trusted as far as a probability of 1: there is nothing to doubt. */
export function trustOf({ tokens, ended, noSpeech }: Decoded, decode: (ids: number[]) => string): Trust {
  const logs = tokens.map(({ probability }) => Math.log(Math.max(probability, Number.MIN_VALUE)))
  const logProbability = logs.length === 0 ? 0 : logs.reduce((sum, log) => sum + log, 0) / logs.length
  return { logProbability, noSpeech, compression: compressionOf(decode(tokens.map(({ id }) => id))), ended }
}

/** A text in a loop compresses well; a short one never does. Time tokens decode to nothing. */
function compressionOf(text: string): number {
  const bytes = Buffer.from(text.replaceAll(/<\|.*?\|>/g, ''), 'utf8')
  return bytes.length === 0 ? 1 : bytes.length / deflateSync(bytes).length
}
