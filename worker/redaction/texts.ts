// Calls given as text: the same recognisers, with offsets into the text instead of words.
import type { EntityType } from '../../models/finding.ts'
import type { Atom, PlainCall } from './call.ts'
import { markCall, type Rules } from './engine.ts'
import { languageOf, LANGUAGES, type Language } from './languages.ts'
import type { Mark } from './sheet.ts'

/** `speaker`: `agent`, or anything else for the caller. */
export type TextTurn = Readonly<{ id: string; call: string; speaker: string; text: string }>
export type MaskedText = Readonly<{ start: number; end: number; label: EntityType }>
export type RedactedText = Readonly<{ id: string; masked: readonly MaskedText[] }>

/** `language`: of all calls; left out, each call tells its own. `rulesOf`: other rules than those of the language, to measure them. */
type Options = Readonly<{ language?: Language; vocabulary: readonly string[]; rulesOf?: (language: Language) => Rules }>

/** Redacts turns; those of one call stand together and in order. Answers in the order given. */
export function redactTexts(turns: readonly TextTurn[], { language, vocabulary, rulesOf = rulesIn }: Options): RedactedText[] {
  const calls = Map.groupBy(turns, ({ call }) => call)
  const redacted = new Map<TextTurn, RedactedText>()
  for (const call of calls.values()) {
    const read = call.map(({ speaker, text }) => ({ speaker, words: wordsOf(text) }))
    const plain: PlainCall = {
      turns: read.map(({ speaker, words }) => ({ speaker: speaker === 'agent' ? 'agent' : 'caller', words })),
    }
    const rules = rulesOf(language ?? languageOf(call.map(({ text }) => text)))
    const { atoms, marks } = markCall(plain, rules, vocabulary)
    const masked: MaskedText[][] = call.map(() => [])
    for (const [index, atom] of atoms.entries())
      addMark(masked, atom, { mark: marks[index], offset: read[atom.turn]?.words[atom.word]?.offset ?? 0 })
    for (const [index, turn] of call.entries()) redacted.set(turn, { id: turn.id, masked: masked[index] ?? [] })
  }
  return turns.map((turn) => redacted.get(turn) ?? { id: turn.id, masked: [] })
}

const rulesIn = (language: Language): Rules => LANGUAGES[language]

const wordsOf = (text: string): { text: string; offset: number }[] =>
  [...text.matchAll(/\S+/g)].map((match) => ({ text: match[0], offset: match.index }))

function addMark(
  masked: MaskedText[][],
  { turn, start, end }: Atom,
  { mark, offset }: { mark: Mark | undefined; offset: number },
): void {
  if (mark === undefined || mark.type === 'KEEP') return
  masked[turn]?.push({ start: offset + start, end: offset + end, label: mark.type })
}
