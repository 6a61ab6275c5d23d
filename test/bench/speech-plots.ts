// Measures and draws docs/images/calibration.svg and speech-speed.svg: `node test/bench/speech-plots.ts`. Takes a few minutes.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isRight } from '../support/word-errors.ts'
import { againstPlain } from './against-plain.ts'
import { hearWords } from './heard-words.ts'
import { BENCH_MINUTES, madeCall } from './made-calls.ts'

const IMAGES = join(import.meta.dirname, '../../docs/images')
const STYLE = 'text{font:13px system-ui,sans-serif;fill:#444}line,rect.frame{fill:none;stroke:#999}.ideal{stroke-dasharray:5 4}circle,rect.ours{fill:#1d5fa8}rect.plain{fill:#999}'
const BINS = 10
/** In user units. */
const PLOT = { side: 300, left: 56, top: 24 }
const BARS = { width: 420, left: 24, height: 26 }

await drawSpeed()
await drawCalibration()

/** How often words were right that the decoder held for so likely; the larger a dot, the more words. */
async function drawCalibration(): Promise<void> {
  const pairs = await hearWords('calls')
  const heard = pairs.flatMap((pair) => (pair.heard ? [{ confidence: pair.heard.confidence, right: isRight(pair) }] : []))
  const bins = Map.groupBy(heard, ({ confidence }) => Math.min(BINS - 1, Math.floor(confidence * BINS)))
  const points = [...bins].map(([bin, some]) => ({ stated: (bin + 0.5) / BINS, right: some.filter(({ right }) => right).length / some.length, count: some.length }))
  process.stdout.write(`${JSON.stringify(points.toSorted((a, b) => a.stated - b.stated))}\n`)
  const marks = [0, 0.25, 0.5, 0.75, 1].map(
    (share) =>
      `<text x="${across(share)}" y="${up(0) + 18}" text-anchor="middle">${share}</text><text x="${PLOT.left - 8}" y="${up(share) + 4}" text-anchor="end">${share * 100} %</text>`,
  )
  const dots = points.map(({ stated, right, count }) => `<circle cx="${across(stated)}" cy="${up(right)}" r="${round(2 + Math.sqrt(count) / 6)}" fill-opacity="0.8"><title>${count} words</title></circle>`)
  write('calibration.svg', { title: 'Stated probability of a word against the share of words that were right', width: 420, height: 390 }, [
    `<rect class="frame" x="${PLOT.left}" y="${PLOT.top}" width="${PLOT.side}" height="${PLOT.side}"/>`,
    `<line class="ideal" x1="${across(0)}" y1="${up(0)}" x2="${across(1)}" y2="${up(1)}"/>`,
    ...marks,
    ...dots,
    `<text x="${PLOT.left}" y="14">words that were right</text><text x="${across(0.5)}" y="${up(0) + 44}" text-anchor="middle">probability that the decoder stated</text>`,
  ])
}

async function drawSpeed(): Promise<void> {
  const { plainRatio, oursS, plainS } = await againstPlain(await madeCall())
  process.stdout.write(`${JSON.stringify({ plainRatio, oursS, plainS })}\n`)
  const bar = (kind: 'plain' | 'ours', seconds: number, at: number) =>
    `<rect class="${kind}" x="${BARS.left}" y="${at}" width="${round((seconds / plainS) * BARS.width)}" height="${BARS.height}"/>`
  write('speech-speed.svg', { title: 'Seconds of one core to hear a call', width: 468, height: 168 }, [
    `<text x="${BARS.left}" y="24">Seconds of one core to hear a call of ${BENCH_MINUTES} min, both channels</text>`,
    `<text x="${BARS.left}" y="56">the pipeline of transformers.js: ${plainS.toFixed(1)} s</text>`,
    bar('plain', plainS, 64),
    `<text x="${BARS.left}" y="116">Steekproef: ${oursS.toFixed(1)} s, ${plainRatio.toFixed(1)} times less</text>`,
    bar('ours', oursS, 124),
  ])
}

function across(share: number): number {
  return round(PLOT.left + share * PLOT.side)
}

function up(share: number): number {
  return round(PLOT.top + (1 - share) * PLOT.side)
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

type Drawing = Readonly<{ title: string; width: number; height: number }>

function write(name: string, { title, width, height }: Drawing, parts: readonly string[]): void {
  const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" role="img">`
  const body = [`<title>${title}</title>`, `<style>${STYLE}</style>`, `<rect width="${width}" height="${height}" fill="#fff"/>`, ...parts]
  writeFileSync(join(IMAGES, name), `${head}\n${body.join('\n')}\n</svg>\n`)
}
