// Streets with their house numbers, and towns where someone lives: found wherever they are said, and as the answer to a question.
import { addressAnswer, numberAnswer } from './address-answers.ts'
import { dwellings } from './dwellings.ts'
import { houseNumberEnd, isFigure } from './house-numbers.ts'
import { isHesitation, UNITS } from './phrases.ts'
import { freeAtoms, type Claim, type Recogniser, type Sheet, type Speech } from './sheet.ts'
import { streets } from './streets.ts'
import { topicOf } from './topics.ts'
import { towns } from './towns.ts'
import { triggers } from './triggers.ts'
import { isCapital, isContent, isFunctionWord } from './words.ts'

const numberFollows = triggers([
  'huisnummer is|was|nummer?',
  'kamer nummer?',
  'kamernummer is?',
  'appartement nummer?',
  'huisletter',
  'nummertje',
  'toevoeging is?',
  'unit',
  'woon|woont|wonen|zit|zitten ik|we|wij|hij|zij|ze? op',
  'apartment number?',
  'flat|house number',
])
const livesAt = triggers([
  'woon|woont|wonen|woonde ik|u|nu|we|hij|ze? op|aan|in de|het?',
  'adres is|was|wordt de|het?',
  'verhuisd|verhuizen naar de|het?',
  'straat heet|is de?',
  'staat|stond op|aan de',
  'bezorgen|leveren|sturen|gestuurd op|aan|naar de|het?',
  'live|lives|living|lived at|on|in the?',
  'address is|was',
  'moved to the?',
])
/** Behind a street or its number; "rood" and "zwart" tell the doors of one number apart in some towns. */
const DOORS = new Set(['rood', 'zwart'])
const SKIPPED = new Set(['is', 'dat', 'van', 'was', 'nummer', 'op', 'het'])

export const addresses: Recogniser = { name: 'address', find: findAddresses }

function* findAddresses(sheet: Sheet): Generator<Claim> {
  const houses = new Set<string>()
  for (const claim of found(sheet)) {
    for (const { code } of sheet.atoms.slice(claim.from, claim.to)) if (isLongEnough(code?.text)) houses.add(code?.text ?? '')
    yield claim
  }
  for (const speech of sheet.speeches) yield* saidAgain(speech, houses)
}

const isLongEnough = (digits: string | undefined): boolean => /^\d{2,4}$/.test(digits ?? '')

const AGAIN_WITHIN = 5

/** "Ja, 66": a house number that is said again at the beginning of an answer. */
function* saidAgain(speech: Speech, houses: ReadonlySet<string>): Generator<Claim> {
  for (let index = speech.from; index < Math.min(speech.to, speech.from + AGAIN_WITHIN); index += 1) {
    if (!isFigure(speech, index) || speech.isNumber(index + 1) || UNITS.has(speech.norm(index + 1))) continue
    if (houses.has(speech.code(index)?.text ?? '')) yield { type: 'ADDRESS', from: index, to: index + 1 }
  }
}

function* found(sheet: Sheet): Generator<Claim> {
  for (const { index, norm, speech } of freeAtoms(sheet)) {
    const number = numberFollows(speech.norm, index)
    const named = livesAt(speech.norm, index)
    yield* streets(speech, index)
    if (number !== undefined && !isAgentsRoom(speech, index)) yield* claimNumber(speech, number)
    if (named !== undefined) yield* namedStreet(speech, named)
    yield* towns(speech, index)
    yield* dwellings(speech, index)
    if (isPlainNumber(speech, index)) yield* claimNumber(speech, index + 1)
    if (DOORS.has(norm) && isDoor(speech, index)) yield { type: 'ADDRESS', from: index, to: index + 1 }
  }
  for (const speech of sheet.speeches) {
    if (speech.asked.includes('ADDRESS')) yield* addressAnswer(speech)
    if (speech.speaker !== 'agent') yield* numberAnswer(speech)
  }
}

/** "het gesprek is in kamer 2.14": a room of the company. */
const isAgentsRoom = (speech: Speech, index: number): boolean =>
  speech.speaker === 'agent' && speech.norm(index).startsWith('kamer') && !speech.requested.includes('ADDRESS')

function* claimNumber(speech: Speech, start: number): Generator<Claim> {
  let at = start
  while (at < start + 3 && (SKIPPED.has(speech.norm(at)) || isHesitation(speech.norm(at)))) at += 1
  const to = houseNumberEnd(speech, at)
  const from = ['nummer', 'bus', 'number', 'pitch'].includes(speech.norm(at - 1)) ? at - 1 : at
  if (to > at && (!speech.code(at)?.text.startsWith('0') || speech.norm(at - 1) === 'bus')) yield { type: 'ADDRESS', from, to }
}

/** "bij nummer 14", "op nummer drie", "31 bus 4": a house, not "nummer één in de rij". */
function isPlainNumber(speech: Speech, index: number): boolean {
  const norm = speech.norm(index)
  if (!isFigure(speech, index + 1) || speech.isNumber(index + 2) || (speech.code(index + 1)?.text ?? '').length > 4) return false
  if (norm === 'bus') return isFigure(speech, index - 1) || speech.requested.includes('ADDRESS')
  return (
    norm === 'nummer' && (['bij', 'op', 'van', 'naast'].includes(speech.norm(index - 1)) || speech.requested.includes('ADDRESS'))
  )
}

/** "op zwart zit de fietsenmaker": where an address was asked for or is said. */
const isDoor = (speech: Speech, index: number): boolean =>
  (speech.named.includes('ADDRESS') && (speech.isNumber(index - 1) || speech.norm(index - 1) === 'op')) ||
  speech.requested.includes('ADDRESS')

/** "ik woon aan de brink 12": the words between and the number; without a number only what is seldom said. */
function* namedStreet(speech: Speech, at: number): Generator<Claim> {
  let to = at
  while (to < at + 4 && !isFigure(speech, to) && isStreetWord(speech, to)) to += 1
  const end = houseNumberEnd(speech, to)
  if (to > at && end > to) yield { type: 'ADDRESS', from: at, to: end }
  else if (to > at && isCapital(speech, at) && !speech.sheet.lexicon.publicNames.has(speech.norm(at)))
    yield { type: 'ADDRESS', from: at, to }
}

function isStreetWord(speech: Speech, index: number): boolean {
  const norm = speech.norm(index)
  if (topicOf(norm) !== undefined) return false
  return (
    isContent(speech, index) || (['de', 'der', 'den', 'van', 'het'].includes(norm) && !isFunctionWord(speech.norm(index + 1)))
  )
}
