// What kind of number it is: by what was asked for or named, by its check digit, by its form. Never decides whether it is masked.
import type { EntityType } from '../../models/finding.ts'
import { passesElevenTest, passesIbanTest, passesLuhn } from './checks.ts'
import { nearTopic } from './near.ts'
import type { Segment } from './segments.ts'
import type { Sheet } from './sheet.ts'

/** The kind of the number in a segment; `UNKNOWN` when nothing tells. */
export function kindOfNumber(sheet: Sheet, segment: Segment): EntityType {
  const text = codeText(segment)
  const checked = kindByCheck(text)
  if (checked !== undefined) return checked
  const topic = nearTopic(sheet, segment)
  if (topic !== undefined && topic !== 'FREE') return topic
  return kindByForm(text) ?? 'UNKNOWN'
}

/** The digits and letters of a segment, written together. */
export const codeText = ({ pieces }: Segment): string => pieces.map(({ code }) => code.text).join('')

function kindByCheck(text: string): EntityType | undefined {
  if (/^nl\d\d[a-z]{4}\d{10}$/.test(text) && passesIbanTest(text)) return 'IBAN'
  if (/^\d{13,19}$/.test(text) && passesLuhn(text)) return 'CARD'
  if (/^06\d{8}$/.test(text)) return 'PHONE'
  if (/^\d{9}$/.test(text) && passesElevenTest(text)) return 'BSN'
  return undefined
}

function kindByForm(text: string): EntityType | undefined {
  if (/^nl\d\d/.test(text)) return 'IBAN'
  if (/^[1-9]\d{3}[a-z]{2}$/.test(text)) return 'POSTCODE'
  if (/^0\d{8,9}$/.test(text)) return 'PHONE'
  if (/^\d{14,19}$/.test(text)) return 'CARD'
  if (/^(?=.*\d)(?=.*[a-z])[a-z\d]{6}$/.test(text)) return 'PLATE'
  return /^\d{5,}$/.test(text) || /\d.*[a-z]|[a-z].*\d/.test(text) ? 'CUSTOMER_ID' : undefined
}
