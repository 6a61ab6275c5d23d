// Streets: known by their ending, by the word "straat" or "road" beside a name, or by the number behind a word that nothing explains.
import { houseNumberEnd, isFigure } from './house-numbers.ts'
import { isHesitation, UNITS } from './phrases.ts'
import type { Claim, Speech } from './sheet.ts'
import { BARE_STREETS, ENGLISH_STREETS, NO_STREET, STREET_ENDING, STREET_NAMES, SURE_ENDING } from './street-words.ts'
import { topicOf } from './topics.ts'
import { isCapital, isFunctionWord, isUnknown } from './words.ts'

const ARTICLES = new Set(['van', 'den', 'der', 'de', 'het'])
const MOST_WORDS = 4
const BEFORE_STREET = new Set(['op', 'aan', 'naar', 'at', 'on', 'to'])

export function* streets(speech: Speech, index: number): Generator<Claim> {
  if (isStreet(speech, index)) yield street(speech, index)
  else if (ENGLISH_STREETS.has(speech.norm(index)) && isEnglish(speech, index)) yield englishStreet(speech, index)
  else if (isUnknownStreet(speech, index)) yield { type: 'ADDRESS', from: index, to: houseNumberEnd(speech, index + 1) }
}

function isStreet(speech: Speech, index: number): boolean {
  const norm = speech.norm(index)
  const { company, lexicon } = speech.sheet
  if (company.has(norm) || norm.length < 3) return false
  const numbered = speech.isNumber(index + 1) && speech.norm(index + 1) !== 'een' && !UNITS.has(speech.norm(index + 2))
  if (BARE_STREETS.has(norm)) return isNamed(speech, index, numbered)
  if (norm.length < 6 || !STREET_ENDING.test(norm) || NO_STREET.has(norm) || lexicon.common.has(norm)) return false
  if (isSaidWithPlace(speech, index) && !lexicon.everyday.has(norm) && !lexicon.said.has(norm)) return true
  return SURE_ENDING.test(norm) || !lexicon.understood(norm) || (numbered && !lexicon.everyday.has(norm))
}

/** "aan de molenwal": where streets are said, a word that is only made of words. */
function isSaidWithPlace(speech: Speech, index: number): boolean {
  const at = ['de', 'het', 'den'].includes(speech.norm(index - 1)) ? index - 2 : index - 1
  return PLACING.has(speech.norm(at)) || speech.requested.includes('ADDRESS')
}

const PLACING = new Set(['op', 'aan', 'in', 'naar', 'van', 'adres', 'langs'])

/** "hilversumse straat", "laan van meerdervoort": the name stands beside the word. */
function isNamed(speech: Speech, index: number, numbered: boolean): boolean {
  const before = speech.norm(index - 1)
  const { lexicon } = speech.sheet
  const after = speech.norm(index + 2)
  const ofName =
    ['van', 'der'].includes(speech.norm(index + 1)) &&
    (after.length > 3 || isFigure(speech, index + 2)) &&
    !lexicon.common.has(after)
  if (ofName && ['laan', 'hof', 'plein', 'weg', 'straat'].includes(speech.norm(index))) return true
  if (isHesitation(before) || before.length < 3 || !speech.free(index - 1)) return false
  if (isCapital(speech, index) && /^\p{Lu}/u.test(speech.atom(index - 1).text)) return true
  if (['hoge', 'korte', 'oude', 'nieuwe', 'hooge'].includes(before) && PLACING.has(speech.norm(index - 2))) return true
  if (isUnknown(speech.sheet, before) || lexicon.firstNames.has(before)) return true
  return (
    !isFunctionWord(before) &&
    !lexicon.common.has(before) &&
    (numbered || lexicon.surnames.has(before) || !lexicon.said.has(before))
  )
}

function street(speech: Speech, index: number): Claim {
  let from = index
  while (index - from < MOST_WORDS && isPartOfName(speech, from - 1, index)) from -= 1
  while (ARTICLES.has(speech.norm(from)) && from < index) from += 1
  let to = index + 1
  if (BARE_STREETS.has(speech.norm(index)) && speech.norm(to) === 'van') to += speech.norm(to + 1).startsWith('de') ? 3 : 2
  return { type: 'ADDRESS', from, to: houseNumberEnd(speech, to) }
}

function isPartOfName(speech: Speech, at: number, index: number): boolean {
  const norm = speech.norm(at)
  if (!speech.free(at)) return false
  if (STREET_NAMES.has(norm)) return true
  if (norm.length > 2 && (isUnknown(speech.sheet, norm) || speech.sheet.lexicon.firstNames.has(norm) || isCapital(speech, at)))
    return true
  return (
    at === index - 1 && BARE_STREETS.has(speech.norm(index)) && !speech.sheet.lexicon.common.has(norm) && !isFunctionWord(norm)
  )
}

/** "aan de touwslagersgang negen": nothing known, with a number behind it, where an address is said. */
function isUnknownStreet(speech: Speech, index: number): boolean {
  const norm = speech.norm(index)
  if (
    norm.length < 4 ||
    topicOf(norm) !== undefined ||
    speech.sheet.lexicon.firstNames.has(norm) ||
    !isFigure(speech, index + 1) ||
    speech.norm(index + 1) === 'een'
  )
    return false
  if (!isUnknown(speech.sheet, norm) && !isCapital(speech, index)) return false
  if (UNITS.has(speech.norm(index + 2)) || (speech.code(index + 1)?.text.length ?? 9) > 4) return false
  return speech.requested.includes('ADDRESS') || [index - 1, index - 2].some((at) => BEFORE_STREET.has(speech.norm(at)))
}

/** "42 station road", "elm street": a number or a name before the word. */
const isEnglish = (speech: Speech, index: number): boolean =>
  isStreetWord(speech, index - 1) &&
  (speech.isNumber(index - 2) ||
    speech.isNumber(index - 3) ||
    isCapital(speech, index) ||
    isUnknown(speech.sheet, speech.norm(index - 1)) ||
    speech.requested.includes('ADDRESS'))

const isStreetWord = (speech: Speech, index: number): boolean =>
  speech.free(index) && speech.norm(index).length > 2 && !isFunctionWord(speech.norm(index)) && !isFigure(speech, index)

function englishStreet(speech: Speech, index: number): Claim {
  let from = index
  while (index - from < MOST_WORDS && isStreetWord(speech, from - 1)) from -= 1
  while (
    index - from < MOST_WORDS + 3 &&
    (isFigure(speech, from - 1) || speech.code(from - 1)?.kind === 'letter') &&
    speech.free(from - 1)
  )
    from -= 1
  return { type: 'ADDRESS', from, to: index + 1 }
}
