// The frame of every page: head, who is signed in, where one can go. No inline script or style, which the policy refuses.
import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { Role } from '../../models/person.ts'
import { brandMark } from './marks.ts'
import { both, ROLE_WORDS, type Words } from './words.ts'

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>
/** `unseen`: reported leaks that no manager has seen to; told to managers alone. */
export type Viewer = Readonly<{ name: string; role: Role; unseen?: number }>

/** `styles` and `scripts` are file names in api/public, without their ending. `at`: the entry of the menu that this page is. */
export type Frame = Readonly<{ title: string; viewer?: Viewer; at?: string; styles?: readonly string[]; scripts?: readonly string[]; body: Html }>

export function layout({ title, viewer, at, styles = [], scripts = [], body }: Frame): Html {
  return html`<!doctype html>
    <html lang="nl">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${title} · Steekproef</title>
        <link rel="icon" type="image/svg+xml" href="/public/icon.svg" />
        ${[...ALWAYS, ...styles].map((name) => html`<link rel="stylesheet" href="/public/${name}.css" />`)}
        ${scripts.map((name) => html`<script type="module" src="/public/${name}.js"></script>`)}
      </head>
      <body>
        <a class="skip" href="#main">Naar de inhoud ${english('skip to content')}</a>
        <header class="top">
          <a class="brand" href="/">${brandMark()}<span>Steekproef</span></a>
          ${viewer && menu(viewer, at)}
        </header>
        <main id="main" tabindex="-1">${body}</main>
      </body>
    </html>`
}

const ALWAYS = ['style', 'frame', 'parts', 'fields']

const english = (text: string): Html => html`<span class="en" lang="en">${text}</span>`

const ENTRIES: ReadonlyArray<Readonly<{ href: string; words: Words; for: readonly Role[] }>> = [
  { href: '/', words: { nl: 'Fragmenten', en: 'snippets' }, for: ['trainer', 'manager'] },
  { href: '/trekking', words: { nl: 'Trekking', en: 'sampling' }, for: ['manager'] },
  { href: '/verwerking', words: { nl: 'Verwerking', en: 'operation' }, for: ['manager'] },
  { href: '/meldingen', words: { nl: 'Meldingen', en: 'leaks' }, for: ['manager'] },
  { href: '/verantwoording', words: { nl: 'Verantwoording', en: 'account' }, for: ['manager'] },
  { href: '/wissen', words: { nl: 'Wissen', en: 'erase' }, for: ['manager'] },
  { href: '/vasthouden', words: { nl: 'Vasthouden', en: 'holds' }, for: ['manager'] },
]

function menu({ name, role, unseen = 0 }: Viewer, at: string | undefined): Html {
  const entries = ENTRIES.filter((entry) => entry.for.includes(role))
  return html`<nav aria-label="Hoofdmenu">
      ${entries.map(({ href, words }) => html`<a href="${href}" ${href === at && html`aria-current="page"`}>${both(words)} ${href === '/meldingen' && unseen > 0 && html`<b class="badge">${unseen}</b>`}</a>`)}
    </nav>
    <form class="who" method="post" action="/uitloggen">
      <span class="who-name">${name} <span class="who-role">${ROLE_WORDS[role].nl}</span></span>
      <button class="quiet" type="submit">${both({ nl: 'Uitloggen', en: 'sign out' })}</button>
    </form>`
}
