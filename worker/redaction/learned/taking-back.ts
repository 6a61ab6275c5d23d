// Marks of the rules that what was learnt may take back: those that rest on weak evidence, when nothing learnt speaks for them.
import { topicBefore } from '../near.ts'
import { introduces } from '../name-phrases.ts'
import { TITLES } from '../phrases.ts'
import type { Claim, Mark, Sheet, Speech } from '../sheet.ts'
import { SURE_ENDING } from '../street-words.ts'
import { NUMBER_TOPICS } from '../topics.ts'

/**
 * By recogniser the odds (their logarithm) below which a weak mark is taken back; marks of others stay. Chosen on calls that neither
 * rules nor weights had learnt from, so that each word uncovered wrongly should pay for three or more uncovered rightly. What the
 * call's memory found is not among them: what was found once is hidden everywhere.
 */
const BELOW: ReadonlyMap<string, number> = new Map([
  ['number', -2],
  ['date', -3.5],
  ['capital', -2.5],
  ['not-understood', -4.5],
  ['name', -5],
  ['address', -5],
  ['organisation', -5],
  ['description', -5],
])
/** So many digits are an identifier, and one that comes again must stay masked each time. */
const SURE_DIGITS = 5
const CUE_REACH = 5
const INTRODUCTION = 6

type Found = Readonly<{ mark: Mark; start: number; end: number }>

/** `odds`: of each word of the speech. A mark is taken back whole, when none of its words is likely enough, or not at all. */
export function* takenBack(speech: Speech, odds: readonly number[]): Generator<Claim> {
  const { from, to, sheet } = speech
  for (let start = from; start < to; ) {
    const mark = sheet.marks[start]
    const end = endOfMark(sheet, start, to)
    const below = mark === undefined || mark.type === 'KEEP' ? undefined : BELOW.get(mark.recogniser)
    if (mark !== undefined && below !== undefined && odds.slice(start - from, end - from).every((odd) => odd < below))
      if (!isSure(speech, { mark, start, end })) yield { type: 'KEEP', from: start, to: end, instead: true }
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

/** Many digits, or behind a word that says what they are. */
function isIdentifier(speech: Speech, { start, end }: Found): boolean {
  const digits = speech.sheet.atoms.slice(start, end).reduce((sum, { code }) => sum + (code?.text.length ?? 0), 0)
  const cue = topicBefore(speech, start, CUE_REACH)
  return digits >= SURE_DIGITS || (cue !== undefined && NUMBER_TOPICS.has(cue))
}

/** Behind a title or an introduction, and what no list of names holds: then only its place can have told. */
function isNamed(speech: Speech, { start }: Found): boolean {
  const { firstNames, surnames } = speech.sheet.lexicon
  const norm = speech.norm(start)
  if (TITLES.has(speech.norm(start - 1)) || !(firstNames.has(norm) || surnames.has(norm))) return true
  for (let at = start - 1; at >= start - INTRODUCTION; at -= 1) if (introduces(speech.norm, at) === start) return true
  return false
}

function isStreet(speech: Speech, { start, end }: Found): boolean {
  for (let at = start; at < end; at += 1) if (SURE_ENDING.test(speech.norm(at))) return true
  return false
}
