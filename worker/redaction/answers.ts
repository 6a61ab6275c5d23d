// What a question makes of its answer: in a short answer every word that tells something is what was asked for, also when it is garbled.
import type { EntityType } from '../../models/finding.ts'
import { GREETINGS, OPENERS, TITLES, UNITS } from './phrases.ts'
import type { Claim, Recogniser, Sheet, Speech } from './sheet.ts'
import { topicOf } from './topics.ts'
import { isTelling, opensSentence } from './words.ts'

/** Asked for these, people answer in words; other answers are numbers. */
const WORDED: readonly EntityType[] = ['NAME', 'ADDRESS', 'PLACE', 'EMAIL', 'CREDENTIAL', 'ORGANISATION', 'DATE_OF_BIRTH']
/** So short an answer hardly holds anything else; in a longer one words that everybody says are passed over. */
const BARE_ANSWER = 4
const SHORT_ANSWER = 9

export const answers: Recogniser = { name: 'answer', find: findAnswers }

function* findAnswers(sheet: Sheet): Generator<Claim> {
  for (const speech of sheet.speeches) {
    const type = WORDED.find((topic) => speech.asked.includes(topic))
    const length = speech.to - speech.from
    if (type === undefined || speech.speaker === 'agent') continue
    const to = length > SHORT_ANSWER ? firstSentence(speech) : speech.to
    for (let index = speech.from; index < to; index += 1) {
      if (tells(speech, index) && (length <= BARE_ANSWER || isSeldom(speech, index))) yield { type, from: index, to: index + 1 }
    }
  }
}

/** The first sentence of a longer answer, where it is short; without full stops nothing tells where the answer ends. */
function firstSentence(speech: Speech): number {
  let to = speech.from + 1
  while (to < speech.to && !opensSentence(speech, to)) to += 1
  return speech.sheet.cased && to - speech.from <= SHORT_ANSWER ? to : speech.from
}

function tells(speech: Speech, index: number): boolean {
  const norm = speech.norm(index)
  if (!isTelling(speech, index) || speech.code(index) !== undefined) return false
  return !OPENERS.has(norm) && !GREETINGS.has(norm) && !TITLES.has(norm) && !UNITS.has(norm) && topicOf(norm) === undefined
}

const isSeldom = ({ norm, sheet }: Speech, index: number): boolean =>
  !sheet.lexicon.common.has(norm(index)) && !sheet.lexicon.publicNames.has(norm(index))
