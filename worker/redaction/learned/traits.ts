// What a word tells by itself, as numbers: its spelling, its ends, the lists and classes that it stands in, its part in a sentence.
import { BODY, CONDITION_ENDING } from '../health-words.ts'
import type { Lexicon } from '../lexicon.ts'
import { KIND_ENDING, KINDS } from '../organisation-words.ts'
import { GREETINGS, KIN, MONTHS, PARTICLES, TITLES, UNITS } from '../phrases.ts'
import type { Sheet } from '../sheet.ts'
import { SURE_ENDING } from '../street-words.ts'
import { topicOf } from '../topics.ts'
import { isFunctionWord } from '../words.ts'
import { hashOf } from './hashing.ts'
import { wordClasses } from './word-classes.ts'

/** `role`: the word itself when it carries sentences, else `kind`: the lists that it stands in. */
export type Traits = Readonly<{
  word: number
  role: number
  kind: number
  topic: number
  carries: boolean
  lists: readonly number[]
  classes: readonly number[]
  ends: readonly number[]
  /** Where whoever sums up what the word tells may remember it, by who sums it up. */
  remembered: { by: object | undefined; slots: number; sums: Int16Array }
}>

/** Words in two generations: what was not asked for since the older one was filled is forgotten. */
type Memory = { young: Map<string, Traits>; old: Map<string, Traits> }

const GENERATION = 8_000
const remembered = new WeakMap<Lexicon, Memory>()

/** The traits of a word in plain spelling; words come again and again, so they are remembered. */
export function traitsIn(sheet: Sheet): (norm: string) => Traits {
  const memory = remembered.get(sheet.lexicon) ?? { young: new Map(), old: new Map() }
  remembered.set(sheet.lexicon, memory)
  return (norm) => {
    const known = memory.young.get(norm)
    if (known !== undefined) return known
    const traits = memory.old.get(norm) ?? read(sheet, norm)
    if (memory.young.size >= GENERATION) {
      memory.old = memory.young
      memory.young = new Map()
    }
    memory.young.set(norm, traits)
    return traits
  }
}

const NO_SUMS = new Int16Array(0)

export const NO_TOPIC = hashOf('topic undefined')

/** Beyond the speech. */
export const NOWHERE: Traits = {
  word: 1,
  role: 1,
  kind: 1,
  topic: NO_TOPIC,
  carries: true,
  lists: [],
  classes: [],
  ends: [],
  remembered: { by: undefined, slots: 0, sums: NO_SUMS },
}

const LONGEST_CODE = 5

function read(sheet: Sheet, norm: string): Traits {
  const code = sheet.codeOf(norm)
  const [lists, classes] = [listsOf(sheet, norm), wordClasses(norm)]
  const kind =
    code === undefined
      ? hashOf(`kind ${lists.join(' ')} ${classes.slice(0, 1).join(' ')}`)
      : hashOf(`code ${code.kind} ${Math.min(code.text.length, LONGEST_CODE)}`)
  const carries = isFunctionWord(norm) || (sheet.lexicon.common.has(norm) && code === undefined)
  const word = hashOf(norm)
  return {
    word,
    kind,
    carries,
    role: carries ? word : kind,
    topic: hashOf(`topic ${topicOf(norm)}`),
    lists,
    classes: classes.map((name) => hashOf(`class ${name}`)),
    ends: endsOf(norm),
    remembered: { by: undefined, slots: 0, sums: NO_SUMS },
  }
}

/** The places of the lists that hold the word. */
function listsOf({ lexicon }: Sheet, norm: string): number[] {
  const { everyday, said, common, firstNames, surnames, places, publicNames, conditions, understood } = lexicon
  const is = [
    ...[everyday, said, common, firstNames, surnames, places, publicNames, conditions].map((list) => list.has(norm)),
    ...[BODY, KINDS, KIN, TITLES, UNITS, GREETINGS, MONTHS, PARTICLES].map((list) => list.has(norm)),
    ...[CONDITION_ENDING, KIND_ENDING, SURE_ENDING].map((ending) => ending.test(norm)),
    understood(norm),
    isFunctionWord(norm),
  ]
  return is.flatMap((holds, at) => (holds ? [at + 1] : []))
}

const LONGEST = 12

function endsOf(norm: string): number[] {
  const ends = [hashOf(`long ${Math.min(norm.length, LONGEST)}`)]
  for (const length of [2, 3, 4, 5]) if (norm.length > length) ends.push(hashOf(`-${norm.slice(-length)}`))
  for (const length of [3, 4, 5]) if (norm.length > length) ends.push(hashOf(`${norm.slice(0, length)}-`))
  return ends
}
