// The sheet on which recognisers mark what they find: the first to mark an atom decides.
import type { EntityType } from '../../models/finding.ts'
import type { Atom, Reading, Stretch } from './call.ts'
import type { Code, CodeOf } from './codes.ts'
import type { Effort } from './effort.ts'
import type { Lexicon } from './lexicon.ts'
import type { Topic } from './topics.ts'

/** `KEEP`: looks like personal data, but is explained (an amount, a date of an appointment) and stays readable. */
export type Label = EntityType | 'KEEP'
/** `instead`: takes the place of a weak mark, where other claims leave marked atoms alone. */
export type Claim = Readonly<{ type: Label; from: number; to: number; instead?: true }>
export type Mark = Readonly<{ type: Label; recogniser: string; claim: number }>

/** All that one party says until the other speaks. `norm` gives the plain spelling of an atom, or '' outside of the speech. */
export type Speech = Stretch &
  Readonly<{
    sheet: Sheet
    /** Topics named by either party just before, and those that the other party asked for. */
    named: readonly Topic[]
    requested: readonly Topic[]
    /** Topics that this is the first answer to. */
    asked: readonly Topic[]
    norm: (index: number) => string
    atom: (index: number) => Atom
    code: (index: number) => Code | undefined
    isNumber: (index: number) => boolean
    /** True when the atom lies within the speech and no recogniser has marked it. */
    free: (index: number) => boolean
  }>

export type Sheet = Readonly<{
  atoms: readonly Atom[]
  marks: readonly (Mark | undefined)[]
  speeches: readonly Speech[]
  lexicon: Lexicon
  codeOf: CodeOf
  letterWords: ReadonlySet<string>
  /** True when the call is written with capitals, so that one amid a sentence tells a name. */
  cased: boolean
  /** How many looks at words the recogniser at work has taken so far. */
  looks: () => number
  /** Words of the company's name and products: learnt from the greeting and given by the team. */
  company: Set<string>
}>

/** `find` gives claims in any order; atoms that are marked already keep their mark. */
export type Recogniser = Readonly<{ name: string; find: (sheet: Sheet) => Iterable<Claim> }>

const NOTHING: Atom = { turn: -1, word: -1, start: 0, end: 0, text: '', norm: '', code: undefined, before: '' }

type Ground = Readonly<{
  reading: Reading
  named: readonly (readonly Topic[])[]
  requested: readonly (readonly Topic[])[]
  asked: readonly (readonly Topic[])[]
  company: Set<string>
  effort: Effort
}>

/** An empty sheet over a reading, with the marks that the engine will write. */
export function newSheet(
  { reading, named, requested, asked, company, effort }: Ground,
  words: Pick<Sheet, 'lexicon' | 'codeOf' | 'letterWords'>,
) {
  const { atoms } = reading
  const marks: (Mark | undefined)[] = Array.from({ length: atoms.length })
  const speeches: Speech[] = []
  const sheet: Sheet = { atoms, marks, speeches, ...words, company, cased: isCased(atoms), looks: effort.spent }
  for (const [index, stretch] of reading.stretches.entries()) {
    const within = (at: number) => at >= stretch.from && at < stretch.to
    const atom = (at: number) => {
      effort.spend()
      return within(at) ? (atoms[at] ?? NOTHING) : NOTHING
    }
    speeches.push({
      ...stretch,
      sheet,
      named: named[index] ?? [],
      requested: requested[index] ?? [],
      asked: asked[index] ?? [],
      norm: (at) => atom(at).norm,
      atom,
      code: (at) => atom(at).code,
      isNumber: (at) => atom(at).code?.kind === 'number',
      free: (at) => within(at) && marks[at] === undefined,
    })
  }
  return { sheet, marks }
}

const CASED_FROM = 0.02

/** Speech models write either no capitals at all or one with every sentence. */
function isCased(atoms: readonly Atom[]): boolean {
  const capitals = atoms.filter(({ text }) => /^\p{Lu}/u.test(text)).length
  return capitals > atoms.length * CASED_FROM
}

/** Every free atom of the call with its speech, in order. */
export function* freeAtoms(sheet: Sheet): Generator<{ index: number; norm: string; speech: Speech }> {
  for (const speech of sheet.speeches) {
    for (let index = speech.from; index < speech.to; index += 1) {
      if (sheet.marks[index] === undefined) yield { index, norm: speech.norm(index), speech }
    }
  }
}

export const isMasked = ({ marks }: Pick<Sheet, 'marks'>, index: number): boolean => {
  const mark = marks[index]
  return mark !== undefined && mark.type !== 'KEEP'
}
