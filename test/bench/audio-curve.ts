// `node test/bench/audio-curve.ts docs/images/audio-curve.svg`: draws what is heard of personal and of clean words over the
// threshold of confidence. BENCH_CALLS names other calls than those that ship.
import { writeFileSync } from 'node:fs'
import { startHearing } from '../../models/learned/hearing.ts'
import { DEMONSTRATION_MODEL } from '../../models/settings.ts'
import { shippedCalls } from '../support/shipped-calls.ts'
import { added, audibleIn, NOTHING } from './audible.ts'
import { hearCall, maskWhole, redactCall, type HeardCall } from './heard-call.ts'

const THRESHOLDS = [0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]
/** The whole drawing in user units, the space that its axes leave, and what its axes go up to. */
const SIZE = { width: 640, height: 380, left: 56, top: 24, right: 24, bottom: 52 }
const MOST_LEAK = 0.06
const STYLE = 'text{font:13px system-ui,sans-serif;fill:#444}line,polyline{fill:none;stroke:#999}.goal{stroke-dasharray:5 4}.curve{stroke:#b3261e;stroke-width:2.5}circle{fill:#b3261e}'

type Point = Readonly<{ sureFrom: number; leak: number; kept: number }>

const hearing = await startHearing({ modelDir: DEMONSTRATION_MODEL, dtype: 'q8', threads: 1 })
const heard: HeardCall[] = []
for (const call of shippedCalls(process.env['BENCH_CALLS'] ?? 'calls')) heard.push(await hearCall(call, hearing))
await hearing.close()
const points = THRESHOLDS.map((sureFrom) => pointAt(sureFrom))
const [file] = process.argv.slice(2)
if (file) writeFileSync(file, drawing())
console.log(JSON.stringify(points))

function pointAt(sureFrom: number): Point {
  const { personal, audible, cleanMs, keptMs } = heard
    .map((call) => audibleIn(call.truth, maskWhole(redactCall(call, sureFrom)).passed))
    .reduce(added, NOTHING)
  return { sureFrom, leak: audible / Math.max(1, personal), kept: keptMs / Math.max(1, cleanMs) }
}

/** Kept to the right, leak upwards: the better, the further right and down. */
function drawing(): string {
  const at = ({ kept, leak }: Pick<Point, 'kept' | 'leak'>) => `${x(kept)},${y(Math.min(MOST_LEAK, leak))}`
  const dots = points.map((point) => {
    const [cx, cy] = at(point).split(',')
    return `<circle cx="${cx}" cy="${cy}" r="4"/><text x="${cx}" y="${Number(cy) - 9}" text-anchor="middle">${point.sureFrom}</text>`
  })
  const marks = [
    ...[0, 0.2, 0.4, 0.6, 0.8, 1].map((kept) => `<text x="${x(kept)}" y="${y(0) + 18}" text-anchor="middle">${Math.round(kept * 100)} %</text>`),
    ...[0, 0.02, 0.04, 0.06].map((leak) => `<text x="${x(0) - 8}" y="${y(leak) + 4}" text-anchor="end">${Math.round(leak * 100)} %</text>`),
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE.width} ${SIZE.height}" role="img">
<title>Personal words of which anything is heard, over clean speech that is kept, for each threshold of confidence</title>
<style>${STYLE}</style>
<line x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(0)}"/><line x1="${x(0)}" y1="${y(0)}" x2="${x(0)}" y2="${y(MOST_LEAK)}"/>
<line class="goal" x1="${x(0)}" y1="${y(0.015)}" x2="${x(1)}" y2="${y(0.015)}"/><line class="goal" x1="${x(0.55)}" y1="${y(0)}" x2="${x(0.55)}" y2="${y(MOST_LEAK)}"/>
<polyline class="curve" points="${points.map(at).join(' ')}"/>
${[...dots, ...marks].join('\n')}
<text x="${x(0.5)}" y="${SIZE.height - 10}" text-anchor="middle">clean speech kept (goal: 55 % or more)</text>
<text x="${x(0) + 6}" y="${y(MOST_LEAK) - 6}">personal words of which anything is heard (goal: 1.5 % or less)</text>
</svg>
`
}

function x(kept: number): number {
  return Math.round(SIZE.left + kept * (SIZE.width - SIZE.left - SIZE.right))
}

function y(leak: number): number {
  return Math.round(SIZE.height - SIZE.bottom - (leak / MOST_LEAK) * (SIZE.height - SIZE.top - SIZE.bottom))
}
