// Calls of any length, made of those that ship, in which each party speaks two fifths of the time.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { SAMPLE_RATE_HZ, type Pcm } from '../../models/audio.ts'
import { Confidential } from '../../models/confidential.ts'
import { lengthMs, union } from '../../models/span.ts'
import { wavBytes } from '../../worker/audio/wav.ts'
import { decode } from '../../worker/steps/decode.ts'
import { shippedCalls } from '../support/shipped-calls.ts'
import { readSaid } from '../support/word-errors.ts'

export const BENCH_MINUTES = Number(process.env['BENCH_MINUTES'] ?? 5)
export const CHANNELS = { agent: 0, caller: 1 } as const
const LENGTH_S = BENCH_MINUTES * 60
const SPOKEN_SHARE = 0.4
/** Words that follow each other within this are one stretch of speech. */
const PAUSE_MS = 500

export type MadeCall = Readonly<{ pcm: Pcm; wav: Uint8Array }>

/** Of so many minutes. Behind each shipped call its line stays open, silent, for as long as the share asks. */
export async function madeCall(): Promise<MadeCall> {
  const channels = [new Int16Array(LENGTH_S * SAMPLE_RATE_HZ), new Int16Array(LENGTH_S * SAMPLE_RATE_HZ)]
  let at = 0
  for (const { recording, truth, sidecar } of shippedCalls('calls')) {
    if (at >= LENGTH_S * SAMPLE_RATE_HZ) break
    const { channels: own } = (await decode(new Confidential(new Uint8Array(readFileSync(recording))), { ...sidecar })).open()
    for (const [index, samples] of own.entries()) channels[index]?.set(samples.subarray(0, LENGTH_S * SAMPLE_RATE_HZ - at), at)
    const lengthS = (own[0]?.length ?? 0) / SAMPLE_RATE_HZ
    at += Math.round(Math.max(lengthS, spokenSeconds(truth) / 2 / SPOKEN_SHARE) * SAMPLE_RATE_HZ)
  }
  const pcm = { channels }
  return { pcm, wav: wavBytes(pcm) }
}

/** The call so many times in a row, as a PBX writes it: 8 kHz, µ-law, two channels. */
export function repeated({ wav }: MadeCall, times: number, file: string): void {
  writeFileSync(`${file}.once.wav`, wav)
  execFileSync('ffmpeg', ['-v', 'error', '-y', '-stream_loop', String(times - 1), '-i', `${file}.once.wav`, '-ar', '8000', '-c:a', 'pcm_mulaw', file])
}

/** Of both channels together. */
function spokenSeconds(truth: string): number {
  const { turns } = readSaid(truth)
  const stretches = [0, 1].flatMap((channel) => union(turns.filter((turn) => turn.channel === channel).flatMap(({ words }) => words), PAUSE_MS))
  return stretches.reduce((sum, one) => sum + lengthMs(one), 0) / 1000
}
