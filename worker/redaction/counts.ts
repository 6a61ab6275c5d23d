// Counts: "drie kinderen", "die twee", and a small number by itself where nothing personal is being said.
import { isOneValue } from './kinds.ts'
import { topicBefore } from './near.ts'
import { COUNT_BEFORE } from './phrases.ts'
import type { Segment } from './segments.ts'
import { isMasked } from './sheet.ts'
import { NUMBER_TOPICS } from './topics.ts'

/** Words that count up to a hundred: "geen dertig meer", "onder de achttien". */
const LIMITING = new Set(['geen', 'onder', 'boven', 'dan'])

const TALLYING = new Set(['er', 'laatste', 'alle', 'allebei', 'slechts', 'hooguit', 'minstens', 'samen', 'last', 'only', 'all'])

/** "dat zijn er zeventien", "de laatste vier": a count of what is being said, not a part of it. */
export function isTally({ speech, from, pieces }: Segment): boolean {
  const [only] = pieces
  if (pieces.length !== 1 || only?.code.kind !== 'number' || !/^(?:[1-9]|1\d|20)$/.test(only.code.text)) return false
  if (!TALLYING.has(speech.norm(from - 1))) return false
  return !['laatste', 'last'].includes(speech.norm(from - 1)) || speech.speaker === 'agent'
}

/** "zeven op zeven", "drie van de vier": two counts of the same. */
export function isRatio({ speech, from, to, pieces }: Segment): boolean {
  if (pieces.length !== 1 || speech.named.includes('DATE_OF_BIRTH')) return false
  const [next, before] = [speech.norm(to), speech.norm(from - 1)]
  const number = pieces[0]?.code.text ?? ''
  return (
    (next === 'op' && speech.code(to + 1)?.text === number) ||
    (before === 'op' && speech.code(from - 2)?.text === number) ||
    (next === 'van' && speech.norm(to + 1) === 'de' && speech.isNumber(to + 2)) ||
    (before === 'de' && speech.norm(from - 2) === 'van' && speech.isNumber(from - 3) && number !== '1')
  )
}

/** "drie kinderen", "die twee": a number before an ordinary noun, or a small one after a word that counts. */
export function isCount(segment: Segment): boolean {
  const { speech, from, to, pieces } = segment
  if (!isOneValue(segment)) return false
  const count = Number(pieces.at(-1)?.code.text ?? '')
  if (count < 10_000 && isBeforeNoun(segment)) return true
  const [before, second] = [speech.norm(from - 1), speech.norm(from - 2)]
  if (count < 100 && (LIMITING.has(before) || LIMITING.has(second))) return true
  return count <= 12 && (COUNT_BEFORE.has(before) || COUNT_BEFORE.has(speech.norm(to)))
}

/** "drie grote dozen": a word that is no commonplace, or a plural, also behind an adjective. */
function isBeforeNoun({ speech, to }: Segment): boolean {
  const { common, places, understood } = speech.sheet.lexicon
  const [first, second] = [speech.norm(to), speech.norm(to + 1)]
  const isWord = (norm: string) => norm.length > 3 && understood(norm) && !places.has(norm)
  const isPlural = (norm: string) => isWord(norm) && /(?:en|s)$/.test(norm)
  if (isWord(first) && (isPlural(first) || !common.has(first))) return true
  return isPlural(second) && !common.has(first)
}

/** A small number by itself, where nothing personal was named, asked for or said before it. */
export function isStray({ speech, from, pieces }: Segment): boolean {
  const [only] = pieces
  if (pieces.length > 1 || only === undefined || only.code.text.length > 2) return false
  const named =
    speech.requested.length > 0 ||
    speech.named.some((topic) => NUMBER_TOPICS.has(topic)) ||
    topicBefore(speech, from, 9) !== undefined
  return !named && !isMasked(speech.sheet, from - 1) && speech.sheet.lexicon.understood(speech.norm(from - 1) || 'een')
}
