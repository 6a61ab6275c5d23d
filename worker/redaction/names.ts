// Names of persons: after what introduces them, by list, and as parts of a name found beside them. Capitals are not needed.
import { NEEDED, nameEvidence } from './name-evidence.ts'
import { CLOSERS, introduces } from './name-phrases.ts'
import { GREETINGS, isHesitation, KIN, OPENERS, PARTICLES, TITLES } from './phrases.ts'
import type { Claim, Recogniser, Sheet, Speech } from './sheet.ts'
import { isFunctionWord, isUnknown, opensSentence } from './words.ts'

const LONGEST_NAME = 8
const ANSWER_REACH = 9
const LINKS_AT_MOST = 5
/** So early in what is said, "met …" and "ik ben …" introduce somebody. */
const EARLY = 5
/** In these each party says who it is. */
const OPENING_SPEECHES = 2
/** Before these, a first name that is also a word ("wil", "mark") is the word. */
const VERB_SUBJECTS = new Set(
  `ik u je jij we wij hij zij ze men die dat wie niemand iedereen jullie en niet dan er zo wat i you we they he she it who that to`.split(
    /\s+/,
  ),
)

export const names: Recogniser = { name: 'name', find: findNames }

function* findNames(sheet: Sheet): Generator<Claim> {
  for (const speech of sheet.speeches) {
    for (let index = speech.from; index < speech.to; index += 1) {
      const start = nameStart(speech, index)
      if (start === undefined) continue
      const to = nameEnd(speech, start)
      if (to <= start.at) continue
      yield { type: 'NAME', from: start.at, to }
      if (isBegunAnew(speech, index)) yield { type: 'NAME', from: index - 1, to: index }
    }
    if (speech.asked.includes('NAME')) yield* answer(speech)
    yield* introducedBehind(speech)
  }
}

/** `need`: how much must speak for the first word (see `nameEvidence`). */
type Start = Readonly<{ at: number; need: number }>

function nameStart(speech: Speech, index: number): Start | undefined {
  const norm = speech.norm(index)
  const next = index + 1
  const introduced = introduces(speech.norm, index)
  if (introduced !== undefined) return { at: skipTitles(speech, introduced), need: NEEDED.introduced }
  if (TITLES.has(norm)) return { at: next, need: neededAfterTitle(norm) }
  if (isTrade(speech, index)) return { at: next, need: NEEDED.near }
  if (norm === 'ene' || norm === 'zekere' || norm === 'certain') return { at: next, need: NEEDED.seldom }
  if (norm === 'met' || norm === 'ben') return { at: next, need: needAfterWith(speech, index) }
  if (KIN.has(norm)) return { at: ['is', 'heet', 'was'].includes(speech.norm(next)) ? next + 1 : next, need: NEEDED.near }
  if (GREETINGS.has(norm)) return { at: next, need: NEEDED.near }
  return speech.free(index) && isNameHere(speech, index) ? { at: index, need: NEEDED.introduced } : undefined
}

/** Forms of address: whatever follows is a name; behind "oom" and "dokter" a verb may follow. */
const ADDRESSING = new Set(
  `meneer mevrouw mijnheer menheer mevr mvr mvrouw heer dhr familie fam juffrouw mister mrs ms mr drs ing ir`.split(/\s+/),
)

/** "notaris zeldenrust", "tante sien": a name that is seldom said; behind others, which are trades and kin too, a likely one. */
const OFFICES = new Set(
  `dominee pastoor notaris wethouder burgemeester zuster broeder professor meester juf tante ome pastor reverend doctor dr drs`.split(' '),
)

function neededAfterTitle(norm: string): number {
  if (ADDRESSING.has(norm)) return NEEDED.introduced
  return OFFICES.has(norm) ? NEEDED.seldom : NEEDED.near
}

/** "taxateur mulder", "portier koning": a trade right before a surname. */
export function isTrade({ norm, sheet }: Speech, index: number): boolean {
  const word = norm(index)
  if (!/.{3}(?:er|aar|ist|eur|ent|loog|rice|ster|ier|arts|koster|monteur)$/.test(word) || !sheet.lexicon.understood(word))
    return false
  return sheet.lexicon.surnames.has(norm(index + 1)) && !sheet.lexicon.surnames.has(word) && !sheet.lexicon.common.has(word)
}

/** "met tennis": in the opening of a call whatever stands behind is a name, however it was heard; later only a seldom word. */
function needAfterWith(speech: Speech, index: number): number {
  const isOpening = speech.sheet.speeches.indexOf(speech) < OPENING_SPEECHES
  if (isOpening && index - speech.from < EARLY && speech.norm(index) === 'met') return NEEDED.introduced
  if (index - speech.from < 2 && speech.norm(index) === 'met') return NEEDED.seldom
  return index - speech.from < EARLY ? NEEDED.near : NEEDED.alone
}

/** "met ach met bouzid": what stands between was a name too, or half of one. */
const isBegunAnew = ({ norm, from }: Speech, index: number): boolean => norm(index) === 'met' && norm(index - 2) === 'met' && index - from < EARLY

function skipTitles(speech: Speech, start: number): number {
  let at = ['een', 'de', 'the'].includes(speech.norm(start)) && TITLES.has(speech.norm(start + 1)) ? start + 1 : start
  while (TITLES.has(speech.norm(at))) at += 1
  return at
}

/** A sure name by itself, one that is a word but followed by a surname, initials before a surname, or "van der …". */
function isNameHere(speech: Speech, index: number): boolean {
  const norm = speech.norm(index)
  const { firstNames } = speech.sheet.lexicon
  if (isInitial(speech, index)) return speech.norm(index - 1) !== 'de' && followedBySurname(speech, index, NEEDED.seldom)
  if (norm === 'van')
    return (
      ['der', 'den'].includes(speech.norm(index + 1)) &&
      nameEvidence(speech, index + 2) >= NEEDED.introduced &&
      !DOWN.has(speech.norm(index + 3))
    )
  const evidence = nameEvidence(speech, index)
  if (isUnknown(speech.sheet, norm)) return firstNames.has(norm) || followedBySurname(speech, index)
  if (evidence >= NEEDED.alone) return true
  if (isFunctionWord(norm) && speech.norm(index - 1) === '') return false
  return firstNames.has(norm) && !VERB_SUBJECTS.has(speech.norm(index - 1)) && followedBySurname(speech, index)
}

/** "van den berg af" goes downhill. */
const DOWN = new Set(['af', 'vandaan', 'tot'])

const isInitial = ({ norm, sheet }: Speech, index: number): boolean =>
  /^[a-z]$/.test(norm(index)) && !sheet.letterWords.has(norm(index)) && norm(index) !== 'i'

/** Particles at most, then a word that may be a surname. */
function followedBySurname(speech: Speech, index: number, need: number = NEEDED.near): boolean {
  let at = index + 1
  while (at < index + LINKS_AT_MOST && isBetweenNames(speech, at)) at += 1
  return nameEvidence(speech, at) >= need
}

const isBetweenNames = (speech: Speech, at: number): boolean =>
  PARTICLES.has(speech.norm(at)) || isInitial(speech, at) || (speech.norm(at) === 'en' && isInitial(speech, at + 1))

/** The end of the name that begins at `at`, or `at` when none does. */
function nameEnd(speech: Speech, { at, need }: Start): number {
  let to = at
  let between = 0
  for (let index = at; index < Math.min(speech.to, at + LONGEST_NAME); index += 1) {
    if (index > at && opensSentence(speech, index)) break
    if (nameEvidence(speech, index) >= needAt(speech, { at, to, index, need })) {
      to = index + 1
      between = 0
    } else if (between < LINKS_AT_MOST && isLink(speech, index)) between += 1
    else break
  }
  return to
}

/** "in 't veld" and "op den akker" are names; "in utrecht" is not. */
function isLink(speech: Speech, index: number): boolean {
  const norm = speech.norm(index)
  if (['in', 'op', 'aan'].includes(norm)) return ['t', "'t", 'den', 'de', 'der'].includes(speech.norm(index + 1))
  return PARTICLES.has(norm) || isInitial(speech, index) || isHesitation(norm)
}

type Part = Readonly<{ at: number; to: number; index: number; need: number }>

/** "van der" and "van" without an article stand before surnames; "van de" as well before other things. */
function needAt(speech: Speech, { at, to, index, need }: Part): number {
  const [second, last] = [speech.norm(index - 2), speech.norm(index - 1)]
  if (index === at) return need
  if (
    need === NEEDED.introduced &&
    index === at + 1 &&
    to === at &&
    ['de', 'het'].includes(last) &&
    !['der', 'den'].includes(last)
  )
    return NEEDED.seldom
  const sure =
    ['der', 'den', 'ter', 'ten', 'el'].includes(last) || (last === 'van' && second !== '') || (last === 'de' && index - 1 === to)
  if (sure && need < NEEDED.near) return NEEDED.introduced
  return to === at ? Math.max(need, NEEDED.seldom) : NEEDED.seldom
}

/** "Wat is uw naam?": the first words of the answer that do not carry the sentence. */
function* answer(speech: Speech): Generator<Claim> {
  let at = speech.from
  while (at < speech.from + ANSWER_REACH && isBeforeAnswer(speech, at) && !opensSurname(speech, at)) at += 1
  const to = nameEnd(speech, { at, need: NEEDED.introduced })
  if (to > at) yield { type: 'NAME', from: at, to }
}

const isBeforeAnswer = (speech: Speech, at: number): boolean =>
  OPENERS.has(speech.norm(at)) || TITLES.has(speech.norm(at)) || !speech.free(at)

/** A particle that opens a surname: "de wit", not "de factuur". */
const opensSurname = (speech: Speech, at: number): boolean =>
  PARTICLES.has(speech.norm(at)) && followedBySurname(speech, at) && speech.norm(at) !== 'het'

/** "De Koning hier", "bakker is de naam", "jansen aan de lijn": the name stands first. */
function* introducedBehind(speech: Speech): Generator<Claim> {
  let at = speech.from
  while (at < speech.from + EARLY && (GREETINGS.has(speech.norm(at)) || TITLES.has(speech.norm(at)) || isYes(speech.norm(at))))
    at += 1
  const to = nameEnd(speech, { at, need: NEEDED.seldom })
  if (to > at && CLOSERS(speech.norm, to) !== undefined) yield { type: 'NAME', from: at, to }
}

const isYes = (norm: string): boolean => ['ja', 'yes', 'met', 'u', 'spreekt'].includes(norm) || isHesitation(norm)
