// Runs the recognisers of a language over a call, in order; what one has marked stays marked.
import { readCall, type PlainCall } from './call.ts'
import type { CodeOf } from './codes.ts'
import { effortFor, TooMuchEffort } from './effort.ts'
import type { Lexicon } from './lexicon.ts'
import { newSheet, type Claim, type Mark, type Recogniser, type Sheet } from './sheet.ts'
import { plainSpelling } from './spelling.ts'
import { askedTopics, namedTopics, requestedTopics } from './topics.ts'

export type Rules = Readonly<{
  lexicon: () => Lexicon
  codeOf: CodeOf
  /** Single letters that are words of the sentence: letters only beside other letters. */
  letterWords: ReadonlySet<string>
  recognisers: readonly Recogniser[]
}>

/** Every recogniser's marks on the atoms of the call; `vocabulary`: names of products and of the company that stay readable. */
export function markCall(
  call: PlainCall,
  { lexicon, codeOf, letterWords, recognisers }: Rules,
  vocabulary: readonly string[],
): Sheet {
  const reading = readCall(call, codeOf)
  const company = new Set(vocabulary.flatMap((name) => plainSpelling(name).split(/[^\p{L}\p{N}']+/u)))
  const effort = effortFor(reading.atoms.length)
  const ground = {
    reading,
    named: namedTopics(reading),
    requested: requestedTopics(reading),
    asked: askedTopics(reading),
    company,
    effort,
  }
  const { sheet, marks } = newSheet(ground, { lexicon: lexicon(), codeOf, letterWords })
  let claims = 0
  for (const { name, find } of recognisers) {
    effort.renew()
    for (const claim of claimsOf(find, sheet)) apply(marks, claim, { recogniser: name, claim: (claims += 1) })
  }
  return sheet
}

/** A recogniser that looks further than its bound has not finished: then nothing of the call is understood. */
function claimsOf(find: Recogniser['find'], sheet: Sheet): Claim[] {
  try {
    return [...find(sheet)]
  } catch (error) {
    if (!(error instanceof TooMuchEffort)) throw error
    return [{ type: 'UNKNOWN', from: 0, to: sheet.atoms.length }]
  }
}

function apply(marks: (Mark | undefined)[], { type, from, to, instead }: Claim, by: Omit<Mark, 'type'>): void {
  for (let index = from; index < Math.min(to, marks.length); index += 1)
    if (instead === true || marks[index] === undefined) marks[index] = { type, ...by }
}
