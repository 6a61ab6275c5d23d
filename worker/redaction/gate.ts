// The last layer: whatever is left must be understood. A word that is neither everyday nor the company's is masked.
import { eachAtom, isFree, type Claim, type Recogniser, type Sheet } from './sheet.ts'

export const gate: Recogniser = { name: 'not-understood', find: findUnknown }

function* findUnknown(sheet: Sheet): Generator<Claim> {
  for (const { index, norm } of eachAtom(sheet)) {
    if (!isFree(sheet, index) || isUnderstood(sheet, norm)) continue
    yield { type: 'UNKNOWN', from: index, to: index + 1 }
  }
}

const isUnderstood = (sheet: Sheet, norm: string): boolean =>
  sheet.company.has(norm) || norm.length === 1 || sheet.lexicon.understood(norm)
