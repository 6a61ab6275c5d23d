// Secrets and workplaces: what follows "wachtwoord is" or "ik werk bij", or answers a question for them, up to the words that carry on.
import type { EntityType } from '../../models/finding.ts'
import type { Stretch } from './call.ts'
import { topicsAsked } from './near.ts'
import { isHesitation } from './phrases.ts'
import { eachAtom, isFree, normAt, type Claim, type Recogniser, type Sheet } from './sheet.ts'
import { topicOf } from './topics.ts'

const OPENERS = new Set('ja nou nee dat is was het de een mijn dan eh als die met en heet hij zij ze deze er ook dus hoor even kijken volgens mij geloof ik denk dacht of'.split(' '))
const WORKS = new Set('werk werkt werkte werken gewerkt werkzaam baan stage dienst'.split(' '))
const SECRET_WORDS = new Set(`wachtwoord paswoord password gebruikersnaam inlognaam codewoord username netwerk wachtwoordje controlevraag beveiligingsvraag inlogcode login loginnaam`.split(/\s+/))

export const secrets: Recogniser = { name: 'secret', find: findSecrets }
export const workplaces: Recogniser = { name: 'workplace', find: findWorkplaces }

function* findSecrets(sheet: Sheet): Generator<Claim> {
  for (const { index, norm, stretch } of eachAtom(sheet)) {
    if (!SECRET_WORDS.has(norm)) continue
    const verb = [1, 2, 3].find((step) => ['is', 'was', 'begint', 'luidt', 'heet'].includes(normAt(sheet, stretch, index + step)))
    if (verb !== undefined) yield* content(sheet, stretch, { at: index + verb + 1, type: 'CREDENTIAL' })
  }
  for (const stretch of sheet.stretches) {
    const asked = topicsAsked(sheet, stretch)
    if (asked.includes('CREDENTIAL') && stretch.to - stretch.from < 16) yield* content(sheet, stretch, { at: stretch.from, type: 'CREDENTIAL' })
  }
}

function* findWorkplaces(sheet: Sheet): Generator<Claim> {
  for (const { index, norm, stretch } of eachAtom(sheet)) {
    if (!WORKS.has(norm)) continue
    const preposition = [1, 2, 3, 4].find((step) => ['bij', 'voor'].includes(normAt(sheet, stretch, index + step)))
    if (preposition !== undefined) yield* content(sheet, stretch, { at: index + preposition + 1, type: 'ORGANISATION' })
  }
}

type Wanted = Readonly<{ at: number; type: EntityType }>

/** The words from `at` on that do not carry the sentence. */
function* content(sheet: Sheet, stretch: Stretch, { at, type }: Wanted): Generator<Claim> {
  let from = at
  while (from < at + 8 && (OPENERS.has(normAt(sheet, stretch, from)) || isHesitation(normAt(sheet, stretch, from)))) from += 1
  let to = from
  while (to < stretch.to && to < from + 6 && isContent(sheet, stretch, to)) to += 1
  if (to > from) yield { type, from, to }
}

function isContent(sheet: Sheet, stretch: Stretch, index: number): boolean {
  const norm = normAt(sheet, stretch, index)
  return isFree(sheet, index) && !sheet.lexicon.common.has(norm) && !sheet.company.has(norm) && topicOf(norm) === undefined
}
