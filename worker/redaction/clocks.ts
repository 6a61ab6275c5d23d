// Times of day and years, as they are said: "half drie", "kwart voor zes", "five p m", "sinds 2019".
import { opensClock } from './phrases.ts'
import type { Segment } from './segments.ts'

const YEAR_AFTER = new Set(
  'van in vanaf jaar eind begin zomer winter voorjaar najaar herfst tot voor na over bouwjaar'.split(' '),
)
const SURE_YEAR_AFTER = new Set(['uit', 'sinds', 'since', 'bouwjaar', 'vanaf'])
const BIRTH_YEARS_UNTIL = 1990

const isTimeOfDay = ({ pieces }: Segment): boolean => pieces.length <= 2 && pieces.every(({ code }) => Number(code.text) < 60)

/** "half drie", "om tien", "kwart voor zes", "tussen negen en twaalf". */
export function isSureClock(segment: Segment): boolean {
  const { speech, from, to } = segment
  if (!isTimeOfDay(segment)) return false
  const [before, second, third] = [speech.norm(from - 1), speech.norm(from - 2), speech.norm(from - 3)]
  if (['half', 'om', 'omstreeks', 'klokslag', 'past'].includes(before)) return true
  if (['past', 'to'].includes(speech.norm(to)) && speech.isNumber(to + 1)) return true
  if (['voor', 'over'].includes(before) && ['kwart', 'half'].some((word) => word === second)) return true
  if (['half', 'kwart'].includes(speech.norm(to + 1)) && ['voor', 'over'].includes(speech.norm(to))) return true
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

/** "uit 2019", "sinds negentienzesenzestig"; "van" stands before years of birth as well. */
export function isYear({ speech, from, pieces }: Segment): boolean {
  const year = Number(pieces.map(({ code }) => code.text).join(''))
  if (pieces.length > 2 || year < 1900 || year >= 2100 || speech.requested.includes('DATE_OF_BIRTH')) return false
  const before = speech.norm(from - 1)
  return SURE_YEAR_AFTER.has(before) || (YEAR_AFTER.has(before) && year >= BIRTH_YEARS_UNTIL)
}
