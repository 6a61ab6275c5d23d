// What a single atom can be within a number that is read out: digits, letters, both, or a word of a spelling alphabet.
import { numberOf } from './spoken.ts'

/** `digits`: what a number atom stands for; `letter`: what a letter or spelling word stands for. */
export type Code = Readonly<{ kind: 'number' | 'letter' | 'mixed' | 'spelling'; text: string }>

const DIGITS = /^\p{N}+$/u
const MIXED = /\p{N}/u
const NATO = `alfa alpha bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar papa quebec
  romeo sierra tango uniform victor whisky whiskey xray yankee zulu`
const DUTCH = `anton bernard bernhard cornelis dirk eduard ferdinand gerard hendrik izaak johan johannes jacob karel lodewijk maria nico
  otto pieter quotient rudolf richard simon teunis theodoor utrecht victor willem xantippe ypsilon ijmuiden zaandam zacharias`
const SPELLING = new Set(`${NATO} ${DUTCH}`.split(/\s+/))
const LETTER_NAMES: Readonly<Record<string, string>> = { ypsilon: 'y', griekse: 'y', ij: 'y', zet: 'z', iks: 'x', wee: 'w' }

const cache = new Map<string, Code | undefined>()

/** What the word in plain spelling can stand for in a number or code. */
export function codeOf(word: string): Code | undefined {
  if (cache.has(word)) return cache.get(word)
  if (cache.size > 20_000) cache.clear()
  const code = read(word)
  cache.set(word, code)
  return code
}

function read(word: string): Code | undefined {
  if (DIGITS.test(word)) return { kind: 'number', text: word }
  if (MIXED.test(word)) return { kind: 'mixed', text: word }
  const digits = numberOf(word)
  if (digits !== undefined) return { kind: 'number', text: digits }
  if (/^[a-z]$/.test(word)) return { kind: 'letter', text: word }
  if (SPELLING.has(word)) return { kind: 'spelling', text: LETTER_NAMES[word] ?? word.slice(0, 1) }
  return undefined
}
