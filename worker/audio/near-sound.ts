// Whether something is heard in a row of words although it is written otherwise: one sound has many spellings, and words
// that are not known to a speech model are put together from pieces.

/** Spellings of one sound in Dutch, roughly; in this order. */
const SAME_SOUND: ReadonlyArray<readonly [RegExp, string]> = [
  [/(?:ij|ei|y)/g, 'y'],
  [/(?:ou|au)/g, 'o'],
  [/ie/g, 'i'],
  [/(?:ck|qu|c|q)/g, 'k'],
  [/(?:sch|sj)/g, 's'],
  [/[zx]/g, 's'],
  [/[vw]/g, 'f'],
  [/(?:th|dt|d)/g, 't'],
  [/(?:ch|g)/g, 'g'],
  [/(?<=[^aeiou])h/g, ''],
  [/(.)\1+/g, '$1'],
]
const SHORTEST = 4
/** One sound in so many may be another one, too many or missing. */
const SOUNDS_PER_SLIP = 5

/** The sounds of a text, roughly and without blanks. */
export const soundsOf = (words: readonly string[]): string =>
  SAME_SOUND.reduce((text, [spelling, sound]) => text.replace(spelling, sound), words.join(''))

/** Whether `hidden` (sounds) occurs somewhere in `heard`, but for a few slips. What is very short is nowhere. */
export function isHeardIn(heard: string, hidden: string): boolean {
  if (hidden.length < SHORTEST) return false
  return fewestSlips(heard, hidden) <= Math.floor(hidden.length / SOUNDS_PER_SLIP)
}

/** The smallest edit distance between `hidden` and any part of `heard` (Sellers, 1980). */
function fewestSlips(heard: string, hidden: string): number {
  let before = Array.from({ length: hidden.length + 1 }, (_, at) => at)
  let fewest = hidden.length
  for (const sound of heard) {
    const row = [0]
    for (let at = 1; at <= hidden.length; at++) {
      const replaced = (before[at - 1] ?? 0) + (hidden[at - 1] === sound ? 0 : 1)
      row.push(Math.min(replaced, (before[at] ?? 0) + 1, (row[at - 1] ?? 0) + 1))
    }
    fewest = Math.min(fewest, row[hidden.length] ?? fewest)
    before = row
  }
  return fewest
}
