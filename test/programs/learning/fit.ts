// Fits the weights of the chain by the likelihood of the answers, speech after speech, with steps that shrink for what is often seen
// (AdaGrad; Duchi, Hazan and Singer, 2011). The same examples and the same chance give the same weights.
import { WIDTH } from '../../../worker/redaction/learned/classes.ts'
import { STEP } from '../../../worker/redaction/learned/weights.ts'
import { shuffled } from './chance.ts'
import type { Example, Seen } from './examples.ts'
import { slopesOf } from './slopes.ts'

const ROUNDS = 8
/** The weights of the last rounds are averaged. */
const AVERAGED = 4
const RATE = 0.025
const SHRINK = 1e-5
const FIRST_GRADIENT = { row: 1e-2, move: 1 }
/** What is seen less often than so tells of one call, not of calls. */
const SEEN_FROM = 3
/** Rows of which no weight is more steps than this turn nothing, and take room. */
const TELLING_FROM = 2
/** How often a speech is learnt without what the rules found, so that they are not trusted blindly, and without its writing. */
const WITHOUT = { found: 0.5, written: 0.5 }
/** So much of what is seen is left out at every step, so that no single word decides (dropout). */
const UNSEEN_SHARE = 0.3
/** Slopes below this are not followed: most words are plain, and this saves most of the time. */
const SLOPE_FROM = 0.003

/** `features`: in rising order; `rows` and `moves` in the steps that are stored. */
export type Learnt = Readonly<{ features: Int32Array; rows: Int8Array; moves: Int8Array }>

export function fit(examples: readonly Example[], draw: () => number): Learnt {
  const features = oftenSeen(examples)
  const places = new Map([...features].map((feature, at) => [feature, at * WIDTH]))
  const placed = examples.map(({ words, answers }) => ({ answers, words: words.map((word) => placedIn(word, places)) }))
  const learning = { rows: startAt(features.length * WIDTH, FIRST_GRADIENT.row), moves: startAt(WIDTH * WIDTH, FIRST_GRADIENT.move) }
  const sums = { rows: new Float32Array(features.length * WIDTH), moves: new Float32Array(WIDTH * WIDTH) }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const example of shuffled(placed, draw)) learn(learning, example, draw)
    if (round < ROUNDS - AVERAGED) continue
    addTo(sums.rows, learning.rows.weights)
    addTo(sums.moves, learning.moves.weights)
  }
  return telling({ features, rows: Int8Array.from(sums.rows, inSteps), moves: Int8Array.from(sums.moves, inSteps) })
}

const inSteps = (sum: number): number => Math.max(-127, Math.min(127, Math.round(sum / AVERAGED / STEP)))

function telling({ features, rows, moves }: Learnt): Learnt {
  const rowOf = (at: number) => rows.subarray(at * WIDTH, (at + 1) * WIDTH)
  const kept = [...features.keys()].filter((at) => rowOf(at).some((steps) => Math.abs(steps) >= TELLING_FROM))
  const keptRows = new Int8Array(kept.length * WIDTH)
  for (const [place, at] of kept.entries()) keptRows.set(rowOf(at), place * WIDTH)
  return { features: Int32Array.from(kept, (at) => features[at] ?? 0), rows: keptRows, moves }
}

function oftenSeen(examples: readonly Example[]): Int32Array {
  const times = new Map<number, number>()
  for (const { words } of examples)
    for (const { features } of words) for (const feature of features) times.set(feature, (times.get(feature) ?? 0) + 1)
  return Int32Array.from([...times].filter(([, often]) => often >= SEEN_FROM).map(([feature]) => feature)).toSorted()
}

/** The word with places of rows for its features. */
function placedIn({ features, said, found }: Seen, places: ReadonlyMap<number, number>): Seen {
  const kept = (list: Int32Array) => [...list].flatMap((feature) => places.get(feature) ?? [])
  const [first, second, third] = [features.subarray(0, said), features.subarray(said, found), features.subarray(found)].map(kept)
  const [saidRows = [], foundRows = [], writtenRows = []] = [first, second, third]
  return {
    features: Int32Array.from([...saidRows, ...foundRows, ...writtenRows]),
    said: saidRows.length,
    found: saidRows.length + foundRows.length,
  }
}

type Weighing = Readonly<{ weights: Float32Array; gradients: Float32Array }>
type Learning = Readonly<{ rows: Weighing; moves: Weighing }>

const startAt = (length: number, gradient: number): Weighing => ({
  weights: new Float32Array(length),
  gradients: new Float32Array(length).fill(gradient),
})

function learn({ rows, moves }: Learning, { words, answers }: Example, draw: () => number): void {
  const [withFound, withWriting] = [draw() >= WITHOUT.found, draw() >= WITHOUT.written]
  const seen = words.map(({ features, said, found }) =>
    features.filter((_, at) => (at < said || (at < found ? withFound : withWriting)) && draw() >= UNSEEN_SHARE),
  )
  const scores = new Float64Array(words.length * WIDTH)
  for (const [row, places] of seen.entries())
    for (const place of places)
      for (let of = 0; of < WIDTH; of += 1) scores[row * WIDTH + of] = (scores[row * WIDTH + of] ?? 0) + (rows.weights[place + of] ?? 0)
  const slopes = slopesOf(scores, Float64Array.from(moves.weights, Math.exp), answers)
  for (const [at, slope] of slopes.moves.entries()) step(moves, at, slope)
  for (const [row, places] of seen.entries()) follow(rows, places, slopes.words.subarray(row * WIDTH, (row + 1) * WIDTH))
}

/** Moves the rows of a word's features against its slopes. */
function follow(rows: Weighing, places: Int32Array, slopes: Float64Array): void {
  for (const [of, slope] of slopes.entries()) {
    if (Math.abs(slope) < SLOPE_FROM) continue
    for (const place of places) step(rows, place + of, slope)
  }
}

function step({ weights, gradients }: Weighing, at: number, slope: number): void {
  const weight = weights[at] ?? 0
  const full = slope + SHRINK * weight
  const gradient = (gradients[at] ?? 0) + full * full
  gradients[at] = gradient
  weights[at] = weight - (RATE * full) / Math.sqrt(gradient)
}

function addTo(sums: Float32Array, list: Float32Array): void {
  for (const [at, value] of list.entries()) sums[at] = (sums[at] ?? 0) + value
}
