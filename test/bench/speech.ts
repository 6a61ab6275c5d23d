// How fast speech becomes text, against transformers' own pipeline, with more workers, and in long calls; and how well.
// BENCH_MINUTES and BENCH_HOURS make the calls that are timed shorter than 5 min and 2 h; for BENCH_CALLS see words.ts.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { againstPlain } from './against-plain.ts'
import { BENCH_MINUTES, madeCall, repeated } from './made-calls.ts'
import { overheadShare } from './overhead.ts'
import { watchProgram } from './resident.ts'
import { benchWords } from './words.ts'

const HOURS = Number(process.env['BENCH_HOURS'] ?? 2)
const LONG_CALL = join(import.meta.dirname, 'long-call.ts')
/** What a single worker takes is timed before and after what two take at one time, so that a machine that slows down favours neither. */
const TIMES_EACH = '2'

/**
 * Ratios and shares are of 1, and of processor time but for `twoWorkersRatio`. `overheadShare` is with the networks' times of
 * Whisper-small: see stand-in.ts.
 */
export async function benchSpeech(): Promise<Record<string, number>> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-speech-'))
  const [long, short] = [join(folder, 'long.wav'), join(folder, 'short.wav')]
  const times = Math.round((HOURS * 60) / BENCH_MINUTES)
  try {
    const call = await madeCall()
    repeated(call, 1, short)
    repeated(call, times, long)
    const plain = await step('against the plain pipeline', () => againstPlain(call))
    return {
      plainRatio: plain.plainRatio,
      twoWorkersRatio: await step('one worker, two workers', () => twoWorkers(short)),
      overheadShare: await step('everything but the networks', () => overheadShare(call)),
      ...(await step(`one call of ${HOURS} h beside ${times} of ${BENCH_MINUTES} min`, () => longCall(long, { short, times }))),
      ...(await step('words and where they begin', benchWords)),
      oursS: plain.oursS,
      plainS: plain.plainS,
    }
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function step<T>(name: string, measure: () => Promise<T>): Promise<T> {
  process.stderr.write(`${name} …\n`)
  const began = performance.now()
  const figures = await measure()
  process.stderr.write(`  ${Math.round((performance.now() - began) / 1000)} s: ${JSON.stringify(figures)}\n`)
  return figures
}

/** How much more two processes do in the same time than one, each with one thread, by the clock. */
async function twoWorkers(short: string): Promise<number> {
  const work = () => watchProgram(LONG_CALL, [short, TIMES_EACH])
  const before = await work()
  const both = await Promise.all([work(), work()])
  const after = await work()
  return (before.seconds + after.seconds) / Math.max(...both.map(({ seconds }) => seconds))
}

/** At one time, one on each core, so that whatever else the machine does weighs on both. */
async function longCall(long: string, { short, times }: Readonly<{ short: string; times: number }>): Promise<Record<'growthRatio' | 'rssMB2h', number>> {
  const [one, many] = await Promise.all([watchProgram(LONG_CALL, [long, '1']), watchProgram(LONG_CALL, [short, String(times)])])
  return { growthRatio: one.computingS / many.computingS, rssMB2h: one.residentMB }
}
