// A chain over the words of a speech: what a word is depends on what its neighbours are (a linear-chain conditional random field;
// Lafferty, McCallum and Pereira, 2001). Forwards and backwards over the words, each made to sum to one, so that nothing overflows.
import { WIDTH } from './classes.ts'
import { STEP, type Weights } from './weights.ts'

/** For each word and class, what the words before it and it (`forward`), and what the words behind it (`backward`) speak for. */
export type Passes = Readonly<{ forward: Float64Array; backward: Float64Array; own: Float64Array }>

/** `scores`: for each word a row of logarithms; `moves`: from each class to each class, exponentiated. */
export function passesOver(scores: Float64Array, length: number, moves: Float64Array): Passes {
  const own = ownWeights(scores, length)
  return { own, forward: forwards(own, length, moves), backward: backwards(own, length, moves) }
}

/** For each word and class its likelihood. */
export function likelihoods({ forward, backward }: Passes, length: number): Float64Array {
  const likely = new Float64Array(length * WIDTH)
  for (let at = 0; at < length * WIDTH; at += 1) likely[at] = (forward[at] ?? 0) * (backward[at] ?? 0)
  for (let row = 0; row < length; row += 1) normalise(likely, row * WIDTH)
  return likely
}

/** How readily each class follows each, exponentiated. */
export const movesOf = ({ moves }: Weights): Float64Array => Float64Array.from(moves, (steps) => Math.exp(steps * STEP))

function ownWeights(scores: Float64Array, length: number): Float64Array {
  const own = new Float64Array(length * WIDTH)
  for (let row = 0; row < length * WIDTH; row += WIDTH) {
    let most = Number.NEGATIVE_INFINITY
    for (let of = 0; of < WIDTH; of += 1) most = Math.max(most, scores[row + of] ?? 0)
    for (let of = 0; of < WIDTH; of += 1) own[row + of] = Math.exp((scores[row + of] ?? 0) - most)
  }
  return own
}

function forwards(own: Float64Array, length: number, moves: Float64Array): Float64Array {
  const forward = new Float64Array(length * WIDTH)
  for (let of = 0; of < WIDTH; of += 1) forward[of] = own[of] ?? 0
  normalise(forward, 0)
  for (let row = WIDTH; row < length * WIDTH; row += WIDTH) {
    for (let from = 0; from < WIDTH; from += 1) {
      const share = forward[row - WIDTH + from] ?? 0
      for (let to = 0; to < WIDTH; to += 1) forward[row + to] = (forward[row + to] ?? 0) + share * (moves[from * WIDTH + to] ?? 0)
    }
    for (let to = 0; to < WIDTH; to += 1) forward[row + to] = (forward[row + to] ?? 0) * (own[row + to] ?? 0)
    normalise(forward, row)
  }
  return forward
}

function backwards(own: Float64Array, length: number, moves: Float64Array): Float64Array {
  const backward = new Float64Array(length * WIDTH)
  backward.fill(1 / WIDTH, Math.max(0, (length - 1) * WIDTH))
  for (let row = (length - 2) * WIDTH; row >= 0; row -= WIDTH) {
    for (let from = 0; from < WIDTH; from += 1) {
      let sum = 0
      for (let to = 0; to < WIDTH; to += 1)
        sum += (moves[from * WIDTH + to] ?? 0) * (own[row + WIDTH + to] ?? 0) * (backward[row + WIDTH + to] ?? 0)
      backward[row + from] = sum
    }
    normalise(backward, row)
  }
  return backward
}

function normalise(list: Float64Array, row: number): void {
  let sum = 0
  for (let at = row; at < row + WIDTH; at += 1) sum += list[at] ?? 0
  for (let at = row; at < row + WIDTH; at += 1) list[at] = (list[at] ?? 0) / sum
}
