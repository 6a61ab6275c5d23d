// How much speaks for a word being part of a person's name, apart from where it stands.
import { PARTICLES, TITLES } from './phrases.ts'
import type { Speech } from './sheet.ts'
import { topicOf } from './topics.ts'
import { isBrand, isCapital, isFunctionWord, isShouted, isUnknown } from './words.ts'

/** What a place demands: behind "mijn naam is" any word that carries no sentence will do, standing alone only a sure name. */
export const NEEDED = { introduced: 0, seldom: 1, near: 2, alone: 3 } as const

const NEVER = -1

/** 3: a sure name; 2: a name that is a word too; 1: a word that is never heard on the phone; 0: an ordinary word; below: never. */
export function nameEvidence(speech: Speech, index: number): number {
  const { sheet } = speech
  const norm = speech.norm(index)
  if (norm.length < 2 || !speech.free(index) || TITLES.has(norm) || sheet.company.has(norm)) return NEVER
  if (speech.isNumber(index)) return NEVER
  if (isFunctionWord(norm)) return isFunctionName(speech, index)
  if (topicOf(norm) !== undefined && !sheet.lexicon.surnames.has(norm)) return NEVER
  if (isTellingCapital(speech, index)) return NEEDED.alone
  if (isPlainlySmall(speech, index)) return NEVER
  return byList(speech, norm)
}

/** "Wil", written with a capital amid a sentence, or before a surname. */
function isFunctionName(speech: Speech, index: number): number {
  if (isCapital(speech, index) && speech.sheet.lexicon.firstNames.has(speech.norm(index))) return NEEDED.alone
  return isFirstNameToo(speech, index) ? NEEDED.near : NEVER
}

/** "wil bakker": a word of the sentence that is a first name too, right before a surname. */
function isFirstNameToo({ norm, sheet }: Speech, index: number): boolean {
  const { firstNames, surnames } = sheet.lexicon
  if (!firstNames.has(norm(index))) return false
  const next = norm(index + 1)
  return (next === '' && norm(index - 1) === 'met') || (surnames.has(next) && !isFunctionWord(next))
}

/** In a call written with capitals an everyday word in small letters is the word. */
const isPlainlySmall = ({ atom, norm, sheet }: Speech, index: number): boolean =>
  sheet.cased && /^\p{Ll}/u.test(atom(index).text) && sheet.lexicon.understood(norm(index))

/** A capital that tells a name: not of a public name, of known initials ("BSN"), or behind "een" as brands stand. */
function isTellingCapital(speech: Speech, index: number): boolean {
  if (
    !isCapital(speech, index) ||
    (speech.sheet.lexicon.publicNames.has(speech.norm(index)) && !isBeforeSurname(speech, index)) ||
    isBrand(speech, index)
  )
    return false
  if (isAfterTitle(speech, index)) return true
  if (speech.speaker === 'agent' && speech.sheet.lexicon.understood(speech.norm(index)) && !isListed(speech, index))
    return false
  return !(isShouted(speech.atom(index).text) && speech.sheet.lexicon.understood(speech.norm(index)))
}

/** "Frans Van de Casteele": a public name that is a first name here. */
const isBeforeSurname = ({ norm, sheet, atom }: Speech, index: number): boolean =>
  sheet.lexicon.firstNames.has(norm(index)) && /^\p{Lu}/u.test(atom(index + 1).text)

/** "dokter Van Zanten", "Van Zanten": what stands there is a name in anybody's mouth. */
const isAfterTitle = (speech: Speech, index: number): boolean =>
  TITLES.has(speech.norm(index - 1)) || (PARTICLES.has(speech.norm(index - 1)) && /^\p{Lu}/u.test(speech.atom(index - 1).text))

const isListed = ({ norm, sheet }: Speech, index: number): boolean =>
  sheet.lexicon.firstNames.has(norm(index)) || sheet.lexicon.surnames.has(norm(index)) || sheet.lexicon.places.has(norm(index))

function byList({ sheet }: Speech, norm: string): number {
  const { everyday, said, common, firstNames, surnames, publicNames } = sheet.lexicon
  if (publicNames.has(norm) && !firstNames.has(norm)) return NEVER
  const listed = firstNames.has(norm) || surnames.has(norm)
  if (listed) return everyday.has(norm) ? NEEDED.near : NEEDED.alone
  if (common.has(norm)) return NEVER
  if (isUnknown(sheet, norm)) return NEEDED.alone
  return said.has(norm) ? NEEDED.introduced : NEEDED.seldom
}
