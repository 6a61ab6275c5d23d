// Features as numbers: whatever is told about a word is hashed, so that no list of features has to be kept in words.

/** Two features in a hundred thousand share a number: too few to matter. */
const NUMBERS = 1 << 24

/** FNV-1a over the letters of a text. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash
}

/** One number made of two, in which their order counts. */
export const joined = (one: number, other: number): number =>
  Math.imul(one ^ (other + 0x9e3779b9 + (one << 6) + (one >>> 2)), 0x85ebca6b)

/** The number of a value under a template: the same word before and behind are different features. */
export function featureOf(template: number, value: number): number {
  const hash = joined(value, Math.imul(template, 0x27d4eb2f))
  return (hash ^ (hash >>> 15)) & (NUMBERS - 1)
}
