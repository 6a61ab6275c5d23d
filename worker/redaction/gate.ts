// The last layer: whatever is left must be understood. A word that is neither everyday nor the company's is masked.
import { ORDINALS } from './birth-runs.ts'
import { TITLES, UNITS } from './phrases.ts'
import { freeAtoms, isMasked, type Claim, type Recogniser, type Sheet, type Speech } from './sheet.ts'
import { topicOf } from './topics.ts'
import { isFunctionWord } from './words.ts'

/** Behind these the caller names a place, a firm or a thing. */
const NAMING = new Set("bij op in naar naast achter tegenover heet van den 't at near called behind opposite".split(' '))

export const gate: Recogniser = { name: 'not-understood', find: findUnknown }

function* findUnknown(sheet: Sheet): Generator<Claim> {
  const masked = new Set<string>()
  for (const { index, norm, speech } of freeAtoms(sheet)) {
    if (norm.length < 2 || isFunctionWord(norm) || TITLES.has(norm) || sheet.company.has(norm)) continue
    if (!masked.has(norm) && sheet.lexicon.understood(norm) && !isSeldomNamed(speech, index)) continue
    masked.add(norm)
    yield { type: 'UNKNOWN', from: index, to: index + 1 }
  }
}

/**
 * A word that is known from the dictionary alone, where capitals tell nothing; where they do, only beside something that was
 * found or where something is named.
 */
function isSeldomNamed(speech: Speech, index: number): boolean {
  const { everyday, said, publicNames } = speech.sheet.lexicon
  const norm = speech.norm(index)
  if (UNITS.has(norm) || ORDINALS.has(norm) || topicOf(norm) !== undefined) return false
  if (speech.speaker === 'agent' || !everyday.has(norm) || said.has(norm) || publicNames.has(norm)) return false
  return (
    !speech.sheet.cased ||
    NAMING.has(speech.norm(index - 1)) ||
    isMasked(speech.sheet, index - 1) ||
    isMasked(speech.sheet, index + 1)
  )
}
