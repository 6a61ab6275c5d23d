// Every number and code that is said: masked unless something explains it (an amount, a date, a time, a count, a service number).
import { explains } from './explained.ts'
import { kindOfNumber } from './kinds.ts'
import { isGlue } from './phrases.ts'
import { segmentsOf, type Segment } from './segments.ts'
import { normAt, type Claim, type Recogniser, type Sheet } from './sheet.ts'

/** So many connecting words ("en dan de") may stand between the pieces of one number. */
const GLUE_LIMIT = 4

export const numbers: Recogniser = { name: 'number', find: findNumbers }

type Judged = Readonly<{ segment: Segment; claims: readonly Claim[] }>

function findNumbers(sheet: Sheet): Claim[] {
  const judged = segmentsOf(sheet).map((segment): Judged => ({ segment, claims: segment.weak ? [] : judge(sheet, segment) }))
  return judged.flatMap(({ segment, claims }, index) =>
    segment.weak ? fromNeighbour(sheet, segment, [judged[index - 1], judged[index + 1]]) : claims,
  )
}

function judge(sheet: Sheet, segment: Segment): Claim[] {
  const explained = explains(sheet, segment)
  const type = kindOfNumber(sheet, segment)
  if (explained === undefined) return [{ type, from: segment.from, to: segment.to }]
  return explained.from === segment.from ? [explained] : [{ type, from: segment.from, to: explained.from }, explained]
}

/** A lone letter or article is part of a number when only connecting words stand between them. */
function fromNeighbour(sheet: Sheet, segment: Segment, neighbours: readonly (Judged | undefined)[]): Claim[] {
  for (const other of neighbours) {
    const mask = other?.claims.find(({ type }) => type !== 'KEEP')
    if (other === undefined || mask === undefined || other.segment.stretch !== segment.stretch) continue
    const [first, second] = other.segment.from < segment.from ? [other.segment, segment] : [segment, other.segment]
    if (isGlued(sheet, first, second)) return [{ type: mask.type, from: segment.from, to: segment.to }]
  }
  return []
}

function isGlued(sheet: Sheet, first: Segment, second: Segment): boolean {
  if (second.from - first.to > GLUE_LIMIT) return false
  for (let index = first.to; index < second.from; index += 1) if (!isGlue(normAt(sheet, first.stretch, index))) return false
  return true
}
