// One team for its manager: who changed the fraction, when and why; the team's own words; its evaluations; and what can be taken along.
import { html } from 'hono/html'
import { momentWords, percentWords, shortDayWords } from './dates.ts'
import { layout, type Html, type Viewer } from './layout.ts'
import { both } from './words.ts'

export type TeamView = Readonly<{
  viewer: Viewer
  /** `own`: what only a single team has, and not the small teams together. */
  team: Readonly<{ id: string; name: string; own?: Readonly<{ vocabulary: readonly string[]; evaluations: ReadonlyArray<Readonly<{ quarter: string; day: string }>> }> }>
  history: ReadonlyArray<Readonly<{ version: number; fraction: number; setAt: string; setBy: string; why: string }>>
  /** Quarters whose ledger is still open. */
  quarters: readonly string[]
  problem?: string
}>

export const VOCABULARY_MAX_WORDS = 100
export const VOCABULARY_MAX_LENGTH = 40

export const teamPage = ({ viewer, team, history, quarters, problem }: TeamView): Html =>
  layout({
    title: team.name,
    viewer,
    at: '/trekking',
    styles: ['sampling', 'team'],
    body: html`<div class="lead">
        <h1>${team.name}</h1>
        <p><a href="/trekking#${team.id}">${both({ nl: 'terug naar de trekking', en: 'back' })}</a></p>
      </div>
      ${problem && html`<p class="notice is-wrong" role="alert">${problem}</p>`}
      ${historySection(history)} ${team.own && vocabularySection(team.id, team.own.vocabulary)} ${team.own && evaluationSection(team.id, team.own.evaluations)}
      ${ledgerSection(quarters)}`,
  })

const historySection = (history: TeamView['history']): Html => html`<section class="team" aria-labelledby="history">
  <h2 id="history">${both({ nl: 'Wijzigingen van de fractie', en: 'changes of the fraction' })}</h2>
  <div class="wide">
    <table>
      <thead>
        <tr><th scope="col">Wanneer</th><th scope="col">Fractie</th><th scope="col">Wie</th><th scope="col">Waarom</th></tr>
      </thead>
      <tbody>
        ${history.map(
          ({ fraction, setAt, setBy, why }) => html`<tr>
            <td><time datetime="${setAt}">${shortDayWords(setAt.slice(0, 10))}, ${momentWords(setAt).split(' om ').at(-1)}</time></td>
            <td>${percentWords(fraction)}</td>
            <td>${setBy}</td>
            <td>${why}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>
</section>`

const vocabularySection = (id: string, vocabulary: readonly string[]): Html => html`<section class="team" aria-labelledby="words">
  <h2 id="words">${both({ nl: 'Eigen woorden', en: 'vocabulary' })}</h2>
  <p class="small">
    Namen van producten en van het bedrijf zelf, elk op een regel: die worden niet als naam van een persoon afgedekt. Zet hier nooit namen van mensen.
    <span class="en" lang="en">Products and the company’s own name, one a line; never names of people.</span>
  </p>
  <form class="fraction" method="post" action="/trekking/${id}/woorden">
    <label class="field">
      <span class="label">${both({ nl: 'Woorden', en: 'words' })}</span>
      <textarea name="words" rows="8" spellcheck="false">${vocabulary.join('\n')}</textarea>
    </label>
    <button type="submit">${both({ nl: 'Bewaar woorden', en: 'save' })}</button>
  </form>
</section>`

const evaluationSection = (id: string, evaluations: ReadonlyArray<Readonly<{ quarter: string; day: string }>>): Html => html`<section class="team" aria-labelledby="evaluations">
  <h2 id="evaluations">${both({ nl: 'Evaluaties', en: 'evaluations' })}</h2>
  <p class="small">
    Na de evaluatie van een kwartaal verdwijnen de fragmenten van dat kwartaal. Eerder zetten geldt meteen; later alleen zover de bellers is verteld.
    <span class="en" lang="en">Snippets end with their evaluation; a later day holds only as far as callers were told.</span>
  </p>
  ${evaluations.map(
    ({ quarter, day }) => html`<form class="evaluation" method="post" action="/trekking/${id}/evaluatie">
      <input type="hidden" name="quarter" value="${quarter}" />
      <label class="field">
        <span class="label">${both({ nl: `Evaluatie van ${quarter}`, en: 'day' })}</span>
        <input type="date" name="day" required value="${day}" />
      </label>
      <button type="submit">${both({ nl: 'Zet dag', en: 'set' })}</button>
    </form>`,
  )}
</section>`

const ledgerSection = (quarters: readonly string[]): Html => html`<section class="team" aria-labelledby="ledger">
  <h2 id="ledger">${both({ nl: 'Grootboek', en: 'ledger' })}</h2>
  <p class="small">
    Van elk aangeboden gesprek één regel zonder inhoud, van alle teams; ermee is de trekking na te rekenen.
    <span class="en" lang="en">One line a call, without content, of all teams; by it the draw can be checked.</span>
  </p>
  <ul>
    ${quarters.map((quarter) => html`<li>${quarter}: <a href="/v1/ledger.csv?quarter=${quarter}" download>CSV</a>, <a href="/v1/ledger.jsonl?quarter=${quarter}" download>JSON Lines</a></li>`)}
  </ul>
</section>`
