// What would give a hidden value away if it were heard again, in any spelling: a word, a row of digits or letters, a phrase.
import type { Heard } from './heard-words.ts'
import { isHeardIn, soundsOf } from './near-sound.ts'

/** "vier" alone tells nothing; this many digits or letters in a row do, and so does a whole value of three. */
const ROW_FROM = 4
const WHOLE_ROW_FROM = 3
const WORD_LETTERS_FROM = 3
const PHRASE_WORDS = 3

type Said = Readonly<{ words: ReadonlySet<string>; sounds: readonly string[]; rows: readonly string[]; phrases: ReadonlySet<string> }>
/** All that is hidden, and what is shown in the same call: that is no secret, wherever it is heard. */
export type Giveaways = Readonly<{ hidden: Said; shown: Said }>

/** `isCommon`: words that carry every sentence and tell nothing. */
export function giveawaysOf(hidden: readonly Heard[], shown: readonly Heard[], isCommon: (word: string) => boolean): Giveaways {
  const known = saidIn(shown)
  const isTelling = (word: string) => word.length >= WORD_LETTERS_FROM && !isCommon(word) && !known.words.has(word)
  const { rows, phrases } = saidIn(hidden)
  const names = [...new Set(hidden.flatMap((one) => one.names))]
  const sounds = [...hidden.map((one) => one.names.filter((word) => !isCommon(word))), ...names.filter(isTelling).map((word) => [word])]
  return {
    hidden: {
      words: new Set([...names, ...rows].filter((word) => isTelling(word) && !/^\p{N}/u.test(word))),
      sounds: [...new Set(sounds.map(soundsOf))].filter((one) => !known.sounds.some((other) => isHeardIn(other, one))),
      rows,
      phrases: new Set([...phrases].filter((phrase) => !known.phrases.has(phrase) && !phrase.split(' ').every(isCommon))),
    },
    shown: known,
  }
}

/** Whether anything hidden is heard in one stretch. */
export function givesAway(heard: Heard, { hidden, shown }: Giveaways): boolean {
  const { words, rows, phrases, sounds } = saidIn([heard])
  return (
    [...words, ...rows].some((word) => hidden.words.has(word)) ||
    [...phrases].some((phrase) => hidden.phrases.has(phrase)) ||
    sounds.some((sound) => hidden.sounds.some((one) => isHeardIn(sound, one))) ||
    rows.some((row) => hidden.rows.some((one) => sharesRow(row, one, shown.rows)))
  )
}

const saidIn = (stretches: readonly Heard[]): Said => ({
  words: new Set(stretches.flatMap(({ words }) => words)),
  sounds: stretches.map(({ words }) => soundsOf(words)),
  rows: stretches.flatMap(({ rows }) => rows),
  phrases: new Set(stretches.flatMap(({ words }) => phrasesOf(words))),
})

/** A part that both rows have, long enough to tell something, and that no shown row has. */
function sharesRow(heard: string, hidden: string, shown: readonly string[]): boolean {
  const length = Math.min(ROW_FROM, hidden.length)
  if (length < WHOLE_ROW_FROM) return false
  for (let at = 0; at + length <= hidden.length; at++) {
    const part = hidden.slice(at, at + length)
    if (heard.includes(part) && !shown.some((row) => row.includes(part))) return true
  }
  return false
}

const phrasesOf = (words: readonly string[]): string[] =>
  words.flatMap((_, at) => (at + PHRASE_WORDS <= words.length ? [words.slice(at, at + PHRASE_WORDS).join(' ')] : []))
