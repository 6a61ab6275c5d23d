// What the conversation tells of a word: who says it, how far into the speech, and what was asked.
import type { Speech } from '../sheet.ts'
import { featureOf, hashOf, joined } from './hashing.ts'
import type { Add } from './together.ts'
import type { Traits } from './traits.ts'

const TALK = {
  role: 400,
  place: 401,
  asked: 402,
  askedRole: 403,
  askedPlace: 404,
  first: 405,
  named: 406,
  namedRole: 407,
  short: 408,
  speaker: 409,
  last: 410,
  company: 412,
}
const EARLY = 3
const SHORT = 8
const PLACES = 4
const TOPICS = 3

/** What is the same for all words of a speech; `last`: the last words before it, the last of all first. */
export type Talk = Readonly<{
  speaker: number
  short: number
  early: number
  asked: readonly number[]
  named: readonly number[]
  first: number
  last: readonly Traits[]
}>

export function talkOf(speech: Speech, { at, last }: { at: number; last: readonly Traits[] }): Talk {
  return {
    speaker: hashOf(speech.speaker),
    short: Math.min(speech.to - speech.from, SHORT),
    early: Math.min(at, EARLY),
    asked: speech.requested.slice(0, TOPICS).map((topic) => hashOf(`asked ${topic}`)),
    named: speech.named.slice(0, TOPICS).map((topic) => hashOf(`named ${topic}`)),
    first: hashOf(`first ${speech.asked[0]}`),
    last,
  }
}

/** What lasts from the first word of a speech to the last. */
export function lastingTalk(add: Add, { speaker, short, asked, named }: Talk): void {
  for (const topic of asked) add(featureOf(TALK.asked, topic))
  for (const topic of named) add(featureOf(TALK.named, topic))
  add(featureOf(TALK.short, joined(speaker, short)))
  add(featureOf(TALK.speaker, speaker))
}

type Word = Readonly<{ role: number; place: number; isCompany: boolean }>

/** `place`: how far the word is into the speech. */
export function addTalk(add: Add, { speaker, short, early, asked, named, first, last }: Talk, { role, place, isCompany }: Word): void {
  const near = Math.min(place, PLACES)
  add(featureOf(TALK.role, joined(speaker, role)))
  add(featureOf(TALK.place, joined(speaker, joined(near, early))))
  add(featureOf(TALK.first, joined(first, joined(near, short))))
  for (const topic of asked) {
    add(featureOf(TALK.askedRole, joined(topic, role)))
    add(featureOf(TALK.askedPlace, joined(topic, near)))
  }
  for (const topic of named) add(featureOf(TALK.namedRole, joined(topic, role)))
  if (near < PLACES)
    for (const [step, there] of last.entries()) add(featureOf(TALK.last, joined(there.role, joined(step, near))))
  if (isCompany) add(featureOf(TALK.company, 1))
}
