// The sheet on which recognisers mark what they find: the first to mark an atom decides.
import type { EntityType } from '../../models/finding.ts'
import type { Atom, Reading, Stretch } from './call.ts'
import type { Lexicon } from './lexicon.ts'
import type { Topic } from './topics.ts'

/** `KEEP`: looks like personal data, but is explained (an amount, a date of an appointment) and stays readable. */
export type Label = EntityType | 'KEEP'
export type Claim = Readonly<{ type: Label; from: number; to: number }>
export type Mark = Readonly<{ type: Label; recogniser: string; claim: number }>

/** What a recogniser reads. `stretchAt` gives the index of the stretch of an atom. */
export type Sheet = Reading &
  Readonly<{
    lexicon: Lexicon
    marks: readonly (Mark | undefined)[]
    stretchAt: (atom: number) => number
    company: Set<string>
    asked: readonly (readonly Topic[])[]
  }>

/** `find` gives claims in any order; atoms already marked keep their mark. */
export type Recogniser = Readonly<{ name: string; find: (sheet: Sheet) => Iterable<Claim> }>

const NOTHING: Atom = { turn: -1, word: -1, start: 0, end: 0, text: '', norm: '', before: '' }

/** The atom at an index, or an empty one beyond the ends. */
export const atomAt = (sheet: Reading, index: number): Atom => sheet.atoms[index] ?? NOTHING

/** The plain spelling at an index within a stretch, or '' outside of it. */
export const normAt = (sheet: Reading, stretch: Stretch, index: number): string =>
  index >= stretch.from && index < stretch.to ? atomAt(sheet, index).norm : ''

export const isFree = (sheet: Sheet, index: number): boolean => sheet.marks[index] === undefined

export const isMasked = (sheet: Sheet, index: number): boolean => {
  const mark = sheet.marks[index]
  return mark !== undefined && mark.type !== 'KEEP'
}

export const isType = (sheet: Sheet, index: number, type: Label): boolean => sheet.marks[index]?.type === type

/** Every atom of a call in its stretch, in order. */
export function* eachAtom(sheet: Sheet): Generator<{ index: number; norm: string; stretch: Stretch }> {
  for (const stretch of sheet.stretches) {
    for (let index = stretch.from; index < stretch.to; index += 1) yield { index, norm: atomAt(sheet, index).norm, stretch }
  }
}
