// How fast the redaction is and how well it does on the third of the corpus that nobody looks at. One core; a JSON line on stdout.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { Turn } from '../programs/corpus.ts'
import { scoreTurns } from '../programs/corpus-score.ts'

const FOLDER = join(import.meta.dirname, '../regression/redaction')
/** The first rounds let the engine compile what is hot; a worker runs for days. */
const WARM_UP = 5
const ROUNDS = 10
const MEGABYTE = 1_048_576

/** `loadMs`: until the first turn is redacted; `rssMB`: behind the last round, above what Node took before. Shares are of 1. */
export type RedactionFigures = Readonly<{
  turnsPerS: number
  loadMs: number
  rssMB: number
  leakShare: number
  overShare: number
}>

/** Measures and prints the figures. Loads the redaction itself, so call it once in a fresh process. */
export async function benchRedaction(): Promise<RedactionFigures> {
  const turns = unseenTurns()
  const calls = [...Map.groupBy(turns, ({ call }) => call).values()] // One at a time, as a worker has them.
  const [before, start] = [process.memoryUsage.rss(), performance.now()]
  const { redactTexts } = await import('../../worker/redaction/texts.ts')
  const [first = []] = calls
  redactTexts(first.slice(0, 1), { vocabulary: [] })
  const loadMs = performance.now() - start
  const redacted = calls.flatMap((call) => redactTexts(call, { vocabulary: [] }))
  for (let round = 0; round < WARM_UP; round += 1) for (const call of calls) redactTexts(call, { vocabulary: [] })
  const began = performance.now()
  for (let round = 0; round < ROUNDS; round += 1) for (const call of calls) redactTexts(call, { vocabulary: [] })
  const seconds = (performance.now() - began) / 1000
  const { all } = scoreTurns(turns, redacted)
  const figures = {
    turnsPerS: Math.round((turns.length * ROUNDS) / seconds),
    loadMs: Math.round(loadMs),
    rssMB: Math.round((process.memoryUsage.rss() - before) / MEGABYTE),
    leakShare: rounded(all.leaked / all.personal),
    overShare: rounded(all.otherMasked / all.other),
  }
  console.log(JSON.stringify(figures))
  return figures
}

const rounded = (share: number): number => Math.round(share * 10_000) / 10_000

function unseenTurns(): Turn[] {
  const files = readdirSync(FOLDER).filter((name) => /^unseen-.*\.jsonl$/.test(name))
  const lines = files.flatMap((name) =>
    readFileSync(join(FOLDER, name), 'utf8')
      .split('\n')
      .filter((line) => line !== ''),
  )
  return lines.map((line): Turn => JSON.parse(line))
}
