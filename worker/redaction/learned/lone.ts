// What one word tells, seen from another: itself, from a few words off, from further off, or from the answer to it.
import { featureOf } from './hashing.ts'
import { NO_TOPIC, NOWHERE, type Traits } from './traits.ts'

/** So many words before and behind are seen each in its own place. */
export const REACH = 3

/** From where a word is seen. The first are steps from `-REACH` to `REACH`. */
export const SLOTS = 2 * REACH + 5
export const BEFORE = 2 * REACH + 1
export const BEHIND = BEFORE + 1
export const ASKED_LAST = BEHIND + 1
export const ASKED = ASKED_LAST + 1

const STRIDE = 16
const HERE = { any: 1, word: 2, kind: 3, topic: 4, ends: 5, lists: 6, classes: 7 }
const NEAR = { role: 1, word: 2, classes: 3, kind: 4, topic: 5, ends: 6, lists: 7 }
const FAR = { word: 200, topic: 201, classes: 202, asked: 203, askedClasses: 204 }

/** The features of a word in a slot. */
export function loneFeatures(traits: Traits, slot: number): number[] {
  if (slot === REACH) return featuresHere(traits)
  if (slot < BEFORE) return featuresNear(traits, slot)
  return slot <= BEHIND ? featuresAside(traits, slot) : featuresAsked(traits, slot)
}

function featuresHere({ word, kind, topic, ends, lists, classes }: Traits): number[] {
  return [
    featureOf(HERE.any, 0),
    featureOf(HERE.word, word),
    featureOf(HERE.kind, kind),
    featureOf(HERE.topic, topic),
    ...ends.map((end) => featureOf(HERE.ends, end)),
    ...lists.map((list) => featureOf(HERE.lists, list)),
    ...classes.map((one) => featureOf(HERE.classes, one)),
  ]
}

function featuresNear({ word, role, kind, topic, ends, lists, classes }: Traits, slot: number): number[] {
  const distance = Math.abs(slot - REACH)
  const of = (what: number, value: number) => featureOf(STRIDE * (slot + 1) + what, value)
  const features = [of(NEAR.role, role), of(NEAR.word, word), ...classes.map((one) => of(NEAR.classes, one))]
  if (distance <= 2) features.push(of(NEAR.kind, kind), of(NEAR.topic, topic))
  if (distance <= 1) features.push(...ends.map((end) => of(NEAR.ends, end)), ...lists.map((list) => of(NEAR.lists, list)))
  return features
}

function featuresAside(traits: Traits, slot: number): number[] {
  if (traits === NOWHERE) return []
  const { word, topic, carries, classes } = traits
  const side = slot === BEFORE ? 0 : STRIDE
  return [
    ...(carries ? [] : [featureOf(FAR.word, word)]),
    ...(topic === NO_TOPIC ? [] : [featureOf(FAR.topic + side, topic)]),
    ...classes.map((one) => featureOf(FAR.classes + side, one)),
  ]
}

const featuresAsked = ({ word, classes }: Traits, slot: number): number[] => [
  ...(slot === ASKED_LAST ? [featureOf(FAR.asked, word)] : []),
  ...classes.map((one) => featureOf(FAR.askedClasses, one)),
]
