// The keys by which a snippet is heard and reviewed without a mouse; shown on `?`, and they can be turned off (WCAG 2.1.4).
import { html } from 'hono/html'
import type { Html } from './layout.ts'
import { both, type Words } from './words.ts'

const KEYS: ReadonlyArray<Readonly<{ keys: readonly string[]; words: Words }>> = [
  { keys: ['spatie'], words: { nl: 'afspelen of pauze', en: 'play or pause' } },
  { keys: ['←', '→'], words: { nl: 'twee seconden terug of vooruit', en: 'two seconds back or on' } },
  { keys: ['J', 'K'], words: { nl: 'volgende of vorige beurt', en: 'next or previous turn' } },
  { keys: ['L'], words: { nl: 'leermoment aan of uit', en: 'mark or unmark' } },
  { keys: ['N'], words: { nl: 'volgende te beoordelen', en: 'next to review' } },
  { keys: ['W'], words: { nl: 'trek in, met bevestiging', en: 'withdraw, after confirming' } },
  { keys: ['Delete'], words: { nl: 'lek: trek meteen in, zonder vraag', en: 'leak: withdraw at once' } },
  { keys: ['?'], words: { nl: 'deze lijst', en: 'this list' } },
]

export const keysDialog = (): Html => html`<dialog class="keys" id="keys" aria-labelledby="keys-title">
  <h2 id="keys-title">${both({ nl: 'Toetsen', en: 'keys' })}</h2>
  <dl>
    ${KEYS.map(({ keys, words }) => html`<div>
        <dt>${keys.map((key) => html`<kbd>${key}</kbd> `)}</dt>
        <dd>${both(words)}</dd>
      </div>`)}
  </dl>
  <label class="check"><input type="checkbox" id="use-keys" checked /> ${both({ nl: 'Sneltoetsen gebruiken', en: 'use these keys' })}</label>
  <button id="close-keys" type="button">${both({ nl: 'Sluiten', en: 'close' })}</button>
</dialog>`
