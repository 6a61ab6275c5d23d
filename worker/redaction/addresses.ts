// Streets with their house numbers, and towns where someone lives. A street is known by its ending; a number after it belongs to it.
import type { Stretch } from './call.ts'
import { codeOf } from './codes.ts'
import { topicsAsked } from './near.ts'
import { eachAtom, isFree, normAt, type Claim, type Recogniser, type Sheet } from './sheet.ts'

const ENDING = /(?:straat|straatje|laan|gracht|plein|kade|dreef|steeg|singel|plantsoen|weg|hof|dijk|pad|erf|burgwal|wal|haven|akker|markt|baan|lei|park|oord|ring|wijk|kamp|berg|veld|donk|hoek|boulevard|allee|vest|zoom|horst|weide|bos|hout|brink|es|kwartier|eind|dries|beemd|steenweg|kouter|stede|tuin|mijn|horn|rade)$/
const ALWAYS = /.(?:straat|laan|gracht|plein|kade|dreef|steeg|singel|plantsoen|steenweg|burgwal)$/
const NO_STREET = new Set(`winkelstraat hoofdstraat zijstraat dwarsstraat achterstraat autostraat huisstraat wasstraat eenrichtingsstraat schoolplein marktplein
  dorpsplein parkeerplein verkeersplein voetbalplein oprijlaan doodlopende inrijlaan toegangsweg rijksweg snelweg speelplein zonnepaneel voorplein tegelplein stationsplein`.split(/\s+/))
const BARE = new Set('straat laan weg plein kade hof gracht singel park steeg dijk pad'.split(' '))
const OFFICES = new Set('burgemeester wethouder prins prinses koning koningin sint dokter doctor professor generaal graaf kardinaal pastoor deken minister admiraal kapitein oude nieuwe lange korte grote kleine hoge lage eerste tweede derde westelijke oostelijke jan van von der den de'.split(' '))
const SUFFIX = new Set('a b c d e f g h bis hs huis hoog zwart rood boven beneden bus links rechts achter drie twee een ii iii i eerste tweede derde etage verdieping boven toevoeging'.split(' '))
const BEFORE_NUMBER = new Set('nummer nr huisnummer op kamer'.split(' '))
const BEFORE_TOWN = new Set('in uit te naar bij'.split(' '))
const LIVES = new Set('woon woont wonen woonde woonden kom komt komen wonend woonachtig woonplaats zit zitten gevestigd'.split(' '))

export const addresses: Recogniser = { name: 'address', find: findAddresses }

function* findAddresses(sheet: Sheet): Generator<Claim> {
  for (const { index, norm, stretch } of eachAtom(sheet)) {
    if (!isFree(sheet, index)) continue
    if (isStreet(sheet, stretch, index, norm)) yield street(sheet, stretch, index)
    else if (norm === 'huisnummer' || norm === 'kamer' || norm === 'nummer') yield* houseNumber(sheet, stretch, index)
    else if (sheet.lexicon.places.has(norm) && isTown(sheet, stretch, index)) yield { type: 'PLACE', from: index, to: index + 1 }
  }
}

function isStreet(sheet: Sheet, stretch: Stretch, index: number, norm: string): boolean {
  if (sheet.company.has(norm) || norm.length < 4) return false
  const numbered = codeOf(normAt(sheet, stretch, index + 1))?.kind === 'number' && normAt(sheet, stretch, index + 1) !== 'een'
  if (BARE.has(norm)) return isNamed(sheet, stretch, index, numbered)
  if (!ENDING.test(norm) || norm.length < 6) return false
  if (NO_STREET.has(norm)) return numbered
  return ALWAYS.test(norm) || numbered || !sheet.lexicon.everyday.has(norm)
}

/** "hilversumse straat", "laan van meerdervoort": the name stands beside the word. */
function isNamed(sheet: Sheet, stretch: Stretch, index: number, numbered: boolean): boolean {
  const before = normAt(sheet, stretch, index - 1)
  const unknown = before.length > 2 && !sheet.lexicon.understood(before) && isFree(sheet, index - 1)
  const of = ['van', 'der'].includes(normAt(sheet, stretch, index + 1)) && !sheet.lexicon.common.has(normAt(sheet, stretch, index + 2))
  const plain = sheet.lexicon.common.has(before) || before.length < 3
  return unknown || (of && normAt(sheet, stretch, index + 2).length > 3) || (numbered && !plain)
}

function street(sheet: Sheet, stretch: Stretch, index: number): Claim {
  let from = index
  while (from > stretch.from && index - from < 4 && isPartOfName(sheet, stretch, from - 1, index)) from -= 1
  while (['de', 'van', 'den', 'der'].includes(normAt(sheet, stretch, from)) && from < index) from += 1
  let to = index + 1
  if (BARE.has(normAt(sheet, stretch, index)) && normAt(sheet, stretch, to) === 'van') to += normAt(sheet, stretch, to + 1).startsWith('de') ? 3 : 2
  return { type: 'ADDRESS', from, to: numberEnd(sheet, stretch, to) }
}

function isPartOfName(sheet: Sheet, stretch: Stretch, at: number, index: number): boolean {
  const norm = normAt(sheet, stretch, at)
  if (!isFree(sheet, at)) return false
  if (OFFICES.has(norm)) return true
  const own = norm.length > 2 && (!sheet.lexicon.understood(norm) || sheet.lexicon.firstNames.has(norm))
  return own || (at === index - 1 && BARE.has(normAt(sheet, stretch, index)) && !sheet.lexicon.common.has(norm))
}

/** The end of the house number with its suffix that begins at `at`, or `at`. */
function numberEnd(sheet: Sheet, stretch: Stretch, at: number): number {
  let to = at
  if (BEFORE_NUMBER.has(normAt(sheet, stretch, to))) to += 1
  if (!isNumber(normAt(sheet, stretch, to))) return at
  while (to < at + 5 && isNumber(normAt(sheet, stretch, to))) to += 1
  while (to < at + 9 && (SUFFIX.has(normAt(sheet, stretch, to)) || isNumber(normAt(sheet, stretch, to)))) to += 1
  return to
}

const isNumber = (norm: string): boolean => codeOf(norm)?.kind === 'number' || codeOf(norm)?.kind === 'mixed'

function* houseNumber(sheet: Sheet, stretch: Stretch, index: number): Generator<Claim> {
  let at = index + 1
  while (at < index + 4 && ['is', 'nummer', 'dat', 'eh', 'van', 'was'].includes(normAt(sheet, stretch, at))) at += 1
  const to = numberEnd(sheet, stretch, at)
  if (to === at) return
  const asked = topicsAsked(sheet, stretch).includes('ADDRESS') || normAt(sheet, stretch, index) !== 'nummer'
  const digits = codeOf(normAt(sheet, stretch, at))?.text ?? ''
  if (digits !== '0' && (asked || to === at + 1)) yield { type: 'ADDRESS', from: at, to }
}

/** A town that is no ordinary word, or one after "in", "uit", "te". */
function isTown(sheet: Sheet, stretch: Stretch, index: number): boolean {
  const norm = normAt(sheet, stretch, index)
  if (sheet.company.has(norm)) return false
  if (!sheet.lexicon.everyday.has(norm)) return true
  if (!BEFORE_TOWN.has(normAt(sheet, stretch, index - 1))) return topicsAsked(sheet, stretch).includes('PLACE') && stretch.to - stretch.from < 6
  const lives = [2, 3, 4].some((step) => LIVES.has(normAt(sheet, stretch, index - step)))
  return !sheet.lexicon.common.has(norm) && (lives || normAt(sheet, stretch, index - 1) === 'uit')
}
