// The word lists, read once. A word is understood when it is everyday Dutch, a public name, or a compound of everyday words.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isCompound } from './compounds.ts'

const FOLDER = join(import.meta.dirname, 'lexicon')
const CACHE_LIMIT = 50_000

export type Lexicon = Readonly<{
  everyday: ReadonlySet<string>
  common: ReadonlySet<string>
  firstNames: ReadonlySet<string>
  surnames: ReadonlySet<string>
  places: ReadonlySet<string>
  publicNames: ReadonlySet<string>
  conditions: ReadonlySet<string>
  understood: (word: string) => boolean
}>

let dutch: Lexicon | undefined

/** The Dutch lists; the first call reads them. */
export function dutchLexicon(): Lexicon {
  dutch ??= readLexicon()
  return dutch
}

function readLexicon(): Lexicon {
  const everyday = listed('everyday.txt')
  const publicNames = listed('public-names.txt')
  return {
    everyday,
    common: listed('common.txt'),
    firstNames: listed('first-names.txt'),
    surnames: listed('surnames.txt'),
    places: listed('places.txt'),
    publicNames,
    conditions: listed('conditions.txt'),
    understood: remembering((word) => everyday.has(word) || publicNames.has(word) || isUnderstood(word, everyday)),
  }
}

/** A list: words parted by blanks or line ends; lines that begin with # are notes. */
function listed(file: string): ReadonlySet<string> {
  const text = readFileSync(join(FOLDER, file), 'utf8').replace(/^#.*$/gm, '')
  return new Set(text.split(/\s+/).filter((word) => word !== ''))
}

const known = (everyday: ReadonlySet<string>) => (part: string) => everyday.has(part)

function isUnderstood(word: string, everyday: ReadonlySet<string>): boolean {
  if (word.includes("'")) return word.split("'").every((part) => part.length < 2 || everyday.has(part) || isUnderstood(part, everyday))
  return isCompound(word, known(everyday)) || isDerived(word, everyday)
}

/** "rekeningetje", "servicepunten": an ending that the dictionary did not write out. */
function isDerived(word: string, everyday: ReadonlySet<string>): boolean {
  const stem = /^(.{3,}?)(?:etjes?|tjes?|pjes?|jes?|s|en|loos|loze|achtige?|baar|bare)$/.exec(word)?.[1]
  return stem !== undefined && stem.length > 3 && (everyday.has(stem) || isCompound(stem, known(everyday)))
}

function remembering(judge: (word: string) => boolean): (word: string) => boolean {
  const answers = new Map<string, boolean>()
  return (word) => {
    const before = answers.get(word)
    if (before !== undefined) return before
    if (answers.size > CACHE_LIMIT) answers.clear()
    const answer = judge(word)
    answers.set(word, answer)
    return answer
  }
}
