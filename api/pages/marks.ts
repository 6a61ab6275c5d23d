// The few drawings: ten calls of which one is drawn, and small signs beside words that say the same.
import { html } from 'hono/html'
import type { Html } from './layout.ts'

const DOTS = Array.from({ length: 10 }, (_, at) => ({ x: 3 + (at % 5) * 5.5, y: 4 + Math.floor(at / 5) * 5.5 }))
const DRAWN = 6

/** One in ten. */
export const brandMark = (): Html => html`<svg class="brand-mark" viewBox="0 0 28 14" aria-hidden="true" focusable="false">
  ${DOTS.map(({ x, y }, at) => html`<circle cx="${x}" cy="${y}" r="${at === DRAWN ? 2.4 : 1.6}" class="${at === DRAWN ? 'is-drawn' : ''}" />`)}
</svg>`

const sign = (name: string, path: string): Html =>
  html`<svg class="sign sign-${name}" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d="${path}" /></svg>`

export const star = (): Html => sign('star', 'M8 1.2 9.9 5.6 14.7 6 11 9.1 12.2 13.8 8 11.3 3.8 13.8 5 9.1 1.3 6 6.1 5.6z')
export const tick = (): Html => sign('tick', 'M2.5 8.5 6 12 13.5 4.5')
export const open = (): Html => sign('open', 'M8 3.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0 -9z')
export const textOnly = (): Html => sign('text', 'M2.5 4.5h11M2.5 8h11M2.5 11.5h6')
export const playSign = (): Html => sign('play', 'M4.5 2.5 13 8 4.5 13.5z')
export const pauseSign = (): Html => sign('pause', 'M4 2.5h3v11H4zM9.5 2.5h3v11h-3z')
