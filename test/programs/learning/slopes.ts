// How far a chain is from the answers: for each word and class what it was held for less what it is, and so for the moves between.
import { likelihoods, passesOver, type Passes } from '../../../worker/redaction/learned/chain.ts'
import { WIDTH } from '../../../worker/redaction/learned/classes.ts'

/** `words`: a row for each word; `moves`: from each class to each class, over the whole speech. */
export type Slopes = Readonly<{ words: Float64Array; moves: Float64Array }>

const IMPOSSIBLE = -1_000

/** `scores`: rows of logarithms; `moves`: exponentiated; `answers`: below 0 where any may be right. */
export function slopesOf(scores: Float64Array, moves: Float64Array, answers: Int8Array): Slopes {
  const held = expected(passesOver(scores, answers.length, moves), moves, answers.length)
  const told = scores.map((score, at) => (mayBe(answers[Math.floor(at / WIDTH)], at % WIDTH) ? score : IMPOSSIBLE))
  const right = expected(passesOver(told, answers.length, moves), moves, answers.length)
  return {
    words: held.words.map((share, at) => share - (right.words[at] ?? 0)),
    moves: held.moves.map((share, at) => share - (right.moves[at] ?? 0)),
  }
}

const mayBe = (answer: number | undefined, of: number): boolean => answer === undefined || answer < 0 || answer === of

function expected(passes: Passes, moves: Float64Array, length: number): Slopes {
  const sums = new Float64Array(WIDTH * WIDTH)
  for (let row = 1; row < length; row += 1) addMoves(sums, passes, { moves, row })
  return { words: likelihoods(passes, length), moves: sums }
}

function addMoves(sums: Float64Array, { forward, backward, own }: Passes, { moves, row }: { moves: Float64Array; row: number }): void {
  const [last, here] = [(row - 1) * WIDTH, row * WIDTH]
  const shares = moves.map((move, at) => {
    const [from, to] = [Math.floor(at / WIDTH), at % WIDTH]
    return (forward[last + from] ?? 0) * move * (own[here + to] ?? 0) * (backward[here + to] ?? 0)
  })
  const total = shares.reduce((sum, share) => sum + share, 0)
  for (const [at, share] of shares.entries()) sums[at] = (sums[at] ?? 0) + share / total
}
