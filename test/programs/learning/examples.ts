// Marked calls as examples to learn from: for every speech what the recogniser sees of each word, and what it was.
import type { Atom } from '../../../worker/redaction/call.ts'
import { markCall, type Rules } from '../../../worker/redaction/engine.ts'
import { LANGUAGES, languageOf } from '../../../worker/redaction/languages.ts'
import { CLASSES } from '../../../worker/redaction/learned/classes.ts'
import { BEFORE, BEHIND, loneFeatures } from '../../../worker/redaction/learned/lone.ts'
import { ANSWERING, AROUND, showing } from '../../../worker/redaction/learned/showing.ts'
import { NOWHERE, type Traits } from '../../../worker/redaction/learned/traits.ts'
import { wordClasses } from '../../../worker/redaction/learned/word-classes.ts'
import { isMasked, type Sheet, type Speech } from '../../../worker/redaction/sheet.ts'
import type { Turn } from '../corpus-parse.ts'

/** A word's features: up to `said` what is said, up to `found` also what the rules found, then how it is written. */
export type Seen = Readonly<{ features: Int32Array; said: number; found: number }>
/** `answers`: the place of each word's class; `UNTOLD` where it counts neither way. */
export type Example = Readonly<{ words: readonly Seen[]; answers: Int8Array }>

export const UNTOLD = -1

const SAME: Readonly<Record<string, string>> = {
  POSTCODE: 'ADDRESS',
  PLACE: 'ADDRESS',
  EMAIL: 'CREDENTIAL',
  PHONE: 'CUSTOMER_ID',
  BSN: 'CUSTOMER_ID',
  IBAN: 'CUSTOMER_ID',
  CARD: 'CUSTOMER_ID',
  PLATE: 'CUSTOMER_ID',
  DOCUMENT: 'CUSTOMER_ID',
}

/** Every speech of the calls, and of those with capitals also as they would be heard without. */
export function examplesOf(turns: readonly Turn[]): Example[] {
  const cased = turns.filter(({ style }) => style === 'clean')
  const calls = [...Map.groupBy(turns, ({ call }) => call).values(), ...Map.groupBy(withoutCapitals(cased), ({ call }) => call).values()]
  return calls.flatMap((call) => examplesOfCall(call))
}

/** Speeches that nobody marked: what the rules hold for personal, or what has to do with health, may well be. */
export function unmarkedExamplesOf(turns: readonly Turn[]): Example[] {
  return turns.flatMap((turn) => examplesOfCall([turn], isDoubtful))
}

const DOUBTFUL = new Set(['illness', 'ailing', 'medicine', 'body', 'trade', 'fame', 'justice', 'love', 'religion', 'politics'])

const isDoubtful = ({ marks, atoms }: Sheet, index: number): boolean =>
  isMasked({ marks }, index) || wordClasses(atoms[index]?.norm ?? '').some((name) => DOUBTFUL.has(name))

type Doubt = (sheet: Sheet, index: number) => boolean

function examplesOfCall(turns: readonly Turn[], doubt: Doubt = () => false): Example[] {
  const read = turns.map(({ text }) => [...text.matchAll(/\S+/g)])
  const call = turns.map(({ speaker }, at) => ({
    speaker: speaker === 'agent' ? ('agent' as const) : ('caller' as const),
    words: (read[at] ?? []).map(([text]) => ({ text })),
  }))
  const sheet = markCall({ turns: call }, rulesBefore(languageOf(turns.map(({ text }) => text))), [])
  const look = looking(sheet)
  return sheet.speeches.map((speech, at) => {
    const atoms = sheet.atoms.slice(speech.from, speech.to)
    const answers = atoms.map((atom, row) =>
      doubt(sheet, speech.from + row) ? UNTOLD : answerFor(turns[atom.turn], atom, read[atom.turn]?.[atom.word]?.index ?? 0),
    )
    return { words: look(speech, at), answers: Int8Array.from(answers) }
  })
}

/** The recognisers that come before the learned one. */
function rulesBefore(language: keyof typeof LANGUAGES): Rules {
  const rules = LANGUAGES[language]
  const end = rules.recognisers.findIndex(({ name }) => name === 'learned')
  return { ...rules, recognisers: rules.recognisers.slice(0, end) }
}

/** Writes down what is shown of each word of a speech. */
function looking(sheet: Sheet): (speech: Speech, at: number) => Seen[] {
  let features: number[] = []
  const lone = (traits: Traits, slot: number) => features.push(...loneFeatures(traits, slot))
  const show = showing(sheet, { lone, feature: (feature) => features.push(feature) })
  return (speech, at) => {
    features = []
    show.lasting(at)
    const lasting = features
    features = []
    show.asked(at)
    const asked = features
    return Array.from({ length: speech.to - speech.from }, (_, row) => {
      const index = speech.from + row
      features = [...lasting, ...(row < ANSWERING ? asked : [])]
      for (let step = 1; step <= AROUND; step += 1) {
        if (index - step >= speech.from) lone(show.traits[index - step] ?? NOWHERE, BEFORE)
        if (index + step < speech.to) lone(show.traits[index + step] ?? NOWHERE, BEHIND)
      }
      show.near(speech, index)
      show.together(speech, index)
      const said = features.length
      show.found(speech, index)
      const found = features.length
      show.written(speech, index)
      return { features: Int32Array.from(features), said, found }
    })
  }
}

function answerFor(turn: Turn | undefined, atom: Atom, offset: number): number {
  const [start, end] = [offset + atom.start, offset + atom.end]
  if (turn === undefined || turn.neutral.some((range) => range.start <= start && end <= range.end)) return UNTOLD
  const label = turn.spans.findLast((span) => span.start < end && start < span.end)?.label
  return label === undefined ? 0 : CLASSES.findIndex((name) => name === (SAME[label] ?? label))
}

/** The calls as a speech model without capitals and stops would write them; offsets stay. */
const withoutCapitals = (turns: readonly Turn[]): Turn[] =>
  turns.map((turn) => ({
    ...turn,
    text: turn.text.replace(/[^\p{L}\p{N}\p{M}'’\s]/gu, (sign) => ' '.repeat(sign.length)).replace(/\p{Lu}/gu, small),
  }))

const small = (letter: string): string => (letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter)
