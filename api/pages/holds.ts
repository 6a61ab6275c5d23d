// Holds: which calls are kept beyond their term, why, by whom and until when. Extending one takes a second person.
import { html } from 'hono/html'
import { HOLD_EXTENSION_MAX_DAYS, HOLD_MAX_DAYS, HOLD_REASONS, type Hold, type HoldReason } from '../../models/hold.ts'
import { shortDayWords } from './dates.ts'
import { layout, type Html, type Viewer } from './layout.ts'
import { both, type Words } from './words.ts'

/** `call`: the call to hold, where the page was reached from what is held about somebody. */
export type HoldsView = Readonly<{ viewer: Viewer; holds: readonly Hold[]; call?: string | undefined }>

export const holdsPage = ({ viewer, holds, call }: HoldsView): Html =>
  layout({
    title: 'Vasthouden',
    viewer,
    at: '/vasthouden',
    styles: ['report'],
    body: html`<div class="lead">
        <h1>${both({ nl: 'Vasthouden', en: 'holds' })}</h1>
        <p>Een vastgehouden gesprek wordt na zijn termijn niet gewist, maar niemand kan het dan nog lezen of horen.</p>
      </div>
      ${holds.length === 0 && html`<p class="notice">${both({ nl: 'Er wordt niets vastgehouden.', en: 'nothing is held' })}</p>`} ${holds.map(holdPart)} ${newHold(call)}`,
  })

const REASON_WORDS: Readonly<Record<HoldReason, Words>> = {
  'access-request': { nl: 'open verzoek om inzage', en: 'open request for access' },
  complaint: { nl: 'lopende klacht', en: 'open complaint' },
  'legal-claim': { nl: 'rechtsvordering', en: 'legal claim' },
}

const holdPart = ({ id, callId, team, reason, by, until, proposed }: Hold): Html => html`<section class="report-part">
  <h2>${both(REASON_WORDS[reason])}</h2>
  <p class="facts">
    <span>gesprek <code>${callId}</code></span> <span>${team}</span> <span>door ${by}</span> <span>tot en met ${shortDayWords(until)}</span>
  </p>
  ${proposed
    ? html`<p>${proposed.by} stelt voor te verlengen tot en met ${shortDayWords(proposed.until)}. Een ander moet instemmen.</p>
        <form method="post" action="/vasthouden/${id}/instemmen"><button type="submit">${both({ nl: 'Stem in met verlengen', en: 'agree' })}</button></form>`
    : html`<form method="post" action="/vasthouden/${id}/verlengen">
        ${dayField(`Verlengen tot en met (hoogstens ${HOLD_EXTENSION_MAX_DAYS} dagen erbij)`)}
        <button type="submit">${both({ nl: 'Stel voor te verlengen', en: 'propose' })}</button>
      </form>`}
  <form method="post" action="/vasthouden/${id}/beeindigen"><button class="quiet" type="submit">${both({ nl: 'Houd niet langer vast', en: 'end the hold' })}</button></form>
</section>`

const newHold = (call: string | undefined): Html => html`<section class="report-part">
  <h2>${both({ nl: 'Een gesprek vasthouden', en: 'hold a call' })}</h2>
  <form method="post" action="/vasthouden">
    <label class="field"><span class="label">${both({ nl: 'Nummer van het gesprek', en: 'id of the call' })}</span><input name="callId" required value="${call ?? ''}" /></label>
    <label class="field">
      <span class="label">${both({ nl: 'Reden', en: 'reason' })}</span>
      <select name="reason">
        ${HOLD_REASONS.map((reason) => html`<option value="${reason}">${REASON_WORDS[reason].nl}</option>`)}
      </select>
    </label>
    ${dayField(`Tot en met (hoogstens ${HOLD_MAX_DAYS} dagen)`)}
    <button class="primary" type="submit">${both({ nl: 'Houd vast', en: 'hold' })}</button>
  </form>
</section>`

const dayField = (label: string): Html => html`<label class="field"><span class="label">${label}</span><input type="date" name="until" required /></label>`
