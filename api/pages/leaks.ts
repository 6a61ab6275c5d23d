// Leaks that people reported, for whoever answers for privacy: where something came through, and never what it was.
import { html } from 'hono/html'
import type { LeakNote, LeakStep } from '../../models/leak.ts'
import { clockWords, momentWords } from './dates.ts'
import { layout, type Html, type Viewer } from './layout.ts'
import { both, type Words } from './words.ts'

export type LeaksView = Readonly<{ viewer: Viewer; notes: readonly LeakNote[] }>

export const leaksPage = ({ viewer, notes }: LeaksView): Html =>
  layout({
    title: 'Meldingen',
    viewer,
    at: '/meldingen',
    styles: ['sampling', 'team'],
    body: html`<div class="lead">
        <h1>${both({ nl: 'Meldingen', en: 'reported leaks' })}</h1>
        <p>
          Fragmenten die iemand introk omdat er iets persoonlijks in te lezen of te horen was. Ze zijn al weg, voor iedereen. Licht uw privacycontact in: die beoordeelt
          of het een datalek is, dat binnen 72 uur wordt gemeld (AVG, artikel 33).
          <span class="en" lang="en">Withdrawn snippets; they are gone. Tell your privacy contact, who judges whether it is a breach to be notified within 72 hours.</span>
        </p>
      </div>
      ${notes.length === 0 ? html`<p class="notice">${both({ nl: 'Er is niets gemeld.', en: 'nothing reported' })}</p>` : table(notes)}
      <p class="small">
        Voor wie de keten verbetert: <a href="/v1/leaks">alle aantekeningen als JSON</a>. Ze verdwijnen na een jaar.
        <span class="en" lang="en">For developers, as JSON; kept for a year.</span>
      </p>`,
  })

const HEADS: readonly Words[] = [
  { nl: 'Gemeld', en: 'reported' },
  { nl: 'Team', en: 'team' },
  { nl: 'Waar', en: 'where' },
  { nl: 'Kwam door', en: 'passed' },
  { nl: 'In de buurt verborgen', en: 'hidden nearby' },
  { nl: 'Model, redactie', en: 'model, redaction' },
  { nl: 'Gezien', en: 'seen' },
]

const table = (notes: readonly LeakNote[]): Html => html`<section class="team">
  <div class="wide">
    <table>
      <thead><tr>${HEADS.map((head) => html`<th scope="col">${both(head)}</th>`)}</tr></thead>
      <tbody>${notes.map(row)}</tbody>
    </table>
  </div>
</section>`

const row = ({ id, at, team, within, step, near, model, modelRevision, redaction, seenBy }: LeakNote): Html => html`<tr>
  <td><time datetime="${at}">${momentWords(at)}</time></td>
  <td>${team}</td>
  <td>${within ? `gehoord, ${clockWords(within.startMs)} tot ${clockWords(within.endMs)}` : 'gelezen'}</td>
  <td>${both(STEP_WORDS[step])}</td>
  <td>${near.join(', ')}</td>
  <td>${model} ${modelRevision.slice(0, SHORT)}, ${redaction}</td>
  <td>${seenBy ?? seeForm(id)}</td>
</tr>`

/** Enough of a revision to find it by. */
const SHORT = 12

const seeForm = (id: string): Html => html`<form method="post" action="/meldingen/${id}">
  <button type="submit">${both({ nl: 'Gezien', en: 'seen' })}</button>
</form>`

const STEP_WORDS: Readonly<Record<LeakStep, Words>> = {
  redact: { nl: 'de redactie', en: 'redaction' },
  mask: { nl: 'het masker', en: 'the mask' },
  'listen-again': { nl: 'masker en tweede keer luisteren', en: 'mask and second hearing' },
}
