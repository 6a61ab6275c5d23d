// The company's own name, learnt from the agent's greeting: what is neither greeting nor the agent's name, before or after it.
import { GREETINGS, isHesitation } from './phrases.ts'
import { isFree, normAt, type Claim, type Recogniser, type Sheet } from './sheet.ts'
import type { Stretch } from './call.ts'

const OPENING_TURNS = 3
const REACH = 14
const BEFORE_NAME = new Set('met spreekt spreek mijn naam ik ben u je'.split(' '))
const BEFORE_COMPANY = new Set('van bij namens'.split(' '))
const NAME_WORDS = 5

export const company: Recogniser = { name: 'company', find: findCompany }

function findCompany(sheet: Sheet): Claim[] {
  const opening = sheet.stretches.slice(0, OPENING_TURNS).filter(({ speaker }) => speaker !== 'caller')
  const [greeting] = opening
  if (greeting === undefined) return []
  for (const word of namedIn(sheet, greeting)) sheet.company.add(word)
  return []
}

/** Words before "met …" in the greeting, and words after "van" or "bij". */
function namedIn(sheet: Sheet, greeting: Stretch): string[] {
  const words: string[] = []
  const end = Math.min(greeting.to, greeting.from + REACH)
  for (let index = greeting.from; index < end; index += 1) {
    const norm = normAt(sheet, greeting, index)
    if (BEFORE_NAME.has(norm)) break
    if (!GREETINGS.has(norm) && !isHesitation(norm) && isFree(sheet, index) && !sheet.lexicon.firstNames.has(norm)) words.push(norm)
    else if (words.length > 0 && sheet.lexicon.firstNames.has(norm)) break
  }
  for (let index = greeting.from; index < end; index += 1) {
    if (BEFORE_COMPANY.has(normAt(sheet, greeting, index))) words.push(...after(sheet, greeting, index + 1))
  }
  return words
}

function after(sheet: Sheet, greeting: Stretch, start: number): string[] {
  const words: string[] = []
  for (let index = start; index < Math.min(greeting.to, start + NAME_WORDS); index += 1) {
    const norm = normAt(sheet, greeting, index)
    if (BEFORE_NAME.has(norm) || GREETINGS.has(norm) || sheet.lexicon.firstNames.has(norm)) break
    words.push(norm)
  }
  return words
}
