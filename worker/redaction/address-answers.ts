// What answers "wat is uw adres": the words of the answer up to its number, however ordinary, and what stands behind the number.
import { isHesitation, OPENERS, UNITS } from './phrases.ts'
import type { Claim, Speech } from './sheet.ts'
import { houseNumberEnd, isFigure } from './house-numbers.ts'
import { topicOf } from './topics.ts'
import { isCapital, isFunctionWord, isUnknown, opensSentence } from './words.ts'

const WITHIN = new Set("van de der den het 't t aan op in achter bij onder voor the of".split(' '))
const REACH = 12
const LONGEST = 6

/** The address in an answer: from the first word that tells something to its number; without a number a name of a street alone. */
export function* addressAnswer(speech: Speech): Generator<Claim> {
  let at = speech.from
  while (at < speech.from + REACH && isBefore(speech, at)) at += 1
  const start = withArticles(speech, at)
  const { name, number } = streetThere(speech, at)
  const to = houseNumberEnd(speech, number)
  if (to > number && !isLongNumber(speech, number)) yield { type: 'ADDRESS', from: number === at ? at : start, to }
  else if (name > at && isTellingStreet(speech, at, name)) yield { type: 'ADDRESS', from: at, to: name }
}

const isBefore = (speech: Speech, at: number): boolean =>
  (OPENERS.has(speech.norm(at)) ||
    isFunctionWord(speech.norm(at)) ||
    isHesitation(speech.norm(at)) ||
    !speech.free(at) ||
    topicOf(speech.norm(at)) !== undefined) &&
  !isFigure(speech, at) &&
  speech.norm(at) !== ''

/** "achter de kerk": what stands right before the name belongs to it when it opens no sentence. */
function withArticles(speech: Speech, at: number): number {
  const before = speech.norm(at - 1)
  return before === 'de' && ['achter', 'aan', 'onder', 'op'].includes(speech.norm(at - 2)) && speech.norm(at - 2) === 'achter'
    ? at - 2
    : at
}

/** Where the words of a street end and where its number stands. */
function streetThere(speech: Speech, at: number): { name: number; number: number } {
  let name = at
  let index = at
  while (index < at + LONGEST && !isFigure(speech, index) && speech.norm(index) !== '') {
    if (index > at && (opensSentence(speech, index) || speech.atom(index).before.includes(','))) break
    if (topicOf(speech.norm(index)) !== undefined) return { name: at, number: at }
    if (!isFunctionWord(speech.norm(index)) && speech.free(index)) name = index + 1
    else if (!WITHIN.has(speech.norm(index)) && !isHesitation(speech.norm(index))) break
    index += 1
  }
  return { name, number: isFigure(speech, index) ? index : name }
}

const isTellingStreet = (speech: Speech, from: number, to: number): boolean =>
  Array.from({ length: to - from }, (_, at) => from + at).some(
    (index) =>
      isCapital(speech, index) ||
      isUnknown(speech.sheet, speech.norm(index)) ||
      !speech.sheet.lexicon.said.has(speech.norm(index)),
  )

const isLongNumber = (speech: Speech, at: number): boolean =>
  (speech.isNumber(at + 1) && speech.isNumber(at + 2)) || (speech.code(at)?.text.length ?? 0) > 4

const ASKS_NUMBER = new Set(['nummer', 'huisnummer', 'number', 'toevoeging', 'kamer', 'plek'])
const QUESTION_WORDS = 10

/** "en welk nummer?", "wat is het nummer ook alweer op de horn": a short figure that opens the answer. */
export function* numberAnswer(speech: Speech): Generator<Claim> {
  if (!isNumberAsked(speech)) return
  let at = speech.from
  while (at < speech.from + 3 && (OPENERS.has(speech.norm(at)) || isHesitation(speech.norm(at))) && !isFigure(speech, at)) at += 1
  const to = houseNumberEnd(speech, at)
  if (to > at && !isLongNumber(speech, at) && !UNITS.has(speech.norm(to))) yield { type: 'ADDRESS', from: at, to }
}

/** The question before ends with a bare "nummer", not one of something else. */
function isNumberAsked({ sheet, from }: Speech): boolean {
  const last = sheet.atoms.slice(Math.max(0, from - QUESTION_WORDS), from).map(({ norm }) => norm)
  const at = last.findLastIndex((norm) => ASKS_NUMBER.has(norm))
  if (at < 0) return false
  const behind = last.slice(at + 1)
  return ['welk', 'welke', 'het', 'which', 'what'].includes(last[at - 1] ?? '') && !behind.includes('van')
}
