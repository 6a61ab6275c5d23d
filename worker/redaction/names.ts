// Names of persons: after the words that introduce them, by list, and as parts of a name found beside them. Capitals are not needed.
import type { Stretch } from './call.ts'
import { topicsAsked } from './near.ts'
import { GREETINGS, isHesitation, KIN, PARTICLES, STRONG_TITLES, TITLES } from './phrases.ts'
import { eachAtom, isFree, normAt, type Claim, type Recogniser, type Sheet } from './sheet.ts'

const NAME_IS = new Set('heet heette heten genaamd geheten noemen noem'.split(' '))
const SPEAKS = new Set('spreekt spreek spreken sprak bel gesproken'.split(' '))
const SKIPPED = new Set('ja nou eh hoor dus ook even is dat dit was de het naam met mijn zijn haar heet nog u hij zij ze hallo hoi goedemorgen goedemiddag goedenavond staat op'.split(' '))
const LONGEST_NAME = 7

export const names: Recogniser = { name: 'name', find: findNames }

function* findNames(sheet: Sheet): Generator<Claim> {
  for (const { index, norm, stretch } of eachAtom(sheet)) {
    const start = nameStart(sheet, stretch, index, norm)
    if (start === undefined) continue
    const to = nameEnd(sheet, stretch, start.at, start.strong)
    if (to > start.at) yield { type: 'NAME', from: start.at, to }
  }
  yield* answers(sheet)
}

type Start = Readonly<{ at: number; strong: boolean }>

/** Where a name begins because of the word at `index`; `strong`: whatever follows is a name unless it carries the sentence. */
function nameStart(sheet: Sheet, stretch: Stretch, index: number, norm: string): Start | undefined {
  const next = (step: number) => normAt(sheet, stretch, index + step)
  if (TITLES.has(norm)) return { at: index + 1, strong: STRONG_TITLES.has(norm) || norm === 'heer' }
  if (norm === 'met') return { at: index + 1, strong: SPEAKS.has(next(-1)) && !['kan', 'even'].includes(next(-2)) }
  if (norm === 'naam') return namePhrase(next, index)
  if (NAME_IS.has(norm)) return { at: next(1) === 'ik' || next(1) === 'u' || next(1) === 'hij' || next(1) === 'ze' ? index + 2 : index + 1, strong: true }
  if (norm === 'ben' || norm === 'is') return { at: index + 1, strong: false }
  if (KIN.has(norm)) return { at: next(1) === 'is' || next(1) === 'heet' ? index + 2 : index + 1, strong: false }
  if (GREETINGS.has(norm)) return { at: index + 1, strong: false }
  return isFree(sheet, index) && isFirstName(sheet, norm) ? { at: index, strong: false } : undefined
}

function namePhrase(next: (step: number) => string, index: number): Start | undefined {
  if (['is', 'was', 'van', 'luidt'].includes(next(1))) return { at: index + 2, strong: true }
  return undefined
}

/** A first name that is no ordinary word. */
const isFirstName = (sheet: Sheet, norm: string): boolean => sheet.lexicon.firstNames.has(norm) && !sheet.lexicon.everyday.has(norm)

const isUnknown = (sheet: Sheet, norm: string): boolean =>
  norm.length > 1 && !/\d/.test(norm) && !sheet.lexicon.understood(norm) && !sheet.company.has(norm)

const isNameLike = (sheet: Sheet, norm: string): boolean =>
  sheet.lexicon.firstNames.has(norm) || sheet.lexicon.surnames.has(norm) || isUnknown(sheet, norm)

/** The end of the name that begins at `at`, or `at` when none does. */
function nameEnd(sheet: Sheet, stretch: Stretch, at: number, strong: boolean): number {
  let to = at
  let pending = 0
  for (let index = at; index < Math.min(stretch.to, at + LONGEST_NAME); index += 1) {
    const norm = normAt(sheet, stretch, index)
    if (!isFree(sheet, index) && index === at) return at
    if (belongs(sheet, norm, { strong, first: to === at, given: to > at && sheet.lexicon.firstNames.has(normAt(sheet, stretch, to - 1)) })) {
      to = index + 1
      pending = 0
    } else if ((PARTICLES.has(norm) || isInitial(norm)) && pending < 3) pending += 1
    else break
  }
  return to
}

const isInitial = (norm: string): boolean => /^[a-z]$/.test(norm) && norm !== 'u' && norm !== 'o'

type Beside = Readonly<{ strong: boolean; first: boolean; given: boolean }>

function belongs(sheet: Sheet, norm: string, { strong, first, given }: Beside): boolean {
  if (norm === '' || isHesitation(norm) || TITLES.has(norm) || PARTICLES.has(norm)) return false
  if (isNameLike(sheet, norm)) return true
  const ordinary = norm.length > 2 && !sheet.lexicon.common.has(norm) && !sheet.company.has(norm)
  return ordinary && ((strong && first) || (strong && given))
}

/** "Wat is uw naam?": the first words of the answer that do not carry the sentence. */
function* answers(sheet: Sheet): Generator<Claim> {
  for (const stretch of sheet.stretches) {
    if (!topicsAsked(sheet, stretch).includes('NAME')) continue
    let at = stretch.from
    while (at < stretch.to && at < stretch.from + 8 && SKIPPED.has(normAt(sheet, stretch, at))) at += 1
    const to = nameEnd(sheet, stretch, at, true)
    if (to > at) yield { type: 'NAME', from: at, to }
  }
}
