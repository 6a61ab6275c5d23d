// The evaluations of a team that are to come: move one, or say that it was held.
import { html } from 'hono/html'
import { faultNotice, field, whyField, type FormFault } from './form.ts'
import type { Html } from './layout.ts'
import { both } from './words.ts'

export type EvaluationShown = Readonly<{ quarter: string; day: string }>
export type EvaluationsView = Readonly<{ team: string; evaluations: readonly EvaluationShown[]; fault: FormFault | undefined }>

export const evaluationsSection = ({ team, evaluations, fault }: EvaluationsView): Html => html`<section class="team" aria-labelledby="evaluations">
  <h2 id="evaluations">${both({ nl: 'Evaluaties', en: 'evaluations' })}</h2>
  <p class="small">
    Na de evaluatie van een kwartaal verdwijnen de fragmenten van dat kwartaal. Eerder zetten geldt meteen; later alleen zover de bellers is verteld.
    <span class="en" lang="en">Snippets end with their evaluation; a later day holds only as far as callers were told.</span>
  </p>
  ${evaluations.map((evaluation) => evaluationForms(team, evaluation, fault?.filled['quarter'] === evaluation.quarter ? fault : undefined))}
</section>`

/** What is wrong with its quarter is said at the day. */
function evaluationForms(team: string, { quarter, day }: EvaluationShown, fault: FormFault | undefined): Html {
  const atDay = fault && { ...fault, fields: fault.fields.map((name) => (name === 'quarter' ? 'day' : name)) }
  const label = { nl: `Dag van de evaluatie van ${quarter}`, en: 'day' }
  const rule = 'Kies een dag vanaf vandaag, in het kwartaal of hoogstens 31 dagen erna. Een evaluatie die is gehouden, ligt vast.'
  return html`<form class="settings" method="post" action="/trekking/${team}/evaluatie">
      ${faultNotice(fault)}
      <input type="hidden" name="quarter" value="${quarter}" />
      ${field({ name: 'day', label, rule, fault: atDay }, (tie) => html`<input type="date" name="day" required value="${fault?.filled['day'] ?? day}" ${tie} />`)}
      ${whyField(fault)}
      <button type="submit">${both({ nl: 'Zet dag', en: 'set' })}</button>
    </form>
    <details>
      <summary>${both({ nl: `De evaluatie van ${quarter} is gehouden`, en: 'it was held' })}</summary>
      <form class="settings" method="post" action="/trekking/${team}/gehouden">
        <input type="hidden" name="quarter" value="${quarter}" />
        <label class="check">
          <input type="checkbox" name="sure" value="true" required />
          <span>Ja: alle fragmenten die er nu voor klaarstaan, verdwijnen meteen en voorgoed <span class="en" lang="en">its snippets end now, for good</span></span>
        </label>
        <button class="danger" type="submit">${both({ nl: 'Beëindig ze nu', en: 'end them now' })}</button>
      </form>
    </details>`
}
