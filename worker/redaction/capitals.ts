// In text written with capitals, one amid a sentence tells a name, whatever the word means; products and public names stay.
import { GREETINGS, MONTHS, TITLES } from './phrases.ts'
import { freeAtoms, isMasked, type Claim, type Recogniser, type Sheet, type Speech } from './sheet.ts'
import { topicOf } from './topics.ts'
import { isBrand, isCapital, isFunctionWord, isShouted } from './words.ts'

/** Behind these a capital opens the name of a product, a form or a brand. */
const PRODUCTS = new Set(
  `abonnement pakket bundel tarief app merk model type product polis contract formule actie korting rekening kaart pas plan variant
   versie serie dekking verzekering programma systeem service brochure folder formulier regeling toeslag bericht knop kopje menu optie
   tabblad dienst package plan tariff brand product policy scheme service account card form button app option subscription bundle`.split(
    /\s+/,
  ),
)

export const capitals: Recogniser = { name: 'capital', find: findCapitals }

function* findCapitals(sheet: Sheet): Generator<Claim> {
  if (!sheet.cased) return
  for (const { index, norm, speech } of freeAtoms(sheet)) {
    if (norm.length < 2 || !isCapital(speech, index)) continue
    if (isBrand(speech, index)) yield { type: 'KEEP', from: index, to: index + 1 }
    else if (!isExplained(speech, index)) yield { type: 'UNKNOWN', from: index, to: index + 1 }
  }
}

function isExplained(speech: Speech, index: number): boolean {
  const norm = speech.norm(index)
  const { lexicon, company } = speech.sheet
  if (lexicon.publicNames.has(norm) || company.has(norm) || TITLES.has(norm) || GREETINGS.has(norm) || MONTHS.has(norm))
    return true
  if (isFunctionWord(norm) || (isShouted(speech.atom(index).text) && lexicon.understood(norm))) return true
  if (speech.speaker === 'agent' && isOrdinary(speech, index)) return true
  return topicOf(norm) !== undefined || speech.code(index) !== undefined || isProduct(speech, index)
}

/** The agent's products and departments are made of ordinary words; a name that is one stands where names stand. */
function isOrdinary(speech: Speech, index: number): boolean {
  const { firstNames, surnames, places, understood } = speech.sheet.lexicon
  const norm = speech.norm(index)
  if (['uit', 'in', 'te', 'from'].includes(speech.norm(index - 1))) return false
  const listed = firstNames.has(norm) || surnames.has(norm) || places.has(norm)
  return !listed && understood(norm) && !isMasked(speech.sheet, index - 1)
}

/** "het pakket Alles in één": the noun, and words of the name between. */
function isProduct(speech: Speech, index: number): boolean {
  for (let at = index - 1; at >= index - 4; at -= 1) {
    if (PRODUCTS.has(speech.norm(at)) || speech.sheet.company.has(speech.norm(at))) return true
    if (!isCapital(speech, at) && speech.norm(at).length > 3) return false
  }
  return false
}
