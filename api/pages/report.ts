// The works council's report: how was drawn, whether it was chance, what ended, and what to note down to check it. Made to be printed.
import { html } from 'hono/html'
import type { Disposal, DisposalKind, DisposalRule } from '../../models/disposal.ts'
import type { ChanceFigures, TeamSampling } from '../../models/sampling.ts'
import type { LedgerHeadShown, QuarterShown } from './report-view.ts'
import { chanceFigures } from './chance.ts'
import { countWords, momentWords, percentWords, shortDayWords } from './dates.ts'
import { layout, type Html, type Viewer } from './layout.ts'
import { samplingFigures } from './sampling-figures.ts'
import { both, type Words } from './words.ts'

export type ReportView = Readonly<{
  viewer: Viewer
  at: string
  quarter: string
  teams: readonly TeamSampling[]
  chance: readonly ChanceFigures[]
  quarters: readonly QuarterShown[]
  heads: readonly LedgerHeadShown[]
  disposals: readonly Disposal[]
}>

export function reportPage(view: ReportView): Html {
  const { viewer, at, quarter, teams, chance, quarters, heads, disposals } = view
  return layout({
    title: 'Verantwoording',
    viewer,
    at: '/verantwoording',
    styles: ['sampling', 'chance', 'report'],
    body: html`<div class="lead">
        <h1>${both({ nl: `Verantwoording ${quarter}`, en: 'account of the draw and the end' })}</h1>
        <p>Opgemaakt op ${momentWords(at)}, voor de ondernemingsraad en om af te drukken. Niets hierin gaat over één medewerker of één beller.</p>
      </div>
      ${teams.map((team) => teamPart(team, chance.find((one) => one.team === team.team)))} ${keysPart(quarters)} ${headsPart(heads)} ${disposalsPart(disposals)}`,
  })
}

const teamPart = (team: TeamSampling, chance: ChanceFigures | undefined): Html => html`<section class="team">
  <h2>${team.name}</h2>
  <p class="facts">
    <span>afgesproken ${percentWords(team.fraction)}, hoogstens ${percentWords(team.ceiling)}</span>
    <span>${team.consentDate ? `instemming ${shortDayWords(team.consentDate)}` : 'geen instemming: er wordt niets getrokken'}</span>
  </p>
  ${samplingFigures(team)} ${chance ? chanceFigures(chance) : team.offered > 0 && noChance()}
</section>`

const noChance = (): Html => html`<p class="small">
  ${both({ nl: 'Hier is nog niet bij toeval per gesprek getrokken, of er wordt per medewerker van een stapel getrokken: van elke volle stapel precies het afgesproken deel.', en: 'No draws call by call yet, or drawn from decks.' })}
</p>`

const keysPart = (quarters: readonly QuarterShown[]): Html => html`<section class="report-part">
  <h2>${both({ nl: 'Vastgelegd vóór elk kwartaal', en: 'committed to before each quarter' })}</h2>
  <p>
    Dit is de vingerafdruk van de sleutel waarmee wordt getrokken. Noteer die vóór het kwartaal begint: na afloop krijgt u de sleutel en rekent u elke trekking zelf na met
    <code>npm run ledger -- verify</code>.
  </p>
  <dl>
    ${quarters.map(
      ({ quarter, commitment, nonce, releasedAt }) => html`<dt>${quarter}</dt>
        <dd><code>${commitment}</code> ${nonce === null ? 'zonder inbreng van de ondernemingsraad' : `inbreng: ${nonce}`}${releasedAt && `, vrijgegeven ${momentWords(releasedAt)}`}</dd>`,
    )}
  </dl>
</section>`

const headsPart = (heads: readonly LedgerHeadShown[]): Html => html`<section class="report-part">
  <h2>${both({ nl: 'Stand van het register per dag', en: 'head of the ledger, by day' })}</h2>
  <p>Wie deze regels bewaart, ziet elke latere wijziging in het register. De regel van vandaag beweegt nog.</p>
  ${heads.length === 0 ? both({ nl: 'Nog geen regels.', en: 'none yet' }) : html`<pre>${heads.map(({ day, seq, hash }) => `${day} ${seq} ${hash}`).join('\n')}</pre>`}
</section>`

const disposalsPart = (disposals: readonly Disposal[]): Html => html`<section class="report-part">
  <h2>${both({ nl: 'Wat is verwijderd', en: 'what ended' })}</h2>
  ${disposals.length === 0
    ? both({ nl: 'Nog niets.', en: 'nothing yet' })
    : html`<ul>
        ${disposals.map(
          ({ at, rule, kind, count }) => html`<li>${momentWords(at)}: <b>${countWords(count)}</b> ${KIND_WORDS[kind]}, ${both(RULE_WORDS[rule])}</li>`,
        )}
      </ul>`}
</section>`

const KIND_WORDS: Readonly<Record<DisposalKind, string>> = { snippet: 'fragmenten', call: 'gesprekken', recording: 'opnamen', 'ledger-line': 'registerregels', 'audit-entry': 'inzageregels' }

const RULE_WORDS: Readonly<Record<DisposalRule, Words>> = {
  term: { nl: 'aan het eind van hun termijn', en: 'at their term' },
  'weekly-review': { nl: 'na de weekbeoordeling', en: 'after the weekly review' },
  withdrawn: { nl: 'ingetrokken', en: 'withdrawn' },
  failed: { nl: 'niet te verwerken', en: 'could not be prepared' },
  '24-hours': { nl: 'na 24 uur, ongehoord', en: 'after 24 hours, unheard' },
  'audit-window': { nl: 'na het controlevenster', en: 'after the audit window' },
  'two-years': { nl: 'na twee jaar', en: 'after two years' },
  erasure: { nl: 'op verzoek gewist', en: 'erased on request' },
}
