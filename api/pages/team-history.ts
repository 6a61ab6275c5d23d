// Who changed what of a team, when and why: the fraction, and everything else.
import { html } from 'hono/html'
import type { TeamChange, TeamRules } from '../../models/team-rules.ts'
import { momentWords, percentWords, shortDayWords } from './dates.ts'
import type { Html } from './layout.ts'
import { LANGUAGE_WORDS, STRENGTH_WORDS } from './team-clips.ts'
import { READABLE_WORDS } from './team-readable.ts'
import { METHOD_WORDS, REVIEW_WORDS } from './team-rules.ts'
import { both, type Words } from './words.ts'

type Made = Readonly<{ setAt: string; setBy: string; why: string }>
export type FractionChange = Made & Readonly<{ version: number; fraction: number }>

export const fractionHistory = (history: readonly FractionChange[]): Html =>
  historySection({ id: 'history', title: { nl: 'Wijzigingen van de fractie', en: 'changes of the fraction' }, what: 'Fractie' }, history, ({ fraction }) => percentWords(fraction))

export const changeHistory = (changes: readonly TeamChange[]): Html =>
  historySection({ id: 'changes', title: { nl: 'Andere wijzigingen', en: 'other changes' }, what: 'Wat' }, changes, changeWords)

type Headings = Readonly<{ id: string; title: Words; what: string }>

const historySection = <T extends Made>({ id, title, what }: Headings, made: readonly T[], words: (one: T) => string): Html => html`<section class="team" aria-labelledby="${id}">
  <h2 id="${id}">${both(title)}</h2>
  <div class="wide">
    <table>
      <thead>
        <tr><th scope="col">Wanneer</th><th scope="col">${what}</th><th scope="col">Wie</th><th scope="col">Waarom</th></tr>
      </thead>
      <tbody>
        ${made.map(
          (one) => html`<tr>
            <td><time datetime="${one.setAt}">${shortDayWords(one.setAt.slice(0, 10))}, ${momentWords(one.setAt).split(' om ').at(-1)}</time></td>
            <td>${words(one)}</td>
            <td>${one.setBy}</td>
            <td>${one.why}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>
</section>`

function changeWords(change: TeamChange): string {
  if (change.what === 'rules') return rulesWords(change.value)
  if (change.what === 'language') return `taal: ${LANGUAGE_WORDS[change.value].nl}`
  if (change.what === 'strength') return `van een stem blijft: ${STRENGTH_WORDS[change.value].nl}`
  if (change.what === 'readable') return `leesbaar blijft: ${change.value.map((kind) => READABLE_WORDS[kind].nl).join(', ') || 'niets'}`
  const { quarter, day, held } = change.value
  return held ? `evaluatie van ${quarter} gehouden` : `evaluatie van ${quarter} op ${shortDayWords(day)}`
}

const rulesWords = ({ method, capPerMonth, minTalkMs, review }: TeamRules): string =>
  [
    METHOD_WORDS[method].nl,
    capPerMonth === null ? 'zonder maximum per medewerker' : `hoogstens ${capPerMonth} per medewerker per maand`,
    `vanaf ${minTalkMs / 1000} seconden`,
    `fragmenten blijven ${REVIEW_WORDS[review].nl}`,
  ].join(', ')
