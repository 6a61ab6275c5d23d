// What a single word can be within a number that is read out: digits, letters, both, or a word of a spelling alphabet.
/** `text`: the digits or the letter that the word stands for. */
export type Code = Readonly<{ kind: 'number' | 'letter' | 'mixed' | 'spelling'; text: string }>

const DIGITS = /^\p{N}+$/u
const HAS_DIGIT = /\p{N}/u
const CACHE_LIMIT = 20_000

// The NATO alphabet and the Dutch telephone alphabets (PTT, Belgium), with their usual spellings.
const SPELLING = new Set(
  `alfa alpha bravo charlie delta echo foxtrot golf hotel india juliet juliett juliette kilo lima
  mike november oscar papa quebec romeo sierra tango uniform victor whisky whiskey xray yankee zulu anton antoon bernard bernhard
  cornelis dirk eduard edward ferdinand frederik gerard gerrit hendrik izaak isaac johan johannes jacob jozef karel lodewijk leopold
  maria marie nico napoleon otto oscar pieter quotient rudolf richard robert simon suzanne teunis theodoor telefoon utrecht ursula
  victor willem waterloo xantippe ypsilon ijmuiden zaandam zacharias`.split(/\s+/),
)
const LETTER_NAMES: ReadonlyMap<string, string> = new Map([
  ['ypsilon', 'y'],
  ['ij', 'y'],
  ['zet', 'z'],
  ['zed', 'z'],
  ['iks', 'x'],
  ['ix', 'x'],
  ['wee', 'w'],
  ['vee', 'v'],
  ['kaa', 'k'],
  ['haa', 'h'],
  ['pee', 'p'],
  ['cee', 'c'],
  ['dee', 'd'],
  ['gee', 'g'],
  ['jee', 'j'],
  ['bee', 'b'],
  ['tee', 't'],
  ['ef', 'f'],
  ['el', 'l'],
  ['em', 'm'],
  ['es', 's'],
])

/** What a word in plain spelling can stand for in a number or code. */
export type CodeOf = (word: string) => Code | undefined

/** Reads codes with the number words of a language; words are remembered. */
export function codesWith(numberOf: (word: string) => string | undefined): CodeOf {
  const cache = new Map<string, Code | undefined>()
  return (word) => {
    if (cache.has(word)) return cache.get(word)
    if (cache.size > CACHE_LIMIT) cache.clear()
    const code = read(word, numberOf)
    cache.set(word, code)
    return code
  }
}

function read(word: string, numberOf: (word: string) => string | undefined): Code | undefined {
  if (DIGITS.test(word)) return { kind: 'number', text: word }
  if (HAS_DIGIT.test(word)) return { kind: 'mixed', text: word }
  const digits = numberOf(word)
  if (digits !== undefined) return { kind: 'number', text: digits }
  if (/^[a-z]$/.test(word)) return { kind: 'letter', text: word }
  if (SPELLING.has(word)) return { kind: 'spelling', text: LETTER_NAMES.get(word) ?? word.slice(0, 1) }
  return undefined
}

/** "wee", "zet": letters as speech models write them; only beside other letters and digits. */
export const letterName = (word: string): string | undefined => LETTER_NAMES.get(word)
