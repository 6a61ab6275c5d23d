// Makes the English lists anew: node build-english.ts DICTIONARY_EN DICTIONARY_EN_GB FAKER DALE_CHALL (folders unpacked from npm).
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ENGLISH_FUNCTION_WORDS } from '../function-words.ts'
import { plainSpelling } from '../spelling.ts'
import { wordForms } from './word-forms.ts'

const here = join(import.meta.dirname, 'english')
const WORD = /^[a-z]{2,}(?:'[a-z]+)?$/
const TWO_LETTERS = new Set(
  `ad ah am an as at ax be by do eh er go ha he hi ho id if in is it me mm mr ms my no of oh ok on or ow ox pa pi pm so to tv uh um up
    us we`.split(/\s+/),
)

const [american, british, faker, familiar] = process.argv.slice(2)
if (american === undefined || british === undefined || faker === undefined || familiar === undefined) {
  throw new Error('usage: node build-english.ts DICTIONARY_EN DICTIONARY_EN_GB FAKER DALE_CHALL')
}

const own = listed('own-words.txt')
const surnames = listed('surnames.txt')
const names = await firstNames(faker)
const easy = new Set([...(await easyWords(familiar)), ...own, ...ENGLISH_FUNCTION_WORDS])
const forms = [american, british]
  .flatMap(wordForms)
  .filter((form) => /^[a-z]/.test(form))
  .map(plainSpelling)
const said = new Set([...easy, ...forms.filter((form) => stemsOf(form).some((stem) => easy.has(stem)))])
write(
  'everyday.txt',
  [...forms, ...said].filter((word) => isEveryday(word)),
)
write('said.txt', [...said])
write(
  'common.txt',
  [...own, ...ENGLISH_FUNCTION_WORDS].filter((word) => !surnames.has(word) && !names.has(word)),
)
write('first-names.txt', [...names])

function write(file: string, words: readonly string[]): void {
  writeFileSync(join(here, file), `${[...new Set(words.filter((word) => WORD.test(word)))].sort().join('\n')}\n`)
}

function listed(file: string): Set<string> {
  const text = readFileSync(join(here, file), 'utf8').replace(/^#.*$/gm, '')
  return new Set(
    text
      .split(/\s+/)
      .filter((word) => word !== '')
      .map(plainSpelling),
  )
}

async function firstNames(folder: string): Promise<Set<string>> {
  const { en, en_IN: india } = await import(pathToFileURL(join(folder, 'dist/index.js')).href)
  return new Set([en, india].flatMap((locale) => Object.values<string[]>(locale.person.first_name).flat()).map(plainSpelling))
}

async function easyWords(folder: string): Promise<string[]> {
  const { daleChall } = await import(pathToFileURL(join(folder, 'index.js')).href)
  return daleChall.map(plainSpelling)
}

/** What a word may be a form of: "houses", "called", "carried", "making", "lately". */
function stemsOf(form: string): string[] {
  const stem = /^(.{2,}?)(?:'s|s|es|d|ed|ing|r|er|rs|ers|ly|est)$/.exec(form)?.[1]
  const cut = form.replace(/(?:ing|ed)$/, '')
  return [
    stem ?? '',
    `${cut}e`,
    cut,
    cut.replace(/(.)\1$/, '$1'),
    form.replace(/ie[sd]$/, 'y'),
    form.replace(/(?:es|ed|er|ly)$/, ''),
  ]
}

/** A first name is everyday only when it is an easy word, or listed as one. */
function isEveryday(word: string): boolean {
  if (word.length === 2) return TWO_LETTERS.has(word) || own.has(word)
  return !names.has(word) || said.has(word)
}
