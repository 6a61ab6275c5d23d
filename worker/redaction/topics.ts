// What is being asked for or named: "uw geboortedatum", "het polisnummer". Tells what kind of value is to be expected near it.
import type { EntityType } from '../../models/finding.ts'
import type { Reading, Stretch } from './call.ts'
import { remembering } from './remembering.ts'
import { TOPIC_ENDINGS, TOPIC_WORDS } from './topic-words.ts'

/** `FREE`: a number that is nobody's (an error code, a counter): it stays readable. */
export type Topic = EntityType | 'FREE'

/** Topics whose values are numbers of a person. */
export const NUMBER_TOPICS: ReadonlySet<Topic> = new Set<Topic>([
  'POSTCODE',
  'PHONE',
  'BSN',
  'IBAN',
  'CARD',
  'CUSTOMER_ID',
  'PLATE',
  'DOCUMENT',
  'CREDENTIAL',
  'DATE_OF_BIRTH',
])

const WORDS = new Map(TOPIC_WORDS.flatMap(([topic, list]) => list.split(/\s+/).map((word) => [word, topic] as const)))

/** The topic that a word names, if any. */
export const topicOf = (word: string): Topic | undefined => named(word).topic

const ENDING_FROM = 7

const named = remembering((word): { topic: Topic | undefined } => ({
  topic: WORDS.get(word) ?? (word.length < ENDING_FROM ? undefined : TOPIC_ENDINGS.find(([ending]) => word.endsWith(ending))?.[1]),
}))

/** A question is open for the answer, the reading back and a correction; a speech so short ("momentje") does not count. */
const OPEN_FOR = 3
const SHORT_SPEECH = 5

/** For each stretch, the topics that were named just before it. */
export const namedTopics = (reading: Reading): readonly (readonly Topic[])[] => carried(reading, topicsIn)

/** For each stretch, the topics that the other party asked for: a question, not a mere mention. */
export const requestedTopics = (reading: Reading): readonly (readonly Topic[])[] => carried(reading, requestsIn)

/** For each stretch, the topics that it is the first answer to. */
export const askedTopics = (reading: Reading): readonly (readonly Topic[])[] => carried(reading, requestsIn, 1)

type Find = (reading: Reading, stretch: Stretch) => Topic[]

function carried(reading: Reading, find: Find, openFor = OPEN_FOR): readonly (readonly Topic[])[] {
  let open: Topic[] = []
  let left = 0
  return reading.stretches.map((stretch) => {
    const before = open
    const found = find(reading, stretch)
    if (found.length === 0 && stretch.to - stretch.from > SHORT_SPEECH) left -= 1
    if (found.length > 0) left = openFor
    if (found.length > 0 || left <= 0) open = found
    return before
  })
}

function topicsIn(reading: Reading, stretch: Stretch): Topic[] {
  const topics: Topic[] = []
  for (let index = stretch.to - 1; index >= stretch.from; index -= 1) {
    const topic = topicOf(reading.atoms[index]?.norm ?? '')
    if (topic !== undefined && !topics.includes(topic)) topics.push(topic)
  }
  return topics
}

const ASKING = new Set(
  `wanneer when wat welk welke welken mag kunt kun kan geef geeft noem noemt zeg zegt zegge graag
  hoe waar wie vertel vertelt spel spelt herhaal herhalen bevestigen bevestig nodig invullen opgeven doorgeven voorlezen oplezen leest
  lees weet noteren waarop waarmee controle verifieren what which may could can give tell how where who confirm need please spell
  what's whats who's have take got shall`.split(/\s+/),
)
const OWNING = new Set('uw je jouw jullie zijn haar your the'.split(' '))
const NEAR_QUESTION = 9
const SHORT_QUESTION = 7

function requestsIn(reading: Reading, stretch: Stretch): Topic[] {
  const topics: Topic[] = []
  const word = (index: number) => reading.atoms[index]?.norm ?? ''
  for (let index = stretch.to - 1; index >= stretch.from; index -= 1) {
    const topic = topicOf(word(index))
    if (topic === undefined || topic === 'FREE' || topics.includes(topic)) continue
    if (isRequest(stretch, index, word)) topics.push(topic)
  }
  return topics
}

/** A question word near the topic, or "en uw postcode" as the end of what is said. */
function isRequest(stretch: Stretch, index: number, word: (index: number) => string): boolean {
  for (let at = Math.max(stretch.from, index - NEAR_QUESTION); at < Math.min(stretch.to, index + 4); at += 1) {
    if (ASKING.has(word(at))) return true
  }
  const owned = OWNING.has(word(index - 1)) || OWNING.has(word(index - 2)) || word(index - 1) === 'de' || word(index - 1) === 'en'
  const last = stretch.to - index <= 3 || stretch.to - stretch.from <= SHORT_QUESTION
  return owned && last && word(index - 2) !== 'op'
}
