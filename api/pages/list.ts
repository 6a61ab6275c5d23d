// The trainer's list: a card for every snippet, gathered by week. Nothing of a snippet's content is on it.
import { html } from 'hono/html'
import type { SnippetSummary } from '../../models/snippet.ts'
import { weekWords } from './dates.ts'
import { layout, type Html, type Viewer } from './layout.ts'
import { addressOf, filterForm, isFiltered, type ListFilter } from './list-filter.ts'
import { open, star, textOnly, tick } from './marks.ts'
import { staySentence } from './stay.ts'
import { both, REASON_WORDS, THEME_WORDS } from './words.ts'

/** `weeks`: Mondays to choose from, newest first; without it those of this page. `notice`: what was just done. */
export type ListView = Readonly<{
  viewer: Viewer
  items: readonly SnippetSummary[]
  total: number
  page: number
  pageSize: number
  filter: ListFilter
  teams: ReadonlyArray<Readonly<{ id: string; name: string }>>
  weeks?: readonly string[]
  notice?: 'withdrawn'
}>

export function listPage(view: ListView): Html {
  const byWeek = Map.groupBy(view.items, ({ week }) => week)
  const weeks = view.weeks ?? [...byWeek.keys()]
  return layout({
    title: 'Fragmenten',
    viewer: view.viewer,
    at: '/',
    styles: ['list'],
    body: html`${view.notice && withdrawnNotice()} ${(view.viewer.unseen ?? 0) > 0 && leakNotice()}
      <div class="lead">
        <h1>${both({ nl: 'Fragmenten', en: 'snippets' })}</h1>
        <p>${countOf(view)} Alles is gepseudonimiseerd, de stemmen zijn vervormd, niet anoniem.</p>
      </div>
      ${filterForm({ filter: view.filter, teams: view.teams, weeks })}
      ${view.items.length === 0 ? nothing(view.filter) : [...byWeek].map(([week, items]) => weekOf(week, items))}
      ${paging(view)}`,
  })
}

const withdrawnNotice = (): Html => html`<p class="notice" role="status">
  ${both({ nl: 'Het fragment is ingetrokken. Niemand kan het nog lezen of horen; de kwaliteitsmanager heeft een melding.', en: 'The snippet is withdrawn: gone for everyone, and a manager is told.' })}
</p>`

const leakNotice = (): Html => html`<p class="notice is-wrong" role="status">
  <a href="/meldingen">${both({ nl: 'Iemand meldde een lek. Kijk wat u daarmee moet doen.', en: 'A leak was reported: see to it.' })}</a>
</p>`

function countOf({ total, filter }: ListView): string {
  if (total === 0) return ''
  const counted = total === 1 ? '1 fragment' : `${total} fragmenten`
  return isFiltered(filter) ? `${counted} bij deze keuze.` : `${counted} om van te leren.`
}

const weekOf = (week: string, items: readonly SnippetSummary[]): Html => html`<section class="week" aria-labelledby="week-${week}">
  <h2 id="week-${week}">${weekWords(week)}</h2>
  <ul class="cards">
    ${items.map(card)}
  </ul>
</section>`

function card(item: SnippetSummary): Html {
  const theme = THEME_WORDS[item.theme]
  return html`<li class="card ${item.reviewed ? 'is-reviewed' : ''} ${item.learningMoment ? 'is-moment' : ''}">
    <h3><a href="/fragment/${item.id}">${both(theme)}</a></h3>
    <p class="why">Gekozen omdat ${REASON_WORDS[item.reason].nl}. <span class="en" lang="en">${REASON_WORDS[item.reason].en}</span></p>
    <p class="facts"><span>${item.teamName}</span> <span>${weekWords(item.week)}</span></p>
    <p class="until">${staySentence(item)}</p>
    <p class="marks">
      ${item.reviewed ? mark(tick(), { nl: 'beoordeeld', en: 'reviewed' }) : mark(open(), { nl: 'nog te beoordelen', en: 'to review' })}
      ${item.learningMoment && mark(star(), { nl: 'leermoment', en: 'learning moment' })}
      ${!item.hasClip && mark(textOnly(), { nl: 'alleen tekst', en: 'text only' })}
    </p>
  </li>`
}

const mark = (sign: Html, words: Parameters<typeof both>[0]): Html => html`<span class="mark">${sign}${both(words)}</span>`

/** An empty list says why it may be empty, so that nobody thinks that something is broken. */
function nothing(filter: ListFilter): Html {
  if (isFiltered(filter))
    return html`<div class="empty">
      <h2>${both({ nl: 'Niets bij deze keuze', en: 'nothing fits this choice' })}</h2>
      <p>Er zijn geen fragmenten die aan alles voldoen. Misschien zijn ze al verdwenen: na de evaluatie van een team gaan al zijn fragmenten weg.</p>
      <p><a class="button" href="/">${both({ nl: 'Toon alle fragmenten', en: 'show all' })}</a></p>
    </div>`
  return html`<div class="empty">
    <h2>${both({ nl: 'Nog geen fragmenten', en: 'no snippets yet' })}</h2>
    <p>
      Van elk team wordt een klein deel van de gesprekken getrokken, ongeveer één op de tien. Daarvan worden fragmenten gemaakt zonder namen en nummers. Dat duurt
      even: kijk later vandaag nog eens.
    </p>
    <p>Stond hier eerst wel iets? Na de evaluatie van een team verdwijnen al zijn fragmenten.</p>
  </div>`
}

function paging({ page, pageSize, total, filter }: ListView): Html | false {
  const pages = Math.max(1, Math.ceil(total / pageSize))
  if (pages === 1) return false
  return html`<nav class="paging" aria-label="Bladeren">
    ${page > 1 && html`<a class="button" rel="prev" href="${addressOf(filter, page - 1)}">${both({ nl: 'Vorige', en: 'previous' })}</a>`}
    <span>Pagina ${page} van ${pages}</span>
    ${page < pages && html`<a class="button" rel="next" href="${addressOf(filter, page + 1)}">${both({ nl: 'Volgende', en: 'next' })}</a>`}
  </nav>`
}
