// The word lists of a language, read once. A word is understood when it is everyday, a public name, or made of everyday words.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isCompound } from './compounds.ts'
import { remembering } from './remembering.ts'

const FOLDER = join(import.meta.dirname, 'lexicon')

export type Lexicon = Readonly<{
  everyday: ReadonlySet<string>
  /** Everyday words that were heard on the phone; the others are known from a dictionary alone. */
  said: ReadonlySet<string>
  common: ReadonlySet<string>
  firstNames: ReadonlySet<string>
  surnames: ReadonlySet<string>
  places: ReadonlySet<string>
  publicNames: ReadonlySet<string>
  conditions: ReadonlySet<string>
  understood: (word: string) => boolean
}>

/** The Dutch lists; the first call reads them. */
export const dutchLexicon = once(() => readLexicon(''))

/** The English lists, with the names and towns of the Dutch ones: English is spoken in the Netherlands too. */
export const englishLexicon = once(() => readLexicon('english'))

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}

function readLexicon(folder: string): Lexicon {
  const own = (file: string) => listed([join(folder, file)])
  const both = (file: string) => listed(folder === '' ? [file] : [join(folder, file), file])
  const [everyday, publicNames] = [own('everyday.txt'), both('public-names.txt')]
  const isMade = folder === '' ? isMadeInDutch : isMadeInEnglish
  return {
    everyday,
    said: own('said.txt'),
    common: own('common.txt'),
    firstNames: both('first-names.txt'),
    surnames: both('surnames.txt'),
    places: both('places.txt'),
    publicNames,
    conditions: listed(['conditions.txt']),
    understood: remembering((word) => everyday.has(word) || publicNames.has(word) || isMade(word, everyday)),
  }
}

/** A list: words parted by blanks or line ends; lines that begin with # are notes. */
function listed(files: readonly string[]): ReadonlySet<string> {
  const texts = files.map((file) => readFileSync(join(FOLDER, file), 'utf8').replace(/^#.*$/gm, ''))
  return new Set(
    texts
      .join('\n')
      .split(/\s+/)
      .filter((word) => word !== ''),
  )
}

const known = (everyday: ReadonlySet<string>) => (part: string) => everyday.has(part)

function isMadeInDutch(word: string, everyday: ReadonlySet<string>): boolean {
  if (word.includes("'"))
    return word.split("'").every((part) => part.length < 2 || everyday.has(part) || isMadeInDutch(part, everyday))
  return isCompound(word, known(everyday)) || isDerived(word, everyday)
}

/** "rekeningetje", "servicepunten", "papierke": an ending that the dictionary did not write out. */
function isDerived(word: string, everyday: ReadonlySet<string>): boolean {
  const stem = /^(.{3,}?)(?:etjes?|tjes?|pjes?|jes?|kes?|s|en|loos|loze|achtige?|baar|bare)$/.exec(word)?.[1]
  return stem !== undefined && stem.length > 3 && (everyday.has(stem) || isCompound(stem, known(everyday)))
}

/** "caller's", "we'll", "broadband": what stands before the apostrophe, or two longer words written as one. */
function isMadeInEnglish(word: string, everyday: ReadonlySet<string>): boolean {
  const stem = /^(.{2,})'(?:s|ll|d|re|ve|t|m)?$/.exec(word)?.[1]
  if (stem !== undefined) return everyday.has(stem)
  for (let at = 4; at <= word.length - 4; at += 1)
    if (everyday.has(word.slice(0, at)) && everyday.has(word.slice(at))) return true
  return false
}
