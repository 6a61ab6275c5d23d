// What was found once is found everywhere in the call: a name by its parts and near spellings, also where it is an ordinary word in
// a name's place.
import { isNear } from './near-spelling.ts'
import { KIN, PARTICLES, TITLES } from './phrases.ts'
import { freeAtoms, isMasked, type Claim, type Recogniser, type Sheet, type Speech } from './sheet.ts'
import { isFunctionWord } from './words.ts'
import type { EntityType } from '../../models/finding.ts'

const REMEMBERED = new Set<string>(['NAME', 'PLACE', 'ORGANISATION', 'CREDENTIAL', 'EMAIL', 'ADDRESS', 'OTHER'])
const NAMING = new Set('met naam is heet van ben hallo hoi dag voor en aan door bij'.split(' '))
const NEAR_LIMIT = 60

export const memory: Recogniser = { name: 'memory', find: findAgain }

function* findAgain(sheet: Sheet): Generator<Claim> {
  const { telling, ordinary } = found(sheet)
  const sequences = foundSequences(sheet)
  for (const { index, norm, speech } of freeAtoms(sheet)) {
    const type = telling.get(norm) ?? nearOf(sheet, norm, telling)
    if (type !== undefined) yield { type, from: index, to: index + 1 }
    else if (sequences.members.has(norm) && isSameSequence(sheet, index, sequences))
      yield { type: 'OTHER', from: index, to: index + 1 }
    else if (ordinary.has(norm) && isNamePlace(speech, index)) yield { type: 'NAME', from: index, to: index + 1 }
  }
}

type Sequences = Readonly<{ pairs: ReadonlySet<string>; members: ReadonlySet<string> }>

/** Two words that stood side by side in something found: said so again, they are it again ("bonte berta"). */
function foundSequences({ atoms, marks, lexicon }: Sheet): Sequences {
  const pairs = new Set<string>()
  const members = new Set<string>()
  for (let index = 1; index < atoms.length; index += 1) {
    const [first, second] = [marks[index - 1], marks[index]]
    if (first === undefined || second === undefined || first.claim !== second.claim || !REMEMBERED.has(first.type)) continue
    const pair = [atoms[index - 1]?.norm ?? '', atoms[index]?.norm ?? '']
    if (pair.some((norm) => norm.length < 3 || isFunctionWord(norm)) || pair.every((norm) => lexicon.common.has(norm))) continue
    pairs.add(pair.join(' '))
    for (const norm of pair) members.add(norm)
  }
  return { pairs, members }
}

const isSameSequence = ({ atoms }: Sheet, index: number, { pairs }: Sequences): boolean =>
  [index - 1, index].some((at) => pairs.has(`${atoms[at]?.norm} ${atoms[at + 1]?.norm}`))

/** Words found: telling ones are nobody else's; ordinary ones were part of a name only there. */
function found(sheet: Sheet): { telling: Map<string, EntityType>; ordinary: Set<string> } {
  const telling = new Map<string, EntityType>()
  const ordinary = new Set<string>()
  for (const [index, mark] of sheet.marks.entries()) {
    const norm = sheet.atoms[index]?.norm ?? ''
    if (mark === undefined || mark.type === 'KEEP' || !REMEMBERED.has(mark.type)) continue
    if (norm.length < 3 || sheet.atoms[index]?.code !== undefined || sheet.company.has(norm) || PARTICLES.has(norm)) continue
    if (!sheet.lexicon.understood(norm) || isSeldom(sheet, norm)) telling.set(norm, mark.type)
    else if (mark.type === 'NAME' && !sheet.lexicon.common.has(norm)) ordinary.add(norm)
  }
  return { telling, ordinary }
}

/** A word of the dictionary, or made of its words, that nobody was ever heard to say on the phone. */
const isSeldom = ({ lexicon }: Sheet, norm: string): boolean =>
  norm.length > 4 && !lexicon.said.has(norm) && !lexicon.publicNames.has(norm)

/** A misheard repetition of a name: one letter off, and no word by itself. */
function nearOf(sheet: Sheet, norm: string, telling: ReadonlyMap<string, EntityType>): EntityType | undefined {
  if (norm.length < 5 || telling.size > NEAR_LIMIT || sheet.lexicon.everyday.has(norm) || sheet.company.has(norm))
    return undefined
  for (const [name, type] of telling) if (isNear(name, norm)) return type
  return undefined
}

/** After a title, kin or another name, or with a capital amid a sentence. */
function isNamePlace(speech: Speech, index: number): boolean {
  const before = speech.norm(index - 1)
  if (TITLES.has(before) || KIN.has(before) || isNameBefore(speech, index - 1)) return true
  const capital = /^\p{Lu}/u.test(speech.atom(index).text) && !/[.?!]/.test(speech.atom(index).before)
  return capital && (NAMING.has(before) || PARTICLES.has(before))
}

function isNameBefore(speech: Speech, at: number): boolean {
  let index = at
  while (PARTICLES.has(speech.norm(index)) && index > at - 3) index -= 1
  return isMasked(speech.sheet, index) && speech.sheet.marks[index]?.type === 'NAME' && index >= speech.from
}
