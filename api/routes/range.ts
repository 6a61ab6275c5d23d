// Which part of a clip a browser asks for (RFC 9110, section 14).

/** First and last byte, both included. */
export type ByteRange = Readonly<{ first: number; last: number }>

/**
 * The one range that was asked for, `outside` when there is nothing of it, and undefined when the whole is to be sent:
 * without a range, with several, and with one that is not understood, which the RFC says to ignore.
 */
export function rangeOf(header: string | undefined, length: number): ByteRange | 'outside' | undefined {
  const [, from = '', to = ''] = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(header ?? '') ?? []
  if (from === '' && to === '') return undefined
  if (from === '') return inside({ first: Math.max(0, length - Number(to)), last: length - 1 }, length)
  if (to !== '' && Number(from) > Number(to)) return undefined
  return inside({ first: Number(from), last: Math.min(to === '' ? Infinity : Number(to), length - 1) }, length)
}

const inside = (range: ByteRange, length: number): ByteRange | 'outside' => (range.first < length ? range : 'outside')
