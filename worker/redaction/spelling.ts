// One spelling for every word: small letters, no accents, so that "Drieëntwintig" and "drieentwintig" are one.

const MARKS = /[\u0300-\u036f]/g
const PLAIN = /^[a-z0-9]*$/
const LETTERS: Readonly<Record<string, string>> = {
  ĳ: 'ij',
  ı: 'i',
  ø: 'o',
  ł: 'l',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  '’': "'",
  '‘': "'",
}

/** The plain spelling under which words are looked up and compared. */
export function plainSpelling(text: string): string {
  const small = text.toLowerCase()
  if (PLAIN.test(small)) return small
  const unmarked = small.normalize('NFD').replace(MARKS, '')
  return PLAIN.test(unmarked) ? unmarked : unmarked.replace(/[ĳıøłßæœđ’‘]/g, (letter) => LETTERS[letter] ?? letter)
}
