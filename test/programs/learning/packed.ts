// Weights as text, the way worker/redaction/learned/weights.ts reads them: what is alike stands together, so that it packs well.
import { brotliCompressSync, constants } from 'node:zlib'
import { CLASSES, WIDTH } from '../../../worker/redaction/learned/classes.ts'
import { lookUp, type Weights } from '../../../worker/redaction/learned/weights.ts'
import type { Learnt } from './fit.ts'

const LINE = /.{120}/g

export function packed({ features, rows, moves }: Learnt): string {
  const count = Buffer.alloc(4)
  count.writeUInt32LE(features.length)
  const gaps = features.map((feature, at) => feature - (features[at - 1] ?? 0))
  const planes = [0, 8, 16].map((bits) => Buffer.from(gaps.map((gap) => (gap >>> bits) & 255)))
  const columns = CLASSES.map((_, of) => Buffer.from(rows.filter((_weight, at) => at % WIDTH === of)))
  const bytes = Buffer.concat([count, Buffer.from(moves), ...planes, ...columns])
  const text = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS } }).toString('base64')
  return `${text.replace(LINE, '$&\n')}\n`
}

/** Weights as the recogniser uses them, without having been stored. */
export const usable = ({ features, rows, moves }: Learnt): Weights => ({ rowOf: lookUp(features), rows, moves })
