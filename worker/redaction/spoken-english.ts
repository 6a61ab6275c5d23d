// Numbers as they are spoken in English: which word gives which digits.

const UNITS = `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
  eighteen nineteen`.split(/\s+/)
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const ORDINALS =
  `first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth
  seventeenth eighteenth nineteenth twentieth`.split(/\s+/)
const VARIANTS = {
  oh: '0',
  nought: '0',
  naught: '0',
  nil: '0',
  fourty: '40',
  ninty: '90',
  hundred: '100',
  thousand: '1000',
  niner: '9',
  fife: '5',
}

const WORDS = numberWords()

/** The digits that a word in plain spelling stands for, or undefined when it is no number. */
export const englishNumberOf = (word: string): string | undefined => WORDS.get(word)

function numberWords(): ReadonlyMap<string, string> {
  const words = new Map<string, string>(Object.entries(VARIANTS))
  for (const [value, word] of UNITS.entries()) words.set(word, String(value))
  for (const [tens, word] of TENS.entries()) {
    words.set(word, String((tens + 2) * 10))
    for (const [unit, name] of UNITS.slice(1, 10).entries()) words.set(word + name, String((tens + 2) * 10 + unit + 1))
  }
  return words
}

/** Days of a month as they are said: "the fourteenth of April". */
export const ENGLISH_ORDINALS: ReadonlySet<string> = new Set([...ORDINALS, 'thirtieth', 'twentyfirst', 'thirtyfirst'])
