// Numbers and letters that name a thing that is nobody's: service numbers, roads, models, faults, initials that everybody says.
import { codeText } from './kinds.ts'
import { topicBefore } from './near.ts'
import type { Segment } from './segments.ts'

/** Numbers of companies and of emergency services (Nummerplan telefoondiensten: 0800, 090x, 088, 14 + area code, 112, 113, 144). */
const SERVICE_NUMBER = /^(?:0800\d|08100\d|09100\d|999$|111$|101$|090[069]\d|088\d|112$|113$|144$|140\d{2,3}$|14\d{3}$|0900$|0800$|088$)/

/** "b s n", "i p": initials that everybody says. */
const ACRONYMS = new Set(
  `bsn ip iban tv pdf usb sms puk eid gps pin cv gsm kvk btw apk nhs vat id pc dvd cd hd led ov nl tgv ns bv`.split(/\s+/),
)
export const isAcronym = ({ speech, pieces, from, to }: Segment): boolean =>
  ACRONYMS.has(pieces.map(({ code }) => code.text).join('')) &&
  pieces.every(({ code }) => code.kind === 'letter') &&
  speech.code(to) === undefined &&
  speech.code(from - 1) === undefined &&
  !(speech.requested.includes('NAME') || speech.requested.includes('IBAN'))

export const isServiceNumber = (segment: Segment): boolean =>
  SERVICE_NUMBER.test(codeText(segment)) && topicBefore(segment.speech, segment.from, 5) !== 'CUSTOMER_ID'

/** "de A7", "de a twee", "citroen c een", "iphone 15", "windows elf". */
export function isNamedThing({ speech, from, to, pieces }: Segment): boolean {
  const text = pieces.map(({ code }) => code.text).join('')
  const before = speech.norm(from - 1)
  if (/^[ane]\d{1,3}$/.test(text) && to - from <= 2) return ['de', 'd', 'die', 'snelweg', 'rijksweg'].includes(before)
  if (text.length > 5 || pieces.length > 2) return false
  const { publicNames, places } = speech.sheet.lexicon
  return [before, speech.norm(from - 2)].some((norm) => publicNames.has(norm) && !places.has(norm) && norm.length > 2)
}

/** "glasvezel duizend": a round number that no code begins with. */
export const isRound = ({ speech, from, pieces }: Segment): boolean =>
  pieces.length === 1 && ['100', '1000'].includes(pieces[0]?.code.text ?? '') && !/\p{N}/u.test(speech.atom(from).text)

/** "code 9", as the agent says it; secrets are longer. */
export function isInternalCode({ speech, from, pieces }: Segment): boolean {
  const text = pieces.map(({ code }) => code.text).join('')
  return ['code', 'soort'].includes(speech.norm(from - 1)) && text.length <= (speech.speaker === 'agent' ? 3 : 2)
}

/** "4g", "five g": a net; "minus drie": a temperature or a strength. */
export const isMeasure = ({ speech, from, pieces }: Segment): boolean =>
  /^[2-6]g$/.test(pieces.map(({ code }) => code.text).join('')) ||
  (speech.norm(from - 1) === 'minus' && pieces.length <= 2 && speech.code(from - 2) === undefined)

/** "E9", "V60": a letter and a figure or two name a fault, a model or a box. */
export function isShortCode({ pieces }: Segment): boolean {
  return pieces.length === 1 && pieces[0]?.code.kind === 'mixed' && /^[a-z]\d{1,2}$/.test(pieces[0].code.text)
}
