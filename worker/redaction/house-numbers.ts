// House numbers with what stands behind them: "honderdtwaalf a", "14 bis", "drie hoog", "19 zwart", "31 bus 4".
import { isHesitation, UNITS } from './phrases.ts'
import type { Speech } from './sheet.ts'
import { NUMBER_SUFFIX } from './street-words.ts'

const BEFORE_NUMBER = new Set(['nummer', 'nr', 'huisnummer', 'op', 'en', 'dan', 'number'])
const BESIDE_FIGURE = new Set([
  'hoog',
  'bus',
  'boven',
  'etage',
  'verdieping',
  'toevoeging',
  'tot',
  'met',
  'huisletter',
  'apartment',
  'flat',
  'unit',
])
const DIGITS_AT_MOST = 5
const PARTS = 4
const SUFFIXES = 6

export const isFigure = (speech: Speech, index: number): boolean => ['number', 'mixed'].includes(speech.code(index)?.kind ?? '')

/** The end of the house number with its suffix that begins at `at`, or `at` when none does. */
export function houseNumberEnd(speech: Speech, at: number): number {
  let to = at
  while (to < at + 2 && (BEFORE_NUMBER.has(speech.norm(to)) || isHesitation(speech.norm(to)))) to += 1
  if (['half', 'om', 'kwart', 'tot'].includes(speech.norm(to - 1))) return at
  if (!isFigure(speech, to) || (speech.code(to)?.text.length ?? 0) > DIGITS_AT_MOST) return at
  if (UNITS.has(speech.norm(to + 1)) && !BESIDE_FIGURE.has(speech.norm(to + 1)) && !speech.requested.includes('ADDRESS')) return at
  const first = to
  while (to < first + PARTS && speech.free(to) && (isFigure(speech, to) || isAmidFigures(speech, to, first))) to += 1
  if (['nummer', 'nr', 'huisnummer', 'number'].includes(speech.norm(to)) && isFigure(speech, to + 1)) to += 2
  while (to < first + PARTS + SUFFIXES && isSuffix(speech, to)) to += 1
  return to
}

/** "tweehonderd en vijf". */
const isAmidFigures = (speech: Speech, at: number, first: number): boolean =>
  at > first &&
  ['en', 'and'].includes(speech.norm(at)) &&
  (speech.code(at - 1)?.text ?? '').endsWith('00') &&
  speech.isNumber(at + 1)

/** "bis", "drie hoog", "bus 3", "zwart": but "boven de winkel" and "a" before a word are not. */
function isSuffix(speech: Speech, at: number): boolean {
  const norm = speech.norm(at)
  if (!speech.free(at)) return false
  if (isFigure(speech, at)) return BESIDE_FIGURE.has(speech.norm(at + 1)) || BESIDE_FIGURE.has(speech.norm(at - 1))
  if (['boven', 'beneden', 'achter', 'onder'].includes(norm))
    return !['de', 'het', 'een', 'mijn', 'mij', 'ons'].includes(speech.norm(at + 1))
  if (speech.sheet.letterWords.has(norm)) return speech.norm(at + 1) === '' || /^\p{Lu}$/u.test(speech.atom(at).text)
  return NUMBER_SUFFIX.has(norm) || (/^\p{Lu}$/u.test(speech.atom(at).text) && norm === speech.norm(at))
}
