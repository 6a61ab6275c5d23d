// Organisations that identify a person: the employer, the school, the church, the home; not the company that is called.
import { belongsTo, KIND_BEHIND, KIND_ENDING, KINDS, LINKS, NOBODYS_PLACES } from './organisation-words.ts'
import { remembering } from './remembering.ts'
import { freeAtoms, type Claim, type Recogniser, type Sheet, type Speech } from './sheet.ts'
import { topicOf } from './topics.ts'
import { isCapital, isFunctionWord, isUnknown, opensSentence } from './words.ts'

const ARTICLES = new Set(['de', 'het', "'t", 't', 'ons', 'onze', 'the', 'our'])
/** "bij een bakker", "op mijn school" is nobody's in particular. */
const GENERIC = new Set("een geen mijn die deze dat zo'n elke welke andere a an my this that his her some any".split(' '))
const LONGEST = 7

export const organisations: Recogniser = { name: 'organisation', find: findOrganisations }

function* findOrganisations(sheet: Sheet): Generator<Claim> {
  for (const { index, norm, speech } of freeAtoms(sheet)) {
    const at = belongsTo(speech.norm, index)
    if (at !== undefined) yield* belonging(speech, at)
    if (sheet.company.has(norm)) continue
    if (KIND_BEHIND.has(norm)) yield* namedBefore(speech, index)
    if (isKind(norm)) yield* named(speech, index)
    else if (isKind(norm + speech.norm(index + 1)) && speech.norm(index + 1).length > 2) yield* named(speech, index + 1)
    else if (isOwnKind(speech, index))
      yield { type: 'ORGANISATION', from: index, to: Math.max(index + 1, nameEnd(speech, index + 1)) }
  }
  for (const speech of sheet.speeches) if (speech.requested.includes('ORGANISATION')) yield* belonging(speech, speech.from)
}

const isKind = remembering((norm) => KINDS.has(norm) || (norm.length > 6 && KIND_ENDING.test(norm)))

/** "toermalijnschool": the name and the kind are one word that is not heard otherwise. */
function isOwnKind(speech: Speech, index: number): boolean {
  const norm = speech.norm(index)
  const { said, everyday } = speech.sheet.lexicon
  return norm.length > 9 && /(?:school|college|kerk|huize|hoeve|hof)$/.test(norm) && !said.has(norm) && !everyday.has(norm)
}

/** "ik werk bij scheepswerf de hoop": all that follows, unless it is only "een bakker" or "de gemeente". */
function* belonging(speech: Speech, start: number): Generator<Claim> {
  let at = start
  while (at < start + 3 && isFunctionWord(speech.norm(at)) && !GENERIC.has(speech.norm(at)) && !ARTICLES.has(speech.norm(at)))
    at += 1
  if (GENERIC.has(speech.norm(at))) return
  const from = at
  if (ARTICLES.has(speech.norm(at))) at += 1
  const to = nameEnd(speech, at)
  if (to > at && tellsWho(speech, at, to)) yield { type: 'ORGANISATION', from, to }
}

/** True when more is said than one word that everybody says: "de gemeente", "de supermarkt". */
function tellsWho(speech: Speech, from: number, to: number): boolean {
  const { said, publicNames, common } = speech.sheet.lexicon
  const ordinary = (index: number) =>
    (said.has(speech.norm(index)) || common.has(speech.norm(index))) && !isCapital(speech, index)
  if (to > from + 1 && isKind(speech.norm(from))) return true
  if (to === from + 1) return !publicNames.has(speech.norm(from)) && (!ordinary(from) || isNamedAfterThing(speech, from))
  return Array.from({ length: to - from }, (_, at) => from + at).some(
    (index) => !ordinary(index) && !isFunctionWord(speech.norm(index)),
  )
}

/** "ze zit op de wegwijzer": an ordinary word where only a name can stand, as it is no place to work or to be. */
const isNamedAfterThing = (speech: Speech, index: number): boolean =>
  speech.speaker !== 'agent' &&
  ['de', 'het', "'t", 't'].includes(speech.norm(index - 1)) &&
  !speech.sheet.lexicon.common.has(speech.norm(index)) &&
  !NOBODYS_PLACES.has(speech.norm(index)) &&
  !isKind(speech.norm(index))

/** "basisschool de regenboog", "zorgcentrum sint jozef": the kind, with the article before and the name behind it. */
function* named(speech: Speech, index: number): Generator<Claim> {
  const to = nameEnd(speech, index + 1)
  if (to === index + 1) return
  const linked = LINKS.has(speech.norm(index + 1))
  if (!isOwnName(speech, linked ? index + 2 : index + 1, linked)) return
  const from = ARTICLES.has(speech.norm(index - 1)) && !opensSentence(speech, index - 1) ? index - 1 : index
  yield { type: 'ORGANISATION', from, to }
}

/** "het Ravelijn Lyceum", "Ashdown Primary School": the name stands before the kind. */
function* namedBefore(speech: Speech, index: number): Generator<Claim> {
  let from = index
  while (from > index - 4 && isOwn(speech, from - 1)) from -= 1
  if (from === index) return
  if (ARTICLES.has(speech.norm(from - 1)) && speech.free(from - 1)) from -= 1
  yield { type: 'ORGANISATION', from, to: index + 1 }
}

const isOwn = (speech: Speech, index: number): boolean =>
  speech.free(index) &&
  !isFunctionWord(speech.norm(index)) &&
  (isCapital(speech, index) || isUnknown(speech.sheet, speech.norm(index)))

/** The first word behind the kind tells a name: unknown, with a capital, or seldom heard; behind an article any but the commonest. */
function isOwnName(speech: Speech, index: number, linked: boolean): boolean {
  const { said, common, firstNames } = speech.sheet.lexicon
  const norm = speech.norm(index)
  if (isCapital(speech, index) || isUnknown(speech.sheet, norm) || firstNames.has(norm)) return true
  return linked ? !common.has(norm) : !said.has(norm)
}

/** The end of a name: words that do not carry the sentence, joined by articles, "van" and "en". */
function nameEnd(speech: Speech, at: number): number {
  let to = at
  for (let index = at; index < Math.min(speech.to, at + LONGEST); index += 1) {
    const norm = speech.norm(index)
    if (index > at && opensSentence(speech, index)) break
    if (/[,;]/.test(speech.atom(index).before) && index > at) break
    if (isNameWord(speech, index)) to = index + 1
    else if (!LINKS.has(norm) || index > to + 1) break
  }
  return to
}

function isNameWord(speech: Speech, index: number): boolean {
  const norm = speech.norm(index)
  if (norm.length < 2 || speech.sheet.company.has(norm) || topicOf(norm) !== undefined || !isOpen(speech, index)) return false
  return !isFunctionWord(norm) || (isCapital(speech, index) && !LINKS.has(norm))
}

/** Free, or marked as a name: "transport van gils en zoon". */
const isOpen = (speech: Speech, index: number): boolean => speech.free(index) || speech.sheet.marks[index]?.type === 'NAME'
