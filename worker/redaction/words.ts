// What a word may be: one that carries the sentence, an ordinary word, part of a name, or one that nothing explains.
import { DIALECT_WORDS, ENGLISH_FUNCTION_WORDS, FUNCTION_WORDS } from './function-words.ts'
import { isHesitation, TITLES } from './phrases.ts'
import type { Sheet, Speech } from './sheet.ts'

/** Neither everyday language nor the company's. */
export const isUnknown = ({ lexicon, company, codeOf }: Sheet, norm: string): boolean =>
  norm.length > 1 && codeOf(norm) === undefined && !lexicon.understood(norm) && !company.has(norm)

const SENTENCE_WORDS = new Set([...FUNCTION_WORDS, ...ENGLISH_FUNCTION_WORDS, ...DIALECT_WORDS])

/** Carries the sentence: never part of a value by itself. */
export const isFunctionWord = (norm: string): boolean => SENTENCE_WORDS.has(norm) || isHesitation(norm)

/** Neither a word that is said in every call nor the company's: it could be the value that is looked for. */
export function isContent(speech: Speech, index: number): boolean {
  const norm = speech.norm(index)
  const { lexicon, company } = speech.sheet
  return norm.length > 1 && speech.free(index) && !lexicon.common.has(norm) && !company.has(norm) && !isHesitation(norm)
}

/** Any word but those that carry the sentence and the company's: what answers a question may be quite ordinary. */
export function isTelling(speech: Speech, index: number): boolean {
  const norm = speech.norm(index)
  return norm.length > 1 && speech.free(index) && !isFunctionWord(norm) && !speech.sheet.company.has(norm)
}

const SENTENCE_END = /[.?!…:"“”(]/

/** True where a sentence begins, so that a capital tells nothing. */
export function opensSentence(speech: Speech, index: number): boolean {
  const atom = speech.atom(index)
  const last = speech.atom(index - 1)
  if (last.turn < 0) return true
  return SENTENCE_END.test(atom.before) && !/^\p{Lu}$/u.test(last.text) && !TITLES.has(last.norm)
}

/** Written with a capital amid a sentence, as only names are. */
export const isCapital = (speech: Speech, index: number): boolean =>
  speech.sheet.cased && /^['’]?\p{Lu}/u.test(speech.atom(index).text) && !opensSentence(speech, index)

/** "TV", "BSN": a short word all in capitals. */
export const isShouted = (text: string): boolean => text.length < 5 && text === text.toUpperCase() && text !== text.toLowerCase()

/** "een Aygo", "a Hoover": behind such an article a capital opens a brand; persons have none. */
export function isBrand(speech: Speech, index: number): boolean {
  const { firstNames, surnames } = speech.sheet.lexicon
  const norm = speech.norm(index)
  return ['een', 'echte', 'a', 'an'].includes(speech.norm(index - 1)) && !firstNames.has(norm) && !surnames.has(norm)
}
