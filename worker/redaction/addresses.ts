// Streets with their house numbers, and towns where someone lives: found wherever they are said, and as the answer to a question.
import { addressAnswer } from './address-answers.ts'
import { houseNumberEnd, isFigure } from './house-numbers.ts'
import { isHesitation } from './phrases.ts'
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
  'postbus',
  'flat|house number',
  'pitch',
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
  for (const { index, norm, speech } of freeAtoms(sheet)) {
    const number = numberFollows(speech.norm, index)
    const named = livesAt(speech.norm, index)
    yield* streets(speech, index)
    if (number !== undefined) yield* claimNumber(speech, number)
    if (named !== undefined) yield* namedStreet(speech, named)
    yield* towns(speech, index)
    if (isPlainNumber(speech, index)) yield* claimNumber(speech, index + 1)
    if (DOORS.has(norm) && isDoor(speech, index)) yield { type: 'ADDRESS', from: index, to: index + 1 }
  }
  for (const speech of sheet.speeches) if (speech.asked.includes('ADDRESS')) yield* addressAnswer(speech)
}

function* claimNumber(speech: Speech, start: number): Generator<Claim> {
  let at = start
  while (at < start + 3 && (SKIPPED.has(speech.norm(at)) || isHesitation(speech.norm(at)))) at += 1
  const to = houseNumberEnd(speech, at)
  const from = ['nummer', 'bus', 'number', 'pitch'].includes(speech.norm(at - 1)) ? at - 1 : at
  if (to > at && !speech.code(at)?.text.startsWith('0')) yield { type: 'ADDRESS', from, to }
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
