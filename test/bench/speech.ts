// How fast speech becomes text, against transformers' own pipeline, with more workers, and in long calls; and how well.
// BENCH_CALLS names a folder with other calls than those that ship; BENCH_HOURS another length of the long call than 2 h.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Confidential } from '../../models/confidential.ts'
import { startHearing } from '../../models/learned/hearing.ts'
import { shippedCalls } from '../support/shipped-calls.ts'
import { pairsOf, quantile, readSaid, startErrorsMs, wordErrorRate, type Pair } from '../support/word-errors.ts'
import { hearCall } from './heard-call.ts'
import { BENCH_MODEL, openEars } from './ears.ts'
import { fiveMinutes, repeated, type MadeCall } from './made-calls.ts'
import { openPlain } from './plain.ts'
import { watchProgram } from './resident.ts'
import { standInTimes } from './stand-in.ts'
import { detectSpeech } from '../../worker/steps/detect-speech.ts'
import { transcribe } from '../../worker/steps/transcribe.ts'
import { prepareCall } from '../../worker/pipeline.ts'

const MINUTES_EACH = 5
const CHANNELS = { agent: 0, caller: 1 } as const
const LONG_CALL = join(import.meta.dirname, 'long-call.ts')

/** Ratios and shares are of 1. `overheadShare` is with the networks' times of Whisper-small: see stand-in.ts. */
export async function benchSpeech(): Promise<Record<string, number>> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-speech-'))
  try {
    const call = await fiveMinutes()
    return {
      ...(await againstPlain(call)),
      ...(await overhead(call)),
      twoWorkersRatio: await twoWorkers(call),
      ...(await longCall(call, folder)),
      ...(await wordErrors()),
    }
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}

async function againstPlain({ pcm }: MadeCall): Promise<Record<string, number>> {
  const ears = await openEars()
  const plain = await openPlain()
  const confidential = new Confidential(pcm)
  const ours = async () => {
    const speech = await detectSpeech(confidential, ears.hearing)
    await transcribe(confidential, speech, { hearing: ears.hearing, language: 'nl', channels: CHANNELS })
  }
  await ours()
  const oursS = await secondsOf(ours)
  const plainS = await secondsOf(() => plain(pcm))
  return { plainRatio: plainS / oursS, oursS, plainS }
}

/** The whole chain in this process with the shipped networks' time taken out, against that of Whisper-small's networks for as many windows and tokens. */
async function overhead({ wav }: MadeCall): Promise<Record<string, number>> {
  const ears = await openEars()
  const options = { hearing: ears.hearing, language: 'nl', vocabulary: [], strength: 'disguised', random: Math.random } as const
  const recording = () => new Confidential(wav)
  await prepareCall(recording(), { channels: CHANNELS, pauses: [] }, options)
  ears.reset()
  const wholeS = await secondsOf(() => prepareCall(recording(), { channels: CHANNELS, pauses: [] }, options))
  const { networkMs, windows, tokens } = ears.spent()
  const { encodeMs, tokenMs } = await standInTimes()
  const besideS = wholeS - networkMs / 1000
  const smallS = (windows * encodeMs + tokens * tokenMs) / 1000
  return { overheadShare: besideS / (besideS + smallS), besideS, smallS, windows, tokens }
}

/** How much more two processes do in the same time than one, each with one thread. */
async function twoWorkers({ pcm }: MadeCall): Promise<number> {
  const hearings = [await startHearing(BENCH_MODEL), await startHearing(BENCH_MODEL)] as const
  const hear = async (hearing: (typeof hearings)[number]) => {
    const confidential = new Confidential(pcm)
    const speech = await detectSpeech(confidential, hearing)
    await transcribe(confidential, speech, { hearing, language: 'nl', channels: CHANNELS })
  }
  await Promise.all(hearings.map(hear))
  const oneS = await secondsOf(() => hear(hearings[0]))
  const twoS = await secondsOf(() => Promise.all(hearings.map(hear)))
  await Promise.all(hearings.map((hearing) => hearing.close()))
  return (2 * oneS) / twoS
}

async function longCall(call: MadeCall, folder: string): Promise<Record<string, number>> {
  const times = Math.round((Number(process.env['BENCH_HOURS'] ?? 2) * 60) / MINUTES_EACH)
  const [long, short] = [join(folder, 'long.wav'), join(folder, 'short.wav')]
  repeated(call, times, long)
  repeated(call, 1, short)
  const many = await watchProgram(LONG_CALL, [short, String(times)])
  const one = await watchProgram(LONG_CALL, [long, '1'])
  return { growthRatio: one.seconds / many.seconds, rssMB2h: one.residentMB, longCallS: one.seconds }
}

async function wordErrors(): Promise<Record<string, number>> {
  const hearing = await startHearing(BENCH_MODEL)
  const pairs: Pair[] = []
  for (const call of shippedCalls(process.env['BENCH_CALLS'] ?? 'calls')) {
    const { transcript } = await hearCall(call, hearing)
    pairs.push(...pairsOf(transcript.open(), readSaid(call.truth)))
  }
  await hearing.close()
  const errors = startErrorsMs(pairs)
  return { wer: wordErrorRate(pairs), wordStartMedianMs: quantile(errors, 0.5), wordStartP95Ms: quantile(errors, 0.95) }
}
