// A hundred calls as dots, of which the fraction is lit: what «10 %» means, without arithmetic.
import { html } from 'hono/html'
import type { Html } from './layout.ts'

const CALLS = 100
const PER_ROW = 10
const PITCH = 12
/** The powers of a primitive root of the prime 101 visit every dot once, in no order that an eye would see. */
const PRIME = 101
const ROOT = 34
const OFFSET = 90

const RANKS = scattered()

/** Each dot carries its rank: it is lit where the rank lies below the fraction. The script relights them by it. */
export const dotField = (fraction: number): Html => html`<svg class="dots" viewBox="0 0 ${PER_ROW * PITCH} ${PER_ROW * PITCH}" aria-hidden="true" focusable="false">
  ${RANKS.map((rank, at) => dot(at, { rank, isDrawn: rank < Math.round(fraction * CALLS) }))}
</svg>`

function dot(at: number, { rank, isDrawn }: Readonly<{ rank: number; isDrawn: boolean }>): Html {
  const x = (at % PER_ROW) * PITCH + PITCH / 2
  const y = Math.floor(at / PER_ROW) * PITCH + PITCH / 2
  return html`<circle cx="${x}" cy="${y}" r="4" data-rank="${rank}" class="${isDrawn ? 'is-drawn' : ''}" />`
}

function scattered(): number[] {
  let power = 1
  return Array.from({ length: CALLS }, () => {
    power = (power * ROOT) % PRIME
    return (power - 1 + OFFSET) % CALLS
  })
}
