// Finds in a whole call what must not be shown or heard. Whatever is not understood, or not heard with confidence, is found as well.
import type { Confidential } from '../../models/confidential.ts'
import type { EntityType, Finding, ReadableKind } from '../../models/finding.ts'
import type { Transcript, Turn } from '../../models/transcript.ts'
import { markCall } from '../redaction/engine.ts'
import { entityNumbers, type Numbering } from '../redaction/entities.ts'
import { LANGUAGES, type Language } from '../redaction/languages.ts'
import type { Label, Sheet } from '../redaction/sheet.ts'

export { REDACTION_REVISION } from '../redaction/revision.ts'

/** Words heard with less confidence than this (0 to 1) are neither shown nor heard. */
const SURE_FROM = 0.5

/**
 * `vocabulary`: names of products and of the company, which stay; `readable`: kinds that the team leaves readable. `isEitherWay`:
 * who is the agent and who the caller is not certain.
 */
export type RedactOptions = Readonly<{ language: Language; vocabulary: readonly string[]; readable?: readonly ReadableKind[]; isEitherWay?: boolean }>

type WordMark = { type: EntityType; recogniser: string; claim: number; words: string[] }

/** Findings in order of the call, in word indices, never overlapping. */
export function redact(transcript: Confidential<Transcript>, options: RedactOptions): Finding[] {
  const { turns } = transcript.open()
  const rules = LANGUAGES[options.language]
  const readings = options.isEitherWay ? [turns, turns.map(otherWay)] : [turns]
  const left = new Set<Label>(options.readable)
  const marks = readings.map((read) => wordMarks(markCall({ turns: read }, rules, options.vocabulary), left))
  const entity = entityNumbers(rules.codeOf)
  return turns.flatMap(({ words }, turn) => {
    const found = words.map(({ confidence }, word) => marks.map((reading) => reading.get(key(turn, word))).find(Boolean) ?? unsure(confidence))
    return inRuns(found, turn, entity)
  })
}

/** What one party is expected to say, expected of the other: a word that either reading finds is found. */
const otherWay = ({ speaker, words }: Turn): Pick<Turn, 'speaker' | 'words'> => ({ words, speaker: speaker === 'agent' ? 'caller' : speaker === 'caller' ? 'agent' : speaker })

const key = (turn: number, word: number): string => `${turn}/${word}`

const unsure = (confidence: number): WordMark | undefined =>
  confidence >= SURE_FROM ? undefined : { type: 'UNSURE', recogniser: 'confidence', claim: -1, words: [] }

/** A word is found as soon as any part of it is, but by a kind that is `left` readable. */
function wordMarks({ atoms, marks }: Sheet, left: ReadonlySet<Label>): Map<string, WordMark> {
  const found = new Map<string, WordMark>()
  for (const [index, { turn, word, norm }] of atoms.entries()) {
    const mark = marks[index]
    if (mark === undefined || mark.type === 'KEEP' || left.has(mark.type)) continue
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
