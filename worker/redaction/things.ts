// Chains of things beside, with or of one another: "het huis met het rieten dak en de twee leeuwen".
import type { Speech } from './sheet.ts'
import { isFunctionWord, opensSentence } from './words.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

export const BESIDE = words(
  `naast tegenover achter met boven tussen onder zonder noordelijk zuidelijk oostelijk westelijk langs next opposite behind with
  above without near beside between`,
)
export const LOOSE = words('bij op aan in vlakbij by on')
export const ARTICLES = words("het dat de die een the that our ons mijn onze a an zijn haar zo'n zon")
const CHAINING = words('van of to die dat')
const LONGEST = 14

/** A word that names something, neither one of the sentence nor the company's. */
export const isNoun = (speech: Speech, at: number): boolean =>
  speech.norm(at).length > 2 &&
  !isFunctionWord(speech.norm(at)) &&
  speech.code(at) === undefined &&
  !speech.sheet.company.has(speech.norm(at))

/** The end of a chain of things, each beside, with or of the one before it. */
export function chainEnd(speech: Speech, index: number): number {
  let to = index + 1
  let featured = false
  for (let at = index + 1; at < Math.min(speech.to, index + LONGEST) && at <= to + 2; at += 1) {
    const norm = speech.norm(at)
    if (opensSentence(speech, at)) break
    if (!isFunctionWord(norm) || !speech.free(at)) to = at + 1
    else if (!isChaining(speech, at) && !(featured && isAlso(speech, at))) break
    featured ||= norm === 'met' || norm === 'with'
  }
  return to
}

const isChaining = ({ norm }: Speech, at: number): boolean =>
  [BESIDE, LOOSE, ARTICLES, CHAINING].some((set) => set.has(norm(at)))

/** "met het rieten dak en de twee leeuwen": another feature. */
const isAlso = ({ norm }: Speech, at: number): boolean => ['en', 'and'].includes(norm(at)) && ARTICLES.has(norm(at + 1))
