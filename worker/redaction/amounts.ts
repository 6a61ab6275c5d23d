// Amounts, durations and measures: a number with its unit, its price or its currency.
import { codeText, composes, isOneValue, valuesIn } from './kinds.ts'
import { comesAfter, topicBefore } from './near.ts'
import { isHesitation, speaksOfMoney, UNITS } from './phrases.ts'
import type { Segment } from './segments.ts'
import type { Claim, Speech } from './sheet.ts'
import { ENGLISH_ORDINALS } from './spoken-english.ts'
import { NUMBER_TOPICS } from './topics.ts'

const PRICE_AFTER = new Set('each off per korting terug exclusief inclusief erbij eraf cash contant voorschot'.split(' '))
const AMOUNT = /^[1-9]\d{0,2}(?:\.\d{3})+(?:,\d\d)?$|^\d{1,3},\d{1,2}$/
const TIME = /^(?:[01]?\d|2[0-4])[.:][0-5]\d$/

/** "veertig euro", "drie dagen"; after "euro" the cents as well. */
export function byUnit(segment: Segment): Claim | undefined {
  const { speech, to, from, pieces } = segment
  const last = pieces.at(-1)
  if (last === undefined) return undefined
  if (
    /^\d+(?:euro|eur|uur|gb|mb|km|kg|kwh|cm|mm|jaar|x|h|l|m2|m3|e|ste|de|st|nd|rd|th|am|pm|kg|k)$/.test(last.code.text) &&
    pieces.length === 1
  )
    return { type: 'KEEP', from, to }
  if (last.code.kind !== 'number') return undefined
  const money =
    ['euro', 'euros', 'eurootje', 'pound', 'pounds'].includes(speech.norm(from - 1)) || /[€$]/.test(speech.atom(from).before)
  if (money && pieces.length <= 2 && codeText(segment).length <= 6) return { type: 'KEEP', from, to }
  if (isLength(segment)) return { type: 'KEEP', from, to }
  const after = speech.norm(isHesitation(speech.norm(to)) ? to + 1 : to)
  if (isPostcodeTail(segment) || isRepeat(segment)) return undefined
  if (after === 'a' && UNITS.has(speech.norm(to + 1))) return { type: 'KEEP', from: valueStart(segment), to }
  if (!UNITS.has(after) && !ENGLISH_ORDINALS.has(after) && !/^\s?[%€]/.test(speech.atom(to).before)) return undefined
  return { type: 'KEEP', from: valueStart(segment), to }
}

/** "1 meter 74", "twee meter tien": what comes behind the metres. */
const isLength = ({ speech, from, pieces }: Segment): boolean =>
  pieces.length === 1 && speech.norm(from - 1) === 'meter' && speech.isNumber(from - 2) && Number(pieces[0]?.code.text) < 100

/** "3035 KM", "1506 per": letters of a postcode that are also a unit, told by capitals or by what was named. */
function isPostcodeTail({ speech, from, to, pieces }: Segment): boolean {
  const tail = speech.atom(to).text
  if (pieces.length > 2 || tail.length !== 2) return false
  return tail === tail.toUpperCase() || topicBefore(speech, from) === 'POSTCODE' || speech.requested.includes('POSTCODE')
}

/** "twee keer de zeven" repeats a digit; it counts nothing. */
const isRepeat = ({ speech, to, pieces }: Segment): boolean =>
  ['keer', 'maal', 'x'].includes(speech.norm(to)) &&
  (['de', 'het'].includes(speech.norm(to + 1)) || (pieces.length > 1 && speech.isNumber(to + 1)))

/** Where the last value of the segment begins: all of it up to two numbers, else what composes one number. */
function valueStart(segment: Segment): number {
  const { from, pieces } = segment
  if (valuesIn(segment) <= 2 && pieces.every(({ code }) => code.kind === 'number' && !code.text.startsWith('0'))) return from
  if (pieces.length <= 3 && pieces.every(({ code }) => code.kind === 'number' && !code.text.startsWith('0'))) return from
  let start = pieces.length - 1
  while (start > 0 && composes(pieces[start - 1]?.code.text ?? '', pieces[start]?.code.text ?? '')) start -= 1
  return pieces[start]?.index ?? from
}

/** "€ 1.284,17", "180.000", "17.00": figures joined by point and comma as amounts and times of day are. */
export function isWrittenAmount({ speech, from, to, pieces }: Segment): boolean {
  const figures = pieces.map(({ index, code }, at) => (at === 0 ? code.text : speech.atom(index).before + code.text)).join('')
  if (to - from !== pieces.length) return false
  if (isMoney(speech, from)) return /^\d+(?:[.,]\d+)*$/.test(figures)
  return (
    AMOUNT.test(figures) ||
    (TIME.test(figures) && (figures.includes(':') || !speech.requested.some((topic) => NUMBER_TOPICS.has(topic))))
  )
}

const isMoney = (speech: Speech, index: number): boolean => /[€$£]\s?$/.test(speech.atom(index).before)

export const isPrice = (segment: Segment): boolean => {
  const { speech, from, to } = segment
  if (valuesIn(segment) > 2) return false
  if (comesAfter(speech, { at: from, reach: 4 }, speaksOfMoney) || PRICE_AFTER.has(speech.norm(to))) return true
  return saidAsPrice(speech.norm(to), speech.norm(to + 1))
}

const MONEY = /(?:kosten|bedrag|prijs|vergoeding|korting|fee|price|rent)$/

/** "servicekosten van vijfenveertig vijftig": the price right behind what is paid. */
export const isSurePrice = (segment: Segment): boolean =>
  valuesIn(segment) <= 2 &&
  !codeText(segment).startsWith('0') &&
  codeText(segment).length <= 6 &&
  comesAfter(segment.speech, { at: segment.from, reach: 2 }, (norm) => MONEY.test(norm))

/** "negenenzeventig vijfennegentig was het". */
const saidAsPrice = (first: string, second: string): boolean =>
  (first === 'was' && second === 'het') ||
  (first === 'for' && second === 'delivery') ||
  (first === 'in' && second === 'totaal') ||
  (first === 'bij' && second === 'elkaar')

/** "elfduizend driehonderdzeven": said in hundreds or thousands, as meters and amounts are and codes hardly. */
export const isReading = (segment: Segment): boolean =>
  isOneValue(segment) &&
  segment.pieces.some(({ index, code }) => Number(code.text) >= 100 && !/\p{N}/u.test(segment.speech.atom(index).text))
