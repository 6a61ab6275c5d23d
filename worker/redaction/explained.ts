// What makes a number harmless: an amount, a duration, a time, a count of something, a service number, a step of a menu.
import { codeText } from './kinds.ts'
import { comesAfter, topicBefore, topicsAsked } from './near.ts'
import { goesOnClock, isHesitation, opensClock, speaksOfMoney, UNITS } from './phrases.ts'
import type { Segment } from './segments.ts'
import { atomAt, normAt, type Claim, type Sheet } from './sheet.ts'

const SERVICE_NUMBER = /^(?:0800|0900|0906|0909|112$|088|0880|144$|113$|14\d{3}$)/
const ROAD = new Set(['a', 'n', 'e'])
const COUNTED_AFTER = new Set('alle die de wij ons onze zijn haar met zon zo\'n of beide elke iedere andere geen maar nog ook al wel pas nou ja'.split(' '))
const PRICE_AFTER = new Set('per was eraf korting terug erbij exclusief inclusief all'.split(' '))
const YEAR_AFTER = new Set('in sinds vanaf jaar eind begin zomer winter voorjaar najaar herfst tot voor na uit'.split(' '))
const NUMBER_TOPICS = new Set('POSTCODE PHONE BSN IBAN CARD CUSTOMER_ID PLATE DOCUMENT CREDENTIAL DATE_OF_BIRTH'.split(' '))

/** A claim to keep the segment, or its tail when only that is explained; undefined when nothing explains it. */
export function explains(sheet: Sheet, segment: Segment): Claim | undefined {
  const whole: Claim = { type: 'KEEP', from: segment.from, to: segment.to }
  if (SERVICE_NUMBER.test(codeText(segment))) return whole
  if (isRoad(sheet, segment)) return whole
  const unit = byUnit(sheet, segment)
  if (unit !== undefined) return unit
  if (isForeseen(sheet, segment)) return whole
  if (isPersonalByContext(sheet, segment)) return undefined
  return isPrice(sheet, segment) || isClock(sheet, segment) || isYear(sheet, segment) || isCount(sheet, segment) ? whole : undefined
}

function isRoad(sheet: Sheet, { stretch, from, to, pieces }: Segment): boolean {
  const [first, second, third] = pieces
  if (first === undefined || third !== undefined) return false
  const road = /^[ane]\d{1,3}$/.test(first.code.text) || (ROAD.has(first.code.text) && second?.code.kind === 'number')
  return road && ['de', 'd'].includes(normAt(sheet, stretch, from - 1)) && to - from <= 2
}

/** "veertig euro", "drie dagen"; after "euro" the cents as well. */
function byUnit(sheet: Sheet, segment: Segment): Claim | undefined {
  const { stretch, to, from, pieces } = segment
  const last = pieces.at(-1)
  if (last?.code.kind === 'mixed' && /^\d+(?:euro|eur|uur|gb|mb|km|kg|kwh|cm|mm|jaar|e|x)$/.test(last.code.text)) return { type: 'KEEP', from, to }
  if (last?.code.kind !== 'number') return undefined
  const after = normAt(sheet, stretch, isHesitation(normAt(sheet, stretch, to)) ? to + 1 : to)
  const money = ['euro', 'euros', 'eurootje'].includes(normAt(sheet, stretch, from - 1)) || /[€$%]/.test(atomAt(sheet, from).before)
  if (money && pieces.length <= 2) return { type: 'KEEP', from, to }
  if (!UNITS.has(after) && !/^\s*[%€]/.test(atomAt(sheet, to).before)) return undefined
  if (after === 'per' && pieces.length > 2) return undefined
  if (isRepeat(sheet, segment)) return undefined
  return { type: 'KEEP', from: valueStart(segment), to }
}

/** "twee keer de zeven" repeats a digit; it counts nothing. */
const isRepeat = (sheet: Sheet, { stretch, to }: Segment): boolean =>
  ['keer', 'maal', 'x'].includes(normAt(sheet, stretch, to)) && ['de', 'een', 'het'].includes(normAt(sheet, stretch, to + 1))

/** Where the last value of the segment begins: all of it up to two numbers, else what composes one number. */
function valueStart({ from, pieces }: Segment): number {
  if (pieces.length <= 3 && pieces.every(({ code }) => code.kind === 'number' && code.text !== '0')) return from
  let start = pieces.length - 1
  while (start > 0 && composes(pieces[start - 1]?.code.text ?? '', pieces[start]?.code.text ?? '')) start -= 1
  return pieces[start]?.index ?? from
}

const composes = (head: string, tail: string): boolean => /[1-9]0*00$/.test(head) && tail.length < head.length

/** A step, a menu, a version, a meter reading: what the number counts was said before it. */
function isForeseen(sheet: Sheet, segment: Segment): boolean {
  const near = topicBefore(sheet, segment, 4)
  if (segment.decimal && near === undefined) return true
  return near === 'FREE' && codeText(segment).length <= 6
}

/** What was named or asked for is a number of a person: only units and steps explain it. */
function isPersonalByContext(sheet: Sheet, segment: Segment): boolean {
  const near = topicBefore(sheet, segment, 5)
  if (near !== undefined && near !== 'IBAN' && near !== 'NAME' && near !== 'PLACE' && near !== 'CREDENTIAL') return true
  if (near !== undefined && segment.pieces.length > 2) return true
  if (segment.pieces.some(({ code }) => code.kind !== 'number' || code.text.startsWith('0'))) return true
  const asked = topicsAsked(sheet, segment)
  if (asked.includes('ADDRESS') && segment.pieces.length <= 2 && segment.from - segment.stretch.from < 6) return true
  return asked.some((topic) => NUMBER_TOPICS.has(topic)) && (segment.pieces.length > 1 || segment.from - segment.stretch.from < 5)
}

const isPrice = (sheet: Sheet, segment: Segment): boolean =>
  segment.pieces.length <= 2 &&
  (comesAfter(sheet, segment, speaksOfMoney) || PRICE_AFTER.has(normAt(sheet, segment.stretch, segment.to)))

function isClock(sheet: Sheet, segment: Segment): boolean {
  const { stretch, from, to, pieces } = segment
  if (pieces.length > 2 || pieces.some(({ code }) => Number(code.text) > 59)) return false
  const before = normAt(sheet, stretch, from - 1)
  if (opensClock(before) || goesOnClock(normAt(sheet, stretch, to)) && ['half', 'uur'].includes(normAt(sheet, stretch, to))) return true
  if (before === 'en') return opensClock(normAt(sheet, stretch, from - 3)) || opensClock(normAt(sheet, stretch, from - 2))
  return ['voor', 'over'].includes(normAt(sheet, stretch, to)) && (Number(pieces[0]?.code.text) % 5 === 0)
}

function isYear(sheet: Sheet, { stretch, from, pieces }: Segment): boolean {
  const value = Number(pieces.map(({ code }) => code.text).join(''))
  return pieces.length <= 2 && value >= 1990 && value < 2100 && YEAR_AFTER.has(normAt(sheet, stretch, from - 1))
}

/** "drie kinderen", "die twee": a small number before an ordinary noun, or after a word that counts. */
function isCount(sheet: Sheet, { stretch, from, to, pieces }: Segment): boolean {
  const value = Number(pieces[0]?.code.text)
  if (pieces.length > 2 || (pieces.length === 2 && !composes(pieces[0]?.code.text ?? '', pieces[1]?.code.text ?? ''))) return false
  const after = normAt(sheet, stretch, to)
  const noun = after.length > 2 && !sheet.lexicon.common.has(after) && sheet.lexicon.understood(after)
  if (noun && value < 10_000) return true
  const plural = /(?:en|s)$/.test(after) && after.length > 4 && sheet.lexicon.understood(after)
  if (plural && value < 10_000) return true
  return value <= 12 && COUNTED_AFTER.has(normAt(sheet, stretch, from - 1))
}
