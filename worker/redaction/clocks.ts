// Times of day and years, as they are said: "half drie", "kwart voor zes", "five p m", "sinds 2019".
import { valuesIn } from './kinds.ts'
import { opensClock } from './phrases.ts'
import type { Segment } from './segments.ts'

const YEAR_AFTER = new Set(
  'van in vanaf from jaar eind begin zomer winter voorjaar najaar herfst tot voor na over bouwjaar'.split(' '),
)
const SURE_YEAR_AFTER = new Set(['uit', 'sinds', 'since', 'bouwjaar', 'vanaf'])
const BIRTH_YEARS_UNTIL = 1990

const isTimeOfDay = (segment: Segment): boolean =>
  segment.pieces.length <= 3 && valuesIn(segment) <= 2 && segment.pieces.every(({ code }) => Number(code.text) < 60)

/** "half drie", "om tien", "kwart voor zes", "tussen negen en twaalf". */
export function isSureClock(segment: Segment): boolean {
  const { speech, from, to, pieces } = segment
  if (!isTimeOfDay(segment)) return false
  const [before, second, third] = [speech.norm(from - 1), speech.norm(from - 2), speech.norm(from - 3)]
  if (['half', 'om', 'omstreeks', 'klokslag', 'past'].includes(before)) return true
  if (['past', 'to'].includes(speech.norm(to)) && speech.isNumber(to + 1)) return true
  if (['voor', 'over'].includes(before) && ['kwart', 'half'].some((word) => word === second)) return true
  if (['half', 'kwart'].includes(speech.norm(to + 1)) && ['voor', 'over'].includes(speech.norm(to))) return true
  if (before === 'at' && pieces.length > 1 && valuesIn(segment) === 2 && speech.requested.length === 0) return true
  return before === 'tussen' || before === 'between' || (['en', 'and'].includes(before) && ['tussen', 'between'].includes(third))
}

export function isClock(segment: Segment): boolean {
  if (!isTimeOfDay(segment)) return false
  const { speech, from, to, pieces } = segment
  const before = speech.norm(from - 1)
  if (opensClock(before) && Number(pieces[0]?.code.text ?? '') <= 24) return true
  if (before === 'en' && opensClock(speech.norm(from - 3))) return true
  return ['voor', 'over'].includes(speech.norm(to)) && speech.isNumber(to + 1)
}

/** "five p m", "9 a.m.". */
export const isHalfDay = ({ pieces }: Segment): boolean => /^\d{1,4}[ap]m$/.test(pieces.map(({ code }) => code.text).join(''))

/** "uit 2019", "sinds negentienzesenzestig"; "van" stands before years of birth as well, and an agent tells years of things. */
export function isYear(segment: Segment): boolean {
  const { speech, from, pieces } = segment
  const year = yearIn(segment)
  if (pieces.length > 2 || !(year >= 1800 && year < 2100) || speech.requested.includes('DATE_OF_BIRTH')) return false
  const before = speech.norm(from - 1)
  if (SURE_YEAR_AFTER.has(before)) return true
  if (!YEAR_AFTER.has(before)) return false
  return year >= BIRTH_YEARS_UNTIL || (before !== 'van' && speech.speaker === 'agent' && !speech.named.includes('DATE_OF_BIRTH'))
}

/** "tweeduizend eenentwintig" is 2021, "negentien vijfentachtig" 1985. */
function yearIn({ pieces }: Segment): number {
  const [first = '', second = ''] = pieces.map(({ code }) => code.text)
  return first === '2000' && second !== '' ? 2000 + Number(second) : Number(first + second)
}
