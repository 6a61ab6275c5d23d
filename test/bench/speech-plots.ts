// Draws docs/images/calibration.svg and speech-speed.svg: node test/bench/speech-plots.ts [FIGURES.json]. The first is measured
// here, on the calls that ship; the second shows the last line of `npm run bench -- speech --json`, saved as a file.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { startHearing } from '../../models/learned/hearing.ts'
import { shippedCalls } from '../support/shipped-calls.ts'
import { isRight, pairsOf, readSaid, type Pair } from '../support/word-errors.ts'
import { BENCH_MODEL } from './ears.ts'
import { hearCall } from './heard-call.ts'

const IMAGES = join(import.meta.dirname, '../../docs/images')
const BINS = 10
const [SIZE, MARGIN] = [320, 48]

await drawCalibration()
const [figures] = process.argv.slice(2)
if (figures) drawSpeed(z.object({ oursS: z.number(), plainS: z.number() }).parse(JSON.parse(readFileSync(figures, 'utf8'))))

async function drawCalibration(): Promise<void> {
  const hearing = await startHearing(BENCH_MODEL)
  const pairs: Pair[] = []
  for (const call of shippedCalls('calls')) {
    const { transcript } = await hearCall(call, hearing)
    pairs.push(...pairsOf(transcript.open(), readSaid(call.truth)))
  }
  await hearing.close()
  const bins = Map.groupBy(pairs.filter(({ heard }) => heard), ({ heard }) => Math.min(BINS - 1, Math.floor((heard?.confidence ?? 0) * BINS)))
  const points = [...bins].map(([bin, some]) => ({ stated: (bin + 0.5) / BINS, right: some.filter(isRight).length / some.length, count: some.length }))
  for (const { stated, right, count } of points.toSorted((a, b) => a.stated - b.stated)) process.stdout.write(`${stated.toFixed(2)} ${right.toFixed(3)} ${count}\n`)
  write('calibration.svg', 'Stated probability of a word (across) against the share of words that were right (up)', [
    axes(),
    `<line x1="${across(0)}" y1="${up(0)}" x2="${across(1)}" y2="${up(1)}" stroke="#999" stroke-dasharray="4 4"/>`,
    ...points.map(({ stated, right, count }) => `<circle cx="${across(stated)}" cy="${up(right)}" r="${(2 + Math.sqrt(count) / 5).toFixed(1)}" fill="#1d5fa8" fill-opacity="0.75"><title>${count} words</title></circle>`),
  ])
}

function drawSpeed({ oursS, plainS }: Readonly<{ oursS: number; plainS: number }>): void {
  const longest = Math.max(oursS, plainS)
  const bar = (name: string, seconds: number, at: number) =>
    `<text x="${MARGIN}" y="${at - 8}">${name}: ${seconds.toFixed(1)} s</text><rect x="${MARGIN}" y="${at}" width="${((seconds / longest) * SIZE).toFixed(1)}" height="28" fill="#1d5fa8"/>`
  write('speech-speed.svg', 'Seconds for a call of five minutes, two channels, one thread', [
    bar('transformers, its pipeline', plainS, 80),
    bar('Steekproef', oursS, 160),
  ])
}

const across = (share: number): number => MARGIN + share * SIZE
const up = (share: number): number => MARGIN + (1 - share) * SIZE

function axes(): string {
  const marks = [0, 0.5, 1].map((share) => `<text x="${across(share)}" y="${up(0) + 18}" text-anchor="middle">${share}</text><text x="${across(0) - 8}" y="${up(share) + 4}" text-anchor="end">${share}</text>`)
  return `<rect x="${across(0)}" y="${up(1)}" width="${SIZE}" height="${SIZE}" fill="none" stroke="#444"/>${marks.join('')}`
}

function write(name: string, title: string, parts: readonly string[]): void {
  const side = SIZE + 2 * MARGIN
  const body = [`<title>${title}</title>`, `<rect width="${side}" height="${side}" fill="#fff"/>`, `<text x="12" y="24" font-size="11">${title}</text>`, ...parts]
  writeFileSync(join(IMAGES, name), `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" width="${side}" font-family="sans-serif" font-size="12">\n${body.join('\n')}\n</svg>\n`)
}
