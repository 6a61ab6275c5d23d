// The company's own name, learnt from the agent's greeting: what is neither greeting nor anybody's name, before "met …" or after "van".
import { GREETINGS, isHesitation, TITLES } from './phrases.ts'
import type { Recogniser, Sheet, Speech } from './sheet.ts'
import { isUnknown } from './words.ts'

const OPENING_SPEECHES = 3
const REACH = 16
const BEFORE_NAME = new Set(
  'met spreekt spreek mijn naam ik ben u je waarmee wat hoe zegt zeg this my you how speaking'.split(' '),
)
const BEFORE_COMPANY = new Set('van bij namens at from of'.split(' '))
const NAME_WORDS = 5

export const company: Recogniser = { name: 'company', find: findCompany }

function findCompany(sheet: Sheet): [] {
  const greeting = sheet.speeches.slice(0, OPENING_SPEECHES).find(({ speaker }) => speaker !== 'caller')
  if (greeting !== undefined) for (const word of namedIn(greeting)) sheet.company.add(word)
  return []
}

function namedIn(greeting: Speech): string[] {
  const words = wordsFrom(greeting, skipMet(greeting), REACH)
  const opening = words.length > 0
  for (let index = greeting.from; index < greeting.from + REACH; index += 1) {
    if (!BEFORE_COMPANY.has(greeting.norm(index)) || isSurname(greeting, index, opening)) continue
    words.push(...wordsFrom(greeting, index + 1, NAME_WORDS))
  }
  return words
}

/** "Met Schutse Verzekeringen, Diederik hier": the company stands behind "met" when a first name does not. */
function skipMet(greeting: Speech): number {
  let at = greeting.from
  while (GREETINGS.has(greeting.norm(at))) at += 1
  if (greeting.norm(at) !== 'met' || greeting.sheet.lexicon.firstNames.has(greeting.norm(at + 1))) return greeting.from
  const named = [2, 3, 4, 5].some((step) => greeting.sheet.lexicon.firstNames.has(greeting.norm(at + step)))
  return named ? at + 1 : greeting.from
}

/** "Ruud van Dijk": where the company was named before, "van" behind a first name opens a surname. */
function isSurname(greeting: Speech, index: number, opening: boolean): boolean {
  if (TITLES.has(greeting.norm(index - 1))) return true
  if (greeting.norm(index) !== 'van' || !greeting.sheet.lexicon.firstNames.has(greeting.norm(index - 1))) return false
  const norm = greeting.norm(index + 1)
  return opening || ['der', 'den', 'de'].includes(norm) || greeting.sheet.lexicon.surnames.has(norm)
}

/** Words that may be the company's, up to the first that opens a person's name or goes on with the sentence. */
function wordsFrom(greeting: Speech, start: number, limit: number): string[] {
  const words: string[] = []
  for (let index = start; index < Math.min(greeting.to, start + limit); index += 1) {
    const norm = greeting.norm(index)
    if (BEFORE_NAME.has(norm) || TITLES.has(norm) || greeting.sheet.lexicon.firstNames.has(norm) || greeting.isNumber(index))
      break
    if (GREETINGS.has(norm) && words.length > 0) break
    if (words.length > 0 && /[,.]/.test(greeting.atom(index).before) && isUnknown(greeting.sheet, norm)) break
    if (!GREETINGS.has(norm) && !isHesitation(norm)) words.push(norm)
  }
  return words
}
