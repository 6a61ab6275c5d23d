// What the rules have found around a word, and elsewhere in the call of the same word.
import type { Sheet, Speech } from '../sheet.ts'
import { featureOf, hashOf, joined } from './hashing.ts'
import type { Add } from './together.ts'

const REACH = 3
const AROUND = 8
const NEAREST = 2
const FOUND = { beside: 500, both: 520, side: 521, kind: 522, elsewhere: 523 }
const [NOTHING, OUTSIDE, KEEP] = [hashOf('free'), hashOf('outside'), hashOf('KEEP')]

/** `marks`: what each word is marked as; `places`: where each word was masked first and second. */
export type Findings = Readonly<{ marks: Int32Array; places: ReadonlyMap<string, readonly number[]> }>

export function findingsIn({ atoms, marks }: Sheet): Findings {
  const places = new Map<string, number[]>()
  for (const [index, mark] of marks.entries()) {
    const norm = atoms[index]?.norm ?? ''
    if (mark === undefined || mark.type === 'KEEP') continue
    const own = places.get(norm)
    if (own === undefined) places.set(norm, [index])
    else if (own.length < 2) own.push(index)
  }
  const hashes = new Map<string, number>()
  const hashed = (type: string): number => {
    const hash = hashes.get(type) ?? hashOf(type)
    hashes.set(type, hash)
    return hash
  }
  return { marks: Int32Array.from(marks, (mark) => (mark === undefined ? NOTHING : hashed(mark.type))), places }
}

type Word = Readonly<{ speech: Speech; index: number; norm: string; kind: number }>

export function addFindings(add: Add, { marks, places }: Findings, { speech, index, norm, kind }: Word): void {
  const markAt = (where: number): number => (where < speech.from || where >= speech.to ? OUTSIDE : (marks[where] ?? OUTSIDE))
  for (let step = -REACH; step <= REACH; step += 1) if (step !== 0) add(featureOf(FOUND.beside + REACH + step, markAt(index + step)))
  add(featureOf(FOUND.both, joined(markAt(index - 1), markAt(index + 1))))
  let found = 0
  for (let step = 1; step <= AROUND && found < NEAREST; step += 1)
    for (const side of [-1, 1]) {
      const mark = markAt(index + side * step)
      if (mark === NOTHING || mark === OUTSIDE || mark === KEEP || found === NEAREST) continue
      found += 1
      add(featureOf(FOUND.side, joined(mark, side)))
      add(featureOf(FOUND.kind, joined(mark, kind)))
    }
  const elsewhere = places.get(norm)?.find((at) => at !== index)
  add(featureOf(FOUND.elsewhere, elsewhere === undefined ? 0 : (marks[elsewhere] ?? 0)))
}
