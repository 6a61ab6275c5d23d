// Marks of the rules that what was learnt may take back: those that rest on weak evidence, when nothing learnt speaks for them.
import { topicBefore } from '../near.ts'
import { introduces } from '../name-phrases.ts'
import { isTrade } from '../names.ts'
import { TITLES } from '../phrases.ts'
import { isMasked, type Claim, type Mark, type Sheet, type Speech } from '../sheet.ts'
import { SURE_ENDING } from '../street-words.ts'
import { NUMBER_TOPICS } from '../topics.ts'

/**
 * By recogniser the odds (their logarithm) below which a weak mark is taken back; marks of others stay. Chosen on calls that neither
 * rules nor weights had learnt from, so that each word uncovered wrongly should pay for three or more uncovered rightly. What the
 * call's memory found is not among them: what was found once is hidden everywhere.
 */
const BELOW: ReadonlyMap<string, number> = new Map([
  ['number', -2],
  ['date', -3],
  ['capital', -1],
  ['not-understood', -1.25],
  ['name', -2.5],
  ['address', -3],
  ['organisation', -2.5],
  ['description', -4],
])
/** So many digits are an identifier; with fewer a number is one when it comes again, and then stays masked each time. */
const SURE_DIGITS = 7
const AGAIN_DIGITS = 5
const CUE_REACH = 5
const ROUND_IN_WORDS = /^\p{L}+(?:duizend|thousand)$/u
const INTRODUCTION = 6

type Found = Readonly<{ mark: Mark; start: number; end: number; again: ReadonlySet<string> }>

/**
 * `odds`: of each word of the speech; `again`: as `numbersThatComeAgain` gives it. A mark is taken back whole, when none of its words is
 * likely enough, or not at all.
 */
export function* takenBack(speech: Speech, odds: readonly number[], again: ReadonlySet<string>): Generator<Claim> {
  const { from, to, sheet } = speech
  for (let start = from; start < to; ) {
    const mark = sheet.marks[start]
    const end = endOfMark(sheet, start, to)
    const below = mark === undefined || mark.type === 'KEEP' ? undefined : BELOW.get(mark.recogniser)
    if (mark !== undefined && below !== undefined && odds.slice(start - from, end - from).every((odd) => odd < below))
      if (!isSure(speech, { mark, start, end, again })) yield { type: 'KEEP', from: start, to: end, instead: true }
    start = end
  }
}

function endOfMark({ marks }: Sheet, start: number, to: number): number {
  let end = start + 1
  while (end < to && marks[end] !== undefined && marks[end]?.claim === marks[start]?.claim) end += 1
  return end
}

/** Marks that stay whatever was learnt: what answers a question, what is introduced, and what has the form of what it is. */
function isSure(speech: Speech, found: Found): boolean {
  const { asked } = speech
  switch (found.mark.recogniser) {
    case 'number':
      return asked.some((topic) => NUMBER_TOPICS.has(topic)) || isIdentifier(speech, found)
    case 'date':
      return asked.includes('DATE_OF_BIRTH')
    case 'name':
      return asked.includes('NAME') || isNamed(speech, found)
    case 'address':
      return asked.includes('ADDRESS') || asked.includes('PLACE') || isStreet(speech, found)
    default:
      return false
  }
}

/** Many digits, or behind a word that says what they are. Nobody reads an identifier out as "tweehonderdtienduizend". */
function isIdentifier(speech: Speech, { start, end, again }: Found): boolean {
  if (end - start === 1 && ROUND_IN_WORDS.test(speech.norm(start))) return false
  const digits = digitsIn(speech.sheet, start, end)
  const cue = topicBefore(speech, start, CUE_REACH)
  return digits.length >= SURE_DIGITS || (cue !== undefined && NUMBER_TOPICS.has(cue)) || again.has(digits)
}

const digitsIn = ({ atoms }: Sheet, start: number, end: number): string =>
  atoms
    .slice(start, end)
    .map(({ code }) => code?.text ?? '')
    .join('')

/** Masked numbers of some length, as figures, that the call has more than once. */
export function numbersThatComeAgain(sheet: Sheet): ReadonlySet<string> {
  const [once, again] = [new Set<string>(), new Set<string>()]
  for (let start = 0; start < sheet.marks.length; ) {
    const end = endOfMark(sheet, start, sheet.marks.length)
    const digits = isMasked(sheet, start) ? digitsIn(sheet, start, end) : ''
    if (digits.length >= AGAIN_DIGITS) (once.has(digits) ? again : once).add(digits)
    start = end
  }
  return again
}

/** Behind a title, a trade or an introduction, and what no list of names holds: then only its place can have told. */
function isNamed(speech: Speech, { start }: Found): boolean {
  const { firstNames, surnames } = speech.sheet.lexicon
  const norm = speech.norm(start)
  if (TITLES.has(speech.norm(start - 1)) || isTrade(speech, start - 1) || !(firstNames.has(norm) || surnames.has(norm))) return true
  for (let at = start - 1; at >= start - INTRODUCTION; at -= 1) if (introduces(speech.norm, at) === start) return true
  return false
}

function isStreet(speech: Speech, { start, end }: Found): boolean {
  for (let at = start; at < end; at += 1) if (SURE_ENDING.test(speech.norm(at))) return true
  return false
}
