// Puts placeholders where something was found. From here on there is only safe text.
import type { Confidential } from '../../models/confidential.ts'
import { Failure } from '../../models/failure.ts'
import type { EntityType, Finding } from '../../models/finding.ts'
import { declareSafe, type Safe, type SafeTurn, type SafeWord } from '../../models/snippet.ts'
import type { Transcript, Turn } from '../../models/transcript.ts'

/** What a reader sees instead. Numbered, so that one person is the same one throughout a call. */
const PLACEHOLDERS: Readonly<Record<Exclude<EntityType, 'UNKNOWN' | 'UNSURE'>, string>> = {
  NAME: 'NAAM',
  ADDRESS: 'ADRES',
  POSTCODE: 'POSTCODE',
  PLACE: 'PLAATS',
  PHONE: 'TELEFOON',
  EMAIL: 'E-MAIL',
  DATE_OF_BIRTH: 'GEBOORTEDATUM',
  BSN: 'BSN',
  IBAN: 'REKENING',
  CARD: 'KAART',
  CUSTOMER_ID: 'KLANTNUMMER',
  PLATE: 'KENTEKEN',
  DOCUMENT: 'DOCUMENT',
  ORGANISATION: 'ORGANISATIE',
  HEALTH: 'GEZONDHEID',
  CREDENTIAL: 'GEHEIM',
  OTHER: 'OVERIG',
}
const NOT_UNDERSTOOD = '[…]'

/** The turns with every found word taken out. A finding that lies outside of the transcript fails: nothing is shown. */
export function pseudonymise(transcript: Confidential<Transcript>, findings: readonly Finding[]): Safe<readonly SafeTurn[]> {
  const { turns } = transcript.open()
  if (findings.some((finding) => isMisplaced(finding, turns))) throw new Failure('redaction-misplaced')
  const placeholder = numbering()
  const byTurn = Map.groupBy(
    findings.toSorted((a, b) => a.turn - b.turn || a.from - b.from).map((finding) => ({ ...finding, label: placeholder(finding) })),
    ({ turn }) => turn,
  )
  return declareSafe(turns.map((turn, index) => ({ ...turn, words: safeWords(turn, byTurn.get(index) ?? []) })))
}

type Labelled = Finding & Readonly<{ label: string }>

/** Hidden words keep their time and nothing else; the first of a finding carries what is shown instead. */
function safeWords({ words }: Turn, findings: readonly Labelled[]): SafeWord[] {
  let before: string | undefined
  return words.map(({ text, startMs, endMs, confidence }, index) => {
    const finding = findings.find(({ from, to }) => from <= index && index < to)
    const repeats = finding?.label === before && (finding?.label === NOT_UNDERSTOOD || finding?.from !== index)
    before = finding?.label
    if (!finding) return { startMs, endMs, confidence, shown: true, text }
    return { startMs, endMs, confidence, shown: false, type: finding.type, ...(!repeats && { placeholder: finding.label }) }
  })
}

/** Numbers in order of appearance within the call, apart for each kind. */
function numbering(): (finding: Finding) => string {
  const numbers = new Map<string, number>()
  const last = new Map<EntityType, number>()
  return ({ type, entity }) => {
    if (type === 'UNKNOWN' || type === 'UNSURE') return NOT_UNDERSTOOD
    const key = `${type}/${entity}`
    if (!numbers.has(key)) last.set(type, (last.get(type) ?? 0) + 1)
    const number = numbers.get(key) ?? last.get(type) ?? 1
    numbers.set(key, number)
    return `[${PLACEHOLDERS[type]}-${number}]`
  }
}

function isMisplaced({ turn, from, to }: Finding, turns: readonly Turn[]): boolean {
  const length = turns[turn]?.words.length ?? 0
  return !(Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from < to && to <= length)
}
