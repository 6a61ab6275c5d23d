// Dates of birth: asked for, named as such, or so long ago that no appointment can be meant.
import { codeOf } from './codes.ts'
import { nearTopic, comesAfter } from './near.ts'
import { MONTHS } from './phrases.ts'
import { atomAt, eachAtom, isFree, normAt, type Claim, type Recogniser, type Sheet } from './sheet.ts'
import type { Stretch } from './call.ts'

/** Somebody who calls for himself is older than this; later years are those of contracts and appointments. */
const GROWN_UP_BEFORE = 2013
const FIRST_YEAR = 1900
const BIRTH = new Set('geboren geboortedatum geboortejaar geboorte geboortedag jarig verjaardag bouwjaar'.split(' '))
const BORN = (norm: string) => BIRTH.has(norm) && norm !== 'bouwjaar'

export const birthDates: Recogniser = { name: 'birth-date', find: findBirthDates }

function* findBirthDates(sheet: Sheet): Generator<Claim> {
  for (const { index, norm, stretch } of eachAtom(sheet)) {
    if (!isFree(sheet, index)) continue
    if (MONTHS.has(norm)) yield* aroundMonth(sheet, stretch, index)
    else if (codeOf(norm)?.kind === 'number' && BORN(normAt(sheet, stretch, index - 1))) yield { type: 'DATE_OF_BIRTH', from: index, to: index + 1 }
    else yield* written(sheet, stretch, index)
  }
}

/** "drie november eenennegentig", "6 mei 1957", "mei achtenvijftig". */
function* aroundMonth(sheet: Sheet, stretch: Stretch, month: number): Generator<Claim> {
  const from = dayBefore(sheet, stretch, month)
  const { to, year } = yearAfter(sheet, stretch, month + 1)
  if (from === month && year === undefined) return
  const place = { stretch, from, to: month }
  const named = nearTopic(sheet, place) === 'DATE_OF_BIRTH' || comesAfter(sheet, place, BORN, 8)
  const long = year !== undefined && year > FIRST_YEAR && year < GROWN_UP_BEFORE
  const follows = BORN(normAt(sheet, stretch, to)) || BORN(normAt(sheet, stretch, to + 1))
  yield named || long || follows ? { type: 'DATE_OF_BIRTH', from, to } : { type: 'KEEP', from, to }
}

function dayBefore(sheet: Sheet, stretch: Stretch, month: number): number {
  const before = normAt(sheet, stretch, month - 1)
  const isDay = codeOf(before)?.kind === 'number' || /^(?:eerste|[a-z]+(?:de|ste))$/.test(before)
  if (!isDay || !isFree(sheet, month - 1)) return month
  const joined = normAt(sheet, stretch, month - 2) === 'en' && codeOf(normAt(sheet, stretch, month - 3))?.kind === 'number'
  return joined && codeOf(before)?.text.endsWith('0') ? month - 3 : month - 1
}

function yearAfter(sheet: Sheet, stretch: Stretch, at: number): { to: number; year: number | undefined } {
  let to = at
  let digits = ''
  while (to < at + 4 && to < stretch.to && isFree(sheet, to)) {
    const norm = normAt(sheet, stretch, to)
    const code = codeOf(norm)
    if (code?.kind !== 'number' && norm !== 'en') break
    if (code !== undefined && norm !== 'en') digits = added(digits, code.text)
    to += 1
  }
  if (normAt(sheet, stretch, to - 1) === 'en') to -= 1
  if (digits === '') return { to: at, year: undefined }
  return { to, year: digits.length === 2 ? 1900 + Number(digits) : Number(digits.slice(0, 4)) }
}

/** "negentienhonderd vierenzestig" is 1964; "negentien vierenzestig" as well. */
function added(digits: string, next: string): string {
  return digits.length === 4 && digits.endsWith('00') ? String(Number(digits) + Number(next)) : digits + next
}

/** "12-03-1985": three numbers in one word, or spoken after each other with a year at the end. */
function* written(sheet: Sheet, stretch: Stretch, index: number): Generator<Claim> {
  const parts = [0, 1, 2].map((step) => codeOf(normAt(sheet, stretch, index + step)))
  const [day, month, year] = parts.map((code) => (code?.kind === 'number' ? Number(code.text) : Number.NaN))
  if (day === undefined || month === undefined || year === undefined) return
  if (!(day >= 1 && day <= 31 && month >= 1 && month <= 12)) return
  if (codeOf(normAt(sheet, stretch, index - 1))?.kind === 'number') return
  if (year > FIRST_YEAR && year < GROWN_UP_BEFORE) yield { type: 'DATE_OF_BIRTH', from: index, to: index + 3 }
  else if (year >= GROWN_UP_BEFORE && year < 2100 && atomAt(sheet, index + 1).before.trim() !== '') {
    const born = nearTopic(sheet, { stretch, from: index, to: index + 3 }) === 'DATE_OF_BIRTH'
    yield { type: born ? 'DATE_OF_BIRTH' : 'KEEP', from: index, to: index + 3 }
  }
}
