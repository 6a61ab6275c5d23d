// What the redaction found in a transcript, named by place and never by value.

/** The kinds of personal data. `UNKNOWN`: a word that nothing explains. `UNSURE`: a word not heard with confidence. */
export const ENTITY_TYPES = [
  'NAME',
  'ADDRESS',
  'POSTCODE',
  'PLACE',
  'PHONE',
  'EMAIL',
  'DATE_OF_BIRTH',
  'BSN',
  'IBAN',
  'CARD',
  'CUSTOMER_ID',
  'PLATE',
  'DOCUMENT',
  'ORGANISATION',
  'HEALTH',
  'CREDENTIAL',
  'OTHER',
  'UNKNOWN',
  'UNSURE',
] as const

export type EntityType = (typeof ENTITY_TYPES)[number]

/** Kinds that a team may leave readable, for whoever trains on just that. A street, and a name of somebody, never are. */
export const READABLE_KINDS = ['PLACE', 'HEALTH'] as const satisfies readonly EntityType[]
export type ReadableKind = (typeof READABLE_KINDS)[number]

/**
 * Words `from` up to `to` (exclusive) of turn `turn` are not to be shown or heard. Findings of a call never overlap.
 * `entity` numbers the thing meant, within its type and call: two findings of one person have the same number.
 */
export type Finding = Readonly<{
  type: EntityType
  turn: number
  from: number
  to: number
  entity: number
  recogniser: string
}>
