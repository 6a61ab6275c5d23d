// Stretches of a call in which a number or code is being said: digits, letters and spelling words that follow each other.
import type { Stretch } from './call.ts'
import { codeOf, type Code } from './codes.ts'
import { isHesitation } from './phrases.ts'
import { atomAt, isFree, normAt, type Sheet } from './sheet.ts'

export type Piece = Readonly<{ index: number; code: Code }>

/** Atoms `from` up to `to`; `weak`: a lone letter or article that only counts beside a real number or code. */
export type Segment = Readonly<{ stretch: Stretch; from: number; to: number; pieces: readonly Piece[]; weak: boolean; decimal: boolean }>

const PRONOUNS = new Set(['u', 'o', 'a', 'e', 'm', 'n', 's', 't', 'k', 'd', 'r'])
const ARTICLES = new Set(['een', 'ene', 'enen', 'one'])
const DOUBLES = new Set(['dubbel', 'dubbele', 'double', 'triple', 'twee keer de', 'komma'])

/** All segments of the call in order; atoms that are marked already belong to none. */
export function segmentsOf(sheet: Sheet): readonly Segment[] {
  const segments: Segment[] = []
  for (const stretch of sheet.stretches) {
    let index = stretch.from
    while (index < stretch.to) {
      const segment = segmentFrom(sheet, stretch, index)
      if (segment !== undefined) segments.push(segment)
      index = segment === undefined ? index + 1 : segment.to
    }
  }
  return segments
}

function segmentFrom(sheet: Sheet, stretch: Stretch, start: number): Segment | undefined {
  const first = pieceAt(sheet, stretch, start)
  if (first === undefined) return undefined
  const pieces = [first]
  let to = pieceEnd(sheet, stretch, first)
  let decimal = false
  for (;;) {
    const next = nextPiece(sheet, stretch, to)
    if (next === undefined) break
    decimal ||= normAt(sheet, stretch, next.index - 1) === 'komma'
    pieces.push(next)
    to = pieceEnd(sheet, stretch, next)
  }
  return { stretch, from: start, to, pieces, weak: isWeak(pieces, to - start), decimal }
}

function nextPiece(sheet: Sheet, stretch: Stretch, at: number): Piece | undefined {
  for (let index = at; index < Math.min(stretch.to, at + 4); index += 1) {
    const piece = pieceAt(sheet, stretch, index)
    if (piece !== undefined) return piece
    const norm = normAt(sheet, stretch, index)
    if (!isHesitation(norm) && !DOUBLES.has(norm)) return undefined
  }
  return undefined
}

function pieceAt(sheet: Sheet, stretch: Stretch, index: number): Piece | undefined {
  if (index >= stretch.to || !isFree(sheet, index)) return undefined
  const code = codeOf(atomAt(sheet, index).norm)
  if (code === undefined) return undefined
  if (code.kind === 'spelling' && !isSpelt(sheet, stretch, index)) return undefined
  return { index, code }
}

/** A spelling word counts beside another letter or spelling word; "maria" by itself is a name. */
function isSpelt(sheet: Sheet, stretch: Stretch, index: number): boolean {
  const near = [normAt(sheet, stretch, index - 1), normAt(sheet, stretch, index + 1)]
  return near.some((norm) => {
    const kind = codeOf(norm)?.kind
    return kind === 'spelling' || (kind === 'letter' && !PRONOUNS.has(norm))
  })
}

/** "de J van Johan": the word that explains a letter belongs to it. */
function pieceEnd(sheet: Sheet, stretch: Stretch, { index, code }: Piece): number {
  const explained = code.kind === 'letter' && ['van', 'voor', 'als', 'for', 'as', 'like'].includes(normAt(sheet, stretch, index + 1))
  if (!explained) return index + 1
  const skip = ['in', 'de'].includes(normAt(sheet, stretch, index + 2)) ? 1 : 0
  return normAt(sheet, stretch, index + 2 + skip).startsWith(code.text) ? Math.min(stretch.to, index + 3 + skip) : index + 1
}

function isWeak(pieces: readonly Piece[], length: number): boolean {
  const [only] = pieces
  if (only === undefined || pieces.length > 1 || length > 1) return false
  return only.code.kind === 'letter' || (only.code.kind === 'number' && only.code.text === '1' && length === 1)
}

export const isArticle = (norm: string): boolean => ARTICLES.has(norm)
