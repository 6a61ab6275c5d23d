// The words of calls whose truth is known, as they were heard and as they were said.
import { startHearing } from '../../models/learned/hearing.ts'
import { shippedCalls } from '../support/shipped-calls.ts'
import { isRight, pairsOf, quantile, readSaid, type Pair } from '../support/word-errors.ts'
import { BENCH_MODEL } from './ears.ts'
import { hearCall } from './heard-call.ts'

/** All calls of a folder: `calls`, or a path. */
export async function hearWords(folder: string): Promise<Pair[]> {
  const hearing = await startHearing(BENCH_MODEL)
  try {
    const pairs: Pair[] = []
    for (const call of shippedCalls(folder)) {
      const { transcript } = await hearCall(call, hearing)
      pairs.push(...pairsOf(transcript.open(), readSaid(call.truth)))
    }
    return pairs
  } finally {
    await hearing.close()
  }
}

/** How much later than the truth words begin in the median, or earlier, if below 0. */
export function latenessMs(pairs: readonly Pair[]): number {
  const late = pairs.flatMap((pair) => (isRight(pair) && pair.heard && pair.said ? [pair.heard.startMs - pair.said.startMs] : []))
  return quantile(late.toSorted((a, b) => a - b), 0.5)
}
