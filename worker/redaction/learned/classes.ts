// What a word may be. The kinds of numbers are one class, so are the parts of an address.
import type { EntityType } from '../../../models/finding.ts'

/** The first: nothing of a person. */
export const CLASSES = [
  'KEEP',
  'NAME',
  'ADDRESS',
  'CUSTOMER_ID',
  'DATE_OF_BIRTH',
  'ORGANISATION',
  'HEALTH',
  'CREDENTIAL',
  'OTHER',
] as const

export type Class = Exclude<(typeof CLASSES)[number], 'KEEP'> & EntityType
export const WIDTH = CLASSES.length
