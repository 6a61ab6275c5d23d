// Erasing: look for what is held about a number or a call, see it, erase it, and get a receipt.
import { html } from 'hono/html'
import type { Found, FoundCall, Receipt } from '../../models/erasure.ts'
import { momentWords, shortDayWords, weekWords } from './dates.ts'
import { layout, type Html, type Viewer } from './layout.ts'
import { both } from './words.ts'

/** `sought`: what was filled in, which goes back and forth with the form and is kept nowhere. */
export type Sought = Readonly<{ kind: 'number' | 'call'; text: string }>
export type EraseView = Readonly<{ viewer: Viewer; found?: Readonly<{ sought: Sought; found: Found }>; receipt?: Receipt }>

export const erasePage = ({ viewer, found, receipt }: EraseView): Html =>
  layout({
    title: 'Wissen',
    viewer,
    at: '/wissen',
    styles: ['report'],
    body: html`<div class="lead">
        <h1>${both({ nl: 'Wissen', en: 'erase' })}</h1>
        <p>Zoek alles wat over een nummer of een gesprek wordt bewaard. Het nummer zelf wordt nergens opgeslagen.</p>
      </div>
      ${receipt ? receiptPart(receipt) : found ? foundPart(found.sought, found.found) : searchForm()}`,
  })

const searchForm = (): Html => html`<form class="report-part" method="post" action="/wissen/zoeken">
  <label class="field">
    <span class="label">${both({ nl: 'Zoek op', en: 'look for' })}</span>
    <select name="kind">
      <option value="number">telefoonnummer</option>
      <option value="call">gespreksnummer van de telefooncentrale</option>
    </select>
  </label>
  <label class="field"><span class="label">${both({ nl: 'Nummer', en: 'number' })}</span><input name="text" required autocomplete="off" maxlength="200" /></label>
  <button type="submit">${both({ nl: 'Zoek', en: 'look' })}</button>
</form>`

const foundPart = ({ kind, text }: Sought, { calls, lists, ledgerLines }: Found): Html => html`<section class="report-part">
  <h2>${both({ nl: `${calls.length} gesprekken gevonden`, en: 'calls found' })}</h2>
  ${callList(calls)}
  <p class="small">Registerregels zonder inhoud: ${ledgerLines}. ${lists.includes('never') && 'Dit nummer wordt al niet meer getrokken.'}</p>
  <form method="post" action="/wissen">
    <input type="hidden" name="kind" value="${kind}" /><input type="hidden" name="text" value="${text}" />
    ${kind === 'number' && html`<label class="check"><input type="checkbox" name="objects" value="true" /> ${both({ nl: 'Bezwaar: trek dit nummer nooit meer', en: 'objection: never draw this number' })}</label>`}
    <button class="danger" type="submit">${both({ nl: 'Wis dit voorgoed', en: 'erase for good' })}</button>
  </form>
</section>`

const callList = (calls: readonly FoundCall[]): Html => html`<ul>
  ${calls.map(
    ({ id, team, week, snippets, clips, until, heldUntil }) => html`<li>
      ${team}, ${weekWords(week)}: ${snippets} fragmenten, ${clips} geluidsfragmenten, tot en met ${shortDayWords(until)}
      ${heldUntil && html`<b>vastgehouden tot en met ${shortDayWords(heldUntil)}: wordt niet gewist</b>`}
      <a href="/vasthouden?call=${id}">${both({ nl: 'vasthouden', en: 'hold' })}</a>
    </li>`,
  )}
</ul>`

const receiptPart = ({ id, at, erased, held, ledgerLines, neverDrawnAgain }: Receipt): Html => html`<section class="report-part">
  <h2>${both({ nl: 'Bewijs van verwijdering', en: 'receipt of erasure' })}</h2>
  <p>Nummer <code>${id}</code>, ${momentWords(at)}</p>
  <ul>
    <li>Gewist, met hun sleutels: ${erased.calls} gesprekken, ${erased.snippets} fragmenten, ${erased.clips} geluidsfragmenten, ${erased.recordings} wachtende opnamen.</li>
    ${held.length > 0 && html`<li>Niet gewist, omdat ze worden vastgehouden: ${held.length} gesprekken.</li>`}
    <li>Tot het controlevenster sluit blijven: ${ledgerLines} registerregels zonder inhoud.</li>
    ${neverDrawnAgain && html`<li>Dit nummer wordt niet meer getrokken.</li>`}
  </ul>
</section>`
