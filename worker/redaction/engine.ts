// Runs the recognisers of a language over a call, in order; what one has marked stays marked.
import { readCall, type PlainCall } from './call.ts'
import type { Lexicon } from './lexicon.ts'
import type { Claim, Mark, Recogniser, Sheet } from './sheet.ts'
import { askedTopics } from './topics.ts'

export type Language = Readonly<{ lexicon: () => Lexicon; recognisers: readonly Recogniser[] }>

/** Every recogniser's marks on the atoms of the call; `vocabulary`: names of products and of the company that stay readable. */
export function markCall(call: PlainCall, { lexicon, recognisers }: Language, vocabulary: readonly string[]): Sheet {
  const reading = readCall(call)
  const marks: (Mark | undefined)[] = Array.from({ length: reading.atoms.length })
  const stretchIndex = new Int32Array(reading.atoms.length)
  for (const [index, { from, to }] of reading.stretches.entries()) stretchIndex.fill(index, from, to)
  const sheet: Sheet = {
    ...reading,
    lexicon: lexicon(),
    marks,
    stretchAt: (atom) => stretchIndex[atom] ?? 0,
    company: new Set(vocabulary),
    asked: askedTopics(reading),
  }
  let claims = 0
  for (const { name, find } of recognisers) for (const claim of [...find(sheet)]) apply(marks, claim, { recogniser: name, claim: claims++ })
  return sheet
}

function apply(marks: (Mark | undefined)[], { type, from, to }: Claim, by: Omit<Mark, 'type'>): void {
  for (let index = from; index < Math.min(to, marks.length); index += 1) marks[index] ??= { type, ...by }
}
