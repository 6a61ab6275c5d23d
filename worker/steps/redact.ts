// Finds in a whole call what must not be shown or heard. Whatever is not understood, or not heard with confidence, is found as well.
import type { Confidential } from '../../models/confidential.ts'
import type { EntityType, Finding } from '../../models/finding.ts'
import type { Transcript } from '../../models/transcript.ts'
import { markCall } from '../redaction/engine.ts'
import { entityNumbers, type Numbering } from '../redaction/entities.ts'
import { LANGUAGES, type Language } from '../redaction/languages.ts'
import type { Sheet } from '../redaction/sheet.ts'

/** Words heard with less confidence than this (0 to 1) are neither shown nor heard. */
const SURE_FROM = 0.5

/** `vocabulary`: names of products and of the company, which stay. */
export type RedactOptions = Readonly<{ language: Language; vocabulary: readonly string[] }>

type WordMark = { type: EntityType; recogniser: string; claim: number; words: string[] }

/** Findings in order of the call, in word indices, never overlapping. */
export function redact(transcript: Confidential<Transcript>, options: RedactOptions): Finding[] {
  const { turns } = transcript.open()
  const speakers = turns.map(({ speaker, words }) => ({ speaker, words }))
  const rules = LANGUAGES[options.language]
  const marks = wordMarks(markCall({ turns: speakers }, rules, options.vocabulary))
  const entity = entityNumbers(rules.codeOf)
  return turns.flatMap(({ words }, turn) => {
    const found = words.map(({ confidence }, word) => marks.get(key(turn, word)) ?? unsure(confidence))
    return inRuns(found, turn, entity)
  })
}

const key = (turn: number, word: number): string => `${turn}/${word}`

const unsure = (confidence: number): WordMark | undefined =>
  confidence >= SURE_FROM ? undefined : { type: 'UNSURE', recogniser: 'confidence', claim: -1, words: [] }

/** A word is found as soon as any part of it is. */
function wordMarks({ atoms, marks }: Sheet): Map<string, WordMark> {
  const found = new Map<string, WordMark>()
  for (const [index, { turn, word, norm }] of atoms.entries()) {
    const mark = marks[index]
    if (mark === undefined || mark.type === 'KEEP') continue
    const before = found.get(key(turn, word))
    if (before === undefined)
      found.set(key(turn, word), { type: mark.type, recogniser: mark.recogniser, claim: mark.claim, words: [norm] })
    else before.words.push(norm)
  }
  return found
}

/** Neighbouring words of one type are one finding. */
function inRuns(found: readonly (WordMark | undefined)[], turn: number, entity: Numbering): Finding[] {
  const findings: Finding[] = []
  for (let from = 0, to = 0; from < found.length; from = to) {
    to = runEnd(found, from)
    const first = found[from]
    if (first === undefined) continue
    const words = found.slice(from, to).flatMap((mark) => mark?.words ?? [])
    findings.push({ type: first.type, turn, from, to, entity: entity(first.type, words), recogniser: first.recogniser })
  }
  return findings
}

function runEnd(found: readonly (WordMark | undefined)[], from: number): number {
  const type = found[from]?.type
  const length = found.slice(from).findIndex((mark) => mark === undefined || mark.type !== type)
  if (type === undefined) return from + 1
  return length < 0 ? found.length : from + length
}
