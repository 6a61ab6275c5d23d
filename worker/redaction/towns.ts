// Towns where someone lives or is to be found; those that are ordinary words count only in such a place of the sentence.
import { KIN, TITLES } from './phrases.ts'
import type { Claim, Speech } from './sheet.ts'
import { BEFORE_TOWN, LIVES, PUBLIC_PLACE, STREET_ENDING } from './street-words.ts'
import { topicOf } from './topics.ts'
import { triggers } from './triggers.ts'
import { isCapital } from './words.ts'

const inSeveralWords = triggers([
  'den helder|haag|bosch|ham|dolder|burg|hoorn|oever',
  'de bilt|meern|lier|rijp|koog|panne|haan|pinte|kwakel|westereen|krim|wijk',
  'wijk bij duurstede',
  's gravenhage|hertogenbosch|gravenzande|heerenberg',
  'bergen op zoom',
  'capelle|krimpen|alphen|nieuwerkerk|ouderkerk aan den|de rijn|ijssel|amstel',
  'berkel en rodenrijs',
  'anna paulowna',
  'sint niklaas|truiden|oedenrode|annaparochie|gillis|michielsgestel|martens|pieters',
  'etten leur',
  'hoek van holland',
  'hendrik ido ambacht',
  'egmond aan zee',
  'bergen aan zee',
  'wijk aan zee',
  'katwijk aan zee',
  'ter aar|apel',
  'oude|nieuwe pekela|tonge|niedorp',
  'kanalen eiland',
  'milton keynes',
  'st albans|helens|ives|andrews',
  'bury st edmunds',
  'tunbridge wells',
  'west bromwich|ham',
  'south shields',
  'newcastle upon tyne',
  'stoke on trent',
  'kings lynn',
  'new york',
  'los angeles',
  'weston super mare',
])

export function* towns(speech: Speech, index: number): Generator<Claim> {
  const { company, lexicon } = speech.sheet
  const norm = speech.norm(index)
  if (company.has(norm) || isSurname(speech, index)) return
  const end = inSeveralWords(speech.norm, index)
  if (end !== undefined) yield { type: 'PLACE', from: index, to: end }
  else if (!lexicon.places.has(norm)) return
  else if (isTravelledTo(speech, index) || isOfBusiness(speech, index)) yield { type: 'KEEP', from: index, to: index + 1 }
  else if (isTown(speech, index)) yield { type: 'PLACE', from: index, to: index + 1 }
}

/** "mevrouw van lith", "Diederik van Amerongen": many surnames are towns. */
const isSurname = ({ norm, sheet }: Speech, index: number): boolean =>
  norm(index - 1) === 'van' &&
  (TITLES.has(norm(index - 2)) || KIN.has(norm(index - 2)) || sheet.lexicon.firstNames.has(norm(index - 2)))

/** "naar Groningen voor een klus": where someone goes to, unless somebody lives or moves there. */
function isTravelledTo(speech: Speech, index: number): boolean {
  if (!['naar', 'richting', 'to', 'towards'].includes(speech.norm(index - 1))) return false
  if (speech.requested.includes('ADDRESS') || speech.requested.includes('PLACE')) return false
  return ![2, 3, 4, 5, 6].some((step) => LIVES.has(speech.norm(index - step)))
}

const DOING_THERE = new Set(
  `werk werkt werken werkte waren geweest gevlogen vlieg afrit snelweg trein gestrand file pech depot ploeg monteur vergadering
   congres vakantie station filiaal vestiging winkel chauffeur bus work working flew holiday was trip exit motorway train`.split(/\s+/),
)
const TELLING_BEFORE = 6

/** "maar ik werk in Brussel", "staat bij depot Almere": where somebody is for a while, or a branch is. */
function isOfBusiness(speech: Speech, index: number): boolean {
  if (speech.requested.some((topic) => topic === 'ADDRESS' || topic === 'PLACE' || topic === 'POSTCODE')) return false
  const steps = Array.from({ length: TELLING_BEFORE }, (_, step) => step + 1)
  const busy = steps.some((step) => DOING_THERE.has(speech.norm(index - step)) || DOING_THERE.has(speech.norm(index + step)))
  if (speech.speaker === 'agent' && busy) return true
  if (steps.some((step) => LIVES.has(speech.norm(index - step)) || isAddressed(speech, index - step))) return false
  if (['uit', 'from', 'van'].includes(speech.norm(index - 1)) || KIN.has(speech.norm(index - 2))) return false
  return busy
}

const isAddressed = (speech: Speech, index: number): boolean =>
  topicOf(speech.norm(index)) === 'ADDRESS' || STREET_ENDING.test(speech.norm(index)) || topicOf(speech.norm(index)) === 'POSTCODE'

/** A town that is no ordinary word, or one that is where someone lives; not one of a branch or a hospital. */
function isTown(speech: Speech, index: number): boolean {
  const norm = speech.norm(index)
  const { lexicon } = speech.sheet
  const before = speech.norm(index - 1)
  if (PUBLIC_PLACE.has(speech.norm(index - 2)) || PUBLIC_PLACE.has(before)) return false
  if (!lexicon.everyday.has(norm) || isCapital(speech, index)) return true
  if (lexicon.common.has(norm)) return false
  if (speech.requested.includes('PLACE') && speech.to - speech.from < 8) return true
  return BEFORE_TOWN.has(before) && (before === 'uit' || before === 'te' || isWhereSomeoneLives(speech, index))
}

const isWhereSomeoneLives = (speech: Speech, index: number): boolean =>
  [2, 3, 4, 5].some((step) => LIVES.has(speech.norm(index - step))) ||
  speech.sheet.marks[index - 2]?.type === 'ADDRESS' ||
  speech.requested.includes('ADDRESS')
