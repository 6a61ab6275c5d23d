// Dates: of birth when asked for, named as such, or so long ago that no appointment can be meant; all others stay.
import { comesAfter, nearTopic } from './near.ts'
import { birthRuns, isBirth, ORDINALS } from './birth-runs.ts'
import { MONTHS } from './phrases.ts'
import { freeAtoms, type Claim, type Recogniser, type Sheet, type Speech } from './sheet.ts'

/** Somebody who calls for himself is older than this; later years are those of contracts and appointments. */
const GROWN_UP_BEFORE = 2011
const FIRST_YEAR = 1900
const STARTED = new Set(
  `sinds vanaf ingaand contract gekocht bouwjaar gebouwd gestart lid klant verhuisd getrouwd overleden since bought`.split(/\s+/),
)

export const birthDates: Recogniser = { name: 'date', find: findBirthDates }

function* findBirthDates(sheet: Sheet): Generator<Claim> {
  for (const speech of sheet.speeches) yield* birthRuns(speech)
  for (const { index, norm, speech } of freeAtoms(sheet)) {
    if (MONTHS.has(norm)) yield* aroundMonth(speech, index)
    else if (ORDINALS.has(norm)) yield* ofOrdinal(speech, index)
    else if (speech.isNumber(index)) yield* figures(speech, index)
  }
}

/** "drie november eenennegentig", "6 mei 1957", "mei achtenvijftig". */
function* aroundMonth(speech: Speech, month: number): Generator<Claim> {
  const from = dayBefore(speech, month)
  const { to, year } = yearAfter(speech, from === month ? dayAfter(speech, month + 1) : month + 1)
  if (from === month && year === undefined) return
  if (from === month && speech.named.includes('CARD')) return yield { type: 'CARD', from: month, to }
  const birth = isOfBirth(speech, { from, to, year }) && !isAppointed(speech, { from, to, year })
  yield { type: birth ? 'DATE_OF_BIRTH' : 'KEEP', from, to }
}

/** "drie van de vierde nul drie": the month as an ordinal. */
function* ofOrdinal(speech: Speech, month: number): Generator<Claim> {
  const [day, link, article] = [month - 3, speech.norm(month - 2), speech.norm(month - 1)]
  const from = link === 'van' && article === 'de' ? day : month - 1
  if (!speech.free(from) || !(speech.isNumber(from) || ORDINALS.has(speech.norm(from)))) return
  const { to, year } = yearAfter(speech, month + 1)
  if (year === undefined && nearTopic(speech, from) !== 'DATE_OF_BIRTH') return
  yield { type: isOfBirth(speech, { from, to, year }) || from === day ? 'DATE_OF_BIRTH' : 'KEEP', from, to }
}

const APPOINTING = new Set('per tot vanaf ingaand ingaande uiterlijk until till per by'.split(' '))

/** "per 1 september", "loopt tot september 2026": a contract, unless the year is long ago. */
const isAppointed = (speech: Speech, { from, year }: Day): boolean =>
  APPOINTING.has(speech.norm(from - 1)) && (year === undefined || year >= GROWN_UP_BEFORE)

type Day = Readonly<{ from: number; to: number; year: number | undefined }>

function isOfBirth(speech: Speech, { from, to, year }: Day): boolean {
  if (
    comesAfter(speech, { at: from, reach: 8 }, isBirth) ||
    isBirth(speech.norm(to)) ||
    (speech.norm(to) !== 'en' && isBirth(speech.norm(to + 1)))
  )
    return true
  if (nearTopic(speech, from) === 'DATE_OF_BIRTH') return true
  const long = year !== undefined && year > FIRST_YEAR && year < GROWN_UP_BEFORE
  return long && !comesAfter(speech, { at: from, reach: 6 }, (norm) => STARTED.has(norm))
}

function dayBefore(speech: Speech, month: number): number {
  const day = ['of', 'van'].includes(speech.norm(month - 1)) ? month - 2 : month - 1
  if (!isDay(speech, day) || !speech.free(day)) return month
  const { text = '' } = speech.code(day) ?? {}
  if (text.endsWith('0') && speech.norm(day - 1) === 'en' && speech.isNumber(day - 2)) return day - 2
  return /^[23]0$/.test(speech.code(day - 1)?.text ?? '') && !text.endsWith('0') ? day - 1 : day
}

const isDay = (speech: Speech, index: number): boolean =>
  speech.isNumber(index) ||
  /^(?:eerste|first|second|third|[a-z]{3,}(?:de|ste|th)|\d+(?:e|ste|de|st|nd|rd|th))$/.test(speech.norm(index))

/** "July the sixteenth, 1944": behind the month a day, in English. */
function dayAfter(speech: Speech, at: number): number {
  const day = speech.norm(at) === 'the' ? at + 1 : at
  return /(?:st|nd|rd|th|first|second|third)$/.test(speech.norm(day)) && isDay(speech, day) ? day + 1 : at
}

function yearAfter(speech: Speech, at: number): { to: number; year: number | undefined } {
  let to = at
  let digits = ''
  while (to < at + 4 && speech.free(to)) {
    const norm = speech.norm(to)
    const code = speech.code(to)
    const link = ['en', 'and'].includes(norm) && digits !== '' && speech.isNumber(to + 1)
    if (code?.kind !== 'number' && !link) break
    if (code !== undefined && !link) digits = joined(digits, code.text)
    to += 1
    if (digits.length >= 4 && !isUnitAhead(speech, to, digits)) break
  }
  if (digits === '' || isHour(speech, { at, to })) return { to: at, year: undefined }
  return { to, year: digits.length === 2 ? FIRST_YEAR + Number(digits) : Number(digits.slice(0, 4)) }
}

/** "two thousand and three", "nineteen forty four": the year goes on. */
const isUnitAhead = (speech: Speech, at: number, digits: string): boolean =>
  digits.endsWith('00') || (digits.endsWith('0') && /^[1-9]$/.test(speech.code(at)?.text ?? ''))

/** "12 mei 14 uur": the figure behind the month is a time. */
const isHour = (speech: Speech, { to }: { at: number; to: number }): boolean =>
  ['uur', 'personen', 'euro'].includes(speech.norm(to))

/** "negentienhonderd vierenzestig" and "negentien vierenzestig" are 1964; "vier en zestig" is 64. */
function joined(digits: string, next: string): string {
  if (digits.length === 4 && digits.endsWith('00')) return String(Number(digits) + Number(next))
  if (/[2-9]0$/.test(digits) && /^[1-9]$/.test(next)) return digits.slice(0, -1) + next
  if (digits.length === 1 && next.length === 2) return String(Number(digits) + Number(next))
  return digits + next
}

/** "12-03-1985", "een vier achtendertig": day, month and year in figures. */
function* figures(speech: Speech, index: number): Generator<Claim> {
  const numbers = [0, 1, 2].map((step) => speech.code(index + step))
  const [day = Number.NaN, month = Number.NaN, year = Number.NaN] = numbers.map((code) =>
    code?.kind === 'number' ? Number(code.text) : Number.NaN,
  )
  if (isBirth(speech.norm(index - 1)) && Number.isNaN(month)) yield { type: 'DATE_OF_BIRTH', from: index, to: index + 1 }
  if (!(day >= 1 && day <= 31 && month >= 1 && month <= 12) || Number.isNaN(year)) return
  if (speech.isNumber(index - 1) || speech.isNumber(index + 3)) return
  const from = index
  const to = index + 3
  if (year > FIRST_YEAR && year < GROWN_UP_BEFORE) yield { type: 'DATE_OF_BIRTH', from, to }
  else if (nearTopic(speech, from) === 'DATE_OF_BIRTH') yield { type: 'DATE_OF_BIRTH', from, to }
  else if (year >= GROWN_UP_BEFORE && year < 2100 && /[-/.]/.test(speech.atom(index + 1).before)) yield { type: 'KEEP', from, to }
}
