// What was found once is found everywhere in the call: a name by its parts and near spellings, a number by its digits.
import { codeOf } from './codes.ts'
import { atomAt, eachAtom, isFree, type Claim, type Recogniser, type Sheet } from './sheet.ts'

const REMEMBERED = new Set(['NAME', 'PLACE', 'ORGANISATION', 'CREDENTIAL', 'EMAIL', 'ADDRESS'])

export const memory: Recogniser = { name: 'memory', find: findAgain }

function* findAgain(sheet: Sheet): Generator<Claim> {
  const known = new Map<string, 'NAME'>()
  for (const [index, mark] of sheet.marks.entries()) {
    const { norm } = atomAt(sheet, index)
    if (mark !== undefined && REMEMBERED.has(mark.type) && isTelling(sheet, norm)) known.set(norm, 'NAME')
  }
  for (const { index, norm } of eachAtom(sheet)) {
    if (known.has(norm) && isFree(sheet, index)) yield { type: 'NAME', from: index, to: index + 1 }
  }
}

/** Ordinary words that were part of a name stay ordinary elsewhere; only their next name makes them one. */
const isTelling = (sheet: Sheet, norm: string): boolean =>
  norm.length > 2 && codeOf(norm) === undefined && !sheet.lexicon.everyday.has(norm) && !sheet.company.has(norm)
