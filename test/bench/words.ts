// How well words are heard, when they begin, and whether the decoder knows what it does not know. BENCH_CALLS names a folder with other
// calls than those that ship, such as `make.py --held-out` makes.
import { isRight, quantile, startErrorsMs, wordErrorRate, type Pair } from '../support/word-errors.ts'
import { hearWords, latenessMs } from './heard-words.ts'

/** Words held for less likely than this are more often wrong than right, if probabilities are what they say. */
const EVEN = 0.5

export type WordFigures = Readonly<Record<'wer' | 'wordStartMedianMs' | 'wordStartP95Ms' | 'wordStartLateMs' | 'unlikelyWrongShare', number>>

/** `wordStartLateMs`: what a model needs in its `alignment_late_ms`, beside what it has. */
export async function benchWords(): Promise<WordFigures> {
  const pairs = await hearWords(process.env['BENCH_CALLS'] ?? 'calls')
  const errors = startErrorsMs(pairs)
  return {
    wer: wordErrorRate(pairs),
    wordStartMedianMs: quantile(errors, 0.5),
    wordStartP95Ms: quantile(errors, 0.95),
    wordStartLateMs: latenessMs(pairs),
    unlikelyWrongShare: wrongShare(pairs.filter(({ heard }) => heard && heard.confidence < EVEN)),
  }
}

const wrongShare = (pairs: readonly Pair[]): number => pairs.filter((pair) => !isRight(pair)).length / Math.max(1, pairs.length)
