// Where somebody lives or is to be found by a number: "huisje 118", "kamer zes", "postbus 310", "op de horn achtenveertig".
import { houseNumberEnd, isFigure } from './house-numbers.ts'
import { isHesitation, MONTHS, PARTICLES, UNITS } from './phrases.ts'
import type { Claim, Speech } from './sheet.ts'
import { SURE_ENDING } from './street-words.ts'
import { topicOf } from './topics.ts'
import { isCapital, isFunctionWord, opensSentence } from './words.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

/** What has a number of its own and somebody in it. */
const UNITS_TO_LIVE_IN = words(
  `huisje kamer plek standplaats staanplaats ligplaats steiger chalet bungalow hut studio appartement app unit flat postbus box bus
   woonboot caravan stacaravan kavel perceel bed apartment room berth pitch cabin cottage lodge block`,
)
const LIVING = words(
  `woon woont wonen woonde zit zitten zat sta staat staan lig ligt liggen slaap slaapt verblijf verblijft thuis huis adres bezorgen
   bezorgd afgeven live lives living stay staying address`,
)
const PLACES = words('op aan in naar at on')
const WITHIN_NAME = 4
const NEAR = 7

export function* dwellings(speech: Speech, index: number): Generator<Claim> {
  if (speech.speaker === 'agent' && !speech.requested.includes('ADDRESS')) return
  if (UNITS_TO_LIVE_IN.has(speech.norm(index)) && isLivedIn(speech, index)) yield* numbered(speech, index)
  else if (PLACES.has(speech.norm(index)) && isLivingNear(speech, index)) yield* ordinaryStreet(speech, index + 1)
}

function* numbered(speech: Speech, index: number): Generator<Claim> {
  let at = index + 1
  while (at < index + 3 && (speech.norm(at) === 'nummer' || isHesitation(speech.norm(at)))) at += 1
  const to = houseNumberEnd(speech, at)
  if (to > at && !UNITS.has(speech.norm(to))) yield { type: 'ADDRESS', from: index, to }
}

/** A post box is somebody's wherever it is said; the others where somebody lives or is. */
const isLivedIn = (speech: Speech, index: number): boolean =>
  ['postbus', 'huisje', 'ligplaats', 'standplaats', 'flat', 'pitch'].includes(speech.norm(index)) || isLivingNear(speech, index)

const isLivingNear = (speech: Speech, index: number): boolean =>
  speech.requested.includes('ADDRESS') || [1, 2, 3, 4, 5, 6, NEAR].some((step) => LIVING.has(speech.norm(index - step)))

/** "de horn achtenveertig", "it oast veertien": any words but those of the sentence, up to a short number that counts nothing. */
function* ordinaryStreet(speech: Speech, start: number): Generator<Claim> {
  let at = start
  while (at < start + WITHIN_NAME && !isFigure(speech, at) && isOfName(speech, at)) at += 1
  const to = houseNumberEnd(speech, at)
  if (at === start || to === at || isFunctionWord(speech.norm(at - 1)) || !isHouseNumber(speech, at, to)) return
  const bare = PARTICLES.has(speech.norm(start)) && SURE_ENDING.test(speech.norm(at - 1))
  yield { type: 'ADDRESS', from: bare ? start + 1 : start, to }
}

function isOfName(speech: Speech, at: number): boolean {
  const norm = speech.norm(at)
  if (opensSentence(speech, at) || norm === '' || MONTHS.has(norm) || topicOf(norm) !== undefined) return false
  if (PARTICLES.has(norm) || norm === 'it') return true
  return !isFunctionWord(norm) && !speech.sheet.company.has(norm) && (speech.free(at) || isCapital(speech, at))
}

/** Short, no time or amount, and nothing behind it that it could count. */
function isHouseNumber(speech: Speech, at: number, to: number): boolean {
  const next = speech.norm(to)
  if ((speech.code(at)?.text.length ?? 9) > 4 || speech.norm(at) === 'een' || UNITS.has(next)) return false
  return next === '' || isFunctionWord(next) || opensSentence(speech, to) || /[,;]/.test(speech.atom(to).before)
}
