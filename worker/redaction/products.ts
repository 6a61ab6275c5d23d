// Products and models: a noun that is followed by a product's name, and a brand with its number behind "een" or "mijn".
import { comesAfter, topicBefore } from './near.ts'
import { UNITS } from './phrases.ts'
import type { Claim, Recogniser, Sheet, Speech } from './sheet.ts'
import { topicOf } from './topics.ts'
import { isFunctionWord, isUnknown, opensSentence } from './words.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

/** Behind these a capital opens the name of a product, a form or a part of a screen. */
const NAMED_THINGS = words(
  `abonnement pakket bundel tarief app merk model type product formule plan variant versie serie dekking programma systeem menu knop
   lijn formulier regeling firmware schijf router modem modem kast ketel omvormer tabblad scherm optie instelling instellingen
   package tariff brand policy scheme button option bundle subscription firmware`,
)
/** Before these nobody's name stands with a number behind it. */
const BEFORE_MODEL = words("een mijn m'n die deze zijn haar onze nieuwe oude jullie your my our his her an")
/** "Pro", "Max", "Plus": what comes behind the name of a model. */
const GRADES = words('pro max plus xl mini lite ultra air go basic basis extra comfort flex family premium compleet totaal')
/** "BuitenBeter", "NetBeheer": written as firms write, and hardly anybody's name. */
const BRANDED = /^(?!Mc|Mac|Van|De|Le|La|Del|Fitz)\p{Lu}\p{Ll}{2,}\p{Lu}\p{Ll}{2,}$/u
const LONGEST = 4
const DIGITS_AT_MOST = 4

export const products: Recogniser = { name: 'product', find: findProducts }

function* findProducts(sheet: Sheet): Generator<Claim> {
  for (const speech of sheet.speeches) {
    for (let index = speech.from; index < speech.to; index += 1) {
      const to = productEnd(speech, index)
      if (to > index) yield { type: 'KEEP', from: index, to }
    }
  }
}

function productEnd(speech: Speech, index: number): number {
  if (isRequested(speech)) return index
  if (BRANDED.test(speech.atom(index).text) && !isSecretNear(speech, index)) return index + 1
  const before = speech.norm(index - 1)
  if (isNamed(speech, index) && NAMED_THINGS.has(before)) return namesEnd(speech, index)
  if (BEFORE_MODEL.has(before) && isModelName(speech, index)) return modelEnd(speech, index)
  return GRADES.has(speech.norm(index + 1)) && isModelName(speech, index) && !isPerson(speech, index) ? index + 2 : index
}

/** Where a name, an address or a secret was asked for, whatever is said may be it. */
const isRequested = ({ requested }: Speech): boolean =>
  requested.some((topic) => topic === 'NAME' || topic === 'ADDRESS' || topic === 'CREDENTIAL')

const SECRET_WITHIN = 8

const isSecretNear = (speech: Speech, index: number): boolean =>
  speech.named.includes('CREDENTIAL') ||
  comesAfter(speech, { at: index, reach: SECRET_WITHIN }, (norm) => topicOf(norm) === 'CREDENTIAL')

const isNamed = (speech: Speech, index: number): boolean => isLarge(speech, index) && !opensSentence(speech, index)

const isLarge = (speech: Speech, index: number): boolean => speech.sheet.cased && /^\p{Lu}/u.test(speech.atom(index).text)

function namesEnd(speech: Speech, index: number): number {
  let to = index
  while (to < index + LONGEST && speech.free(to) && (isLarge(speech, to) || isShortNumber(speech, to))) {
    if (to > index && opensSentence(speech, to)) break
    to += 1
  }
  return to
}

/** A word that is no everyday one, written large where the call has capitals. */
const isModelName = (speech: Speech, index: number): boolean =>
  speech.norm(index).length > 2 &&
  speech.free(index) &&
  !isFunctionWord(speech.norm(index)) &&
  speech.code(index) === undefined &&
  topicBefore(speech, index) === undefined &&
  (isLarge(speech, index) || (!speech.sheet.cased && isUnknown(speech.sheet, speech.norm(index))))

/** Up to the number of the model: "een Calora 40", "m'n FritzBox 7590"; without a number it is no model. */
function modelEnd(speech: Speech, index: number): number {
  let to = index + 1
  while (to < index + LONGEST && (GRADES.has(speech.norm(to)) || isLarge(speech, to)) && !speech.isNumber(to)) to += 1
  return isShortNumber(speech, to) && !UNITS.has(speech.norm(to + 1)) ? to + 1 : index
}

const isShortNumber = (speech: Speech, index: number): boolean => {
  const code = speech.code(index)
  return (
    (code?.kind === 'number' || code?.kind === 'mixed') && code.text.length <= DIGITS_AT_MOST && !speech.isNumber(index + 1)
  )
}

const isPerson = ({ norm, sheet }: Speech, index: number): boolean =>
  sheet.lexicon.firstNames.has(norm(index)) || sheet.lexicon.surnames.has(norm(index))
