// What kind of number it is: by its check digit, by what was named or asked for, by its form. Never decides whether it is masked.
import type { EntityType } from '../../models/finding.ts'
import { passesElevenTest, passesIbanTest, passesLuhn } from './checks.ts'
import { nearTopic } from './near.ts'
import type { Segment } from './segments.ts'

/** The kind of the number in a segment; `UNKNOWN` when nothing tells. */
export function kindOfNumber(segment: Segment): EntityType {
  const text = codeText(segment)
  const checked = kindByCheck(text)
  if (checked !== undefined) return checked
  const topic = nearTopic(segment.speech, segment.from)
  if (topic !== undefined && topic !== 'FREE') return topic
  return kindByForm(text) ?? 'UNKNOWN'
}

/** True when the pieces say one number: "vierduizend tweehonderddertien". */
export const isOneValue = ({ pieces }: Segment): boolean =>
  pieces.every(({ code }, at) => code.kind === 'number' && (at === 0 || composes(pieces[at - 1]?.code.text ?? '', code.text)))

/** How many numbers the pieces say: "forty nine ninety nine" are two. */
export const valuesIn = ({ pieces }: Segment): number =>
  pieces.filter(({ code }, at) => at === 0 || !composes(pieces[at - 1]?.code.text ?? '', code.text)).length

/** "tweehonderd" and "dertien" say one number, and so do "forty" and "four", "nine" and "hundred". */
export function composes(head: string, tail: string): boolean {
  if (/[1-9]0*00$/.test(head) && tail.length < head.length) return true
  return (/^[2-9]0$/.test(head) && /^[1-9]$/.test(tail)) || (/^[1-9]\d?$/.test(head) && /^100(?:0)?$/.test(tail))
}

/** The digits and letters of a segment, written together. */
export const codeText = ({ pieces }: Segment): string => pieces.map(({ code }) => code.text).join('')

function kindByCheck(text: string): EntityType | undefined {
  if (/^[a-z]{2}\d\d[a-z]{4}\d{10}$/.test(text) && passesIbanTest(text)) return 'IBAN'
  if (/^\d{13,19}$/.test(text) && passesLuhn(text)) return 'CARD'
  if (/^(?:0031|31)?0?6\d{8}$/.test(text)) return 'PHONE'
  if (/^\d{9}$/.test(text) && passesElevenTest(text)) return 'BSN'
  return undefined
}

function kindByForm(text: string): EntityType | undefined {
  if (/^(?:nl|be|de)\d\d/.test(text)) return 'IBAN'
  if (/^[1-9]\d{3}[a-z]{2}$/.test(text)) return 'POSTCODE'
  if (/^0\d{8,9}$/.test(text)) return 'PHONE'
  if (/^\d{14,19}$/.test(text)) return 'CARD'
  if (/^(?=.*\d)(?=.*[a-z])[a-z\d]{6}$/.test(text)) return 'PLATE'
  if (/^[a-z]+$/.test(text)) return 'NAME'
  return /^\d{5,}$/.test(text) || (/\d/.test(text) && /[a-z]/.test(text)) ? 'CUSTOMER_ID' : undefined
}
