// How words are written: capitals, and what stands before them. It counts only in calls that are written with capitals.
import type { Sheet, Speech } from '../sheet.ts'
import { opensSentence } from '../words.ts'
import { featureOf, hashOf, joined } from './hashing.ts'
import type { Add } from './together.ts'

const OUTSIDE = 7
const WRITTEN = { here: 600, role: 601, roleBefore: 602, three: 603, roleBefore2: 604, speaker: 605, beside: 610 }

/** For each word of the call a number that tells its capitals and the stop before it. */
export function shapesIn({ atoms, speeches }: Sheet): Int8Array {
  const shapes = new Int8Array(atoms.length)
  for (const speech of speeches)
    for (let index = speech.from; index < speech.to; index += 1) shapes[index] = shapeOf(speech, index)
  return shapes
}

const STOPS = 3

function shapeOf(speech: Speech, index: number): number {
  const { text, before } = speech.atom(index)
  const capitals = /^\p{Lu}/u.test(text) ? (text.length > 1 && text === text.toUpperCase() ? 2 : 1) : 0
  const stop = opensSentence(speech, index) ? 2 : before.trim() === '' ? 0 : 1
  return OUTSIDE + 1 + capitals * STOPS + stop
}

type Word = Readonly<{ speech: Speech; index: number; roles: readonly [here: number, before: number, before2: number] }>

export function addWriting(add: Add, shapes: Int8Array, { speech, index, roles }: Word): void {
  const shape = (where: number): number => (where < speech.from || where >= speech.to ? OUTSIDE : (shapes[where] ?? OUTSIDE))
  const [here, before] = [shape(index), shape(index - 1)]
  add(featureOf(WRITTEN.here, here))
  add(featureOf(WRITTEN.role, joined(here, roles[0])))
  add(featureOf(WRITTEN.roleBefore, joined(here, roles[1])))
  add(featureOf(WRITTEN.three, joined(before, joined(here, shape(index + 1)))))
  add(featureOf(WRITTEN.roleBefore2, joined(joined(before, here), roles[2])))
  add(featureOf(WRITTEN.speaker, joined(here, hashOf(speech.speaker))))
  for (const step of [-2, -1, 1, 2]) add(featureOf(WRITTEN.beside + step, shape(index + step)))
}
