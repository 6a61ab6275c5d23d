// What came of the draw this quarter: first a drawing that compares what was drawn with what chance lets expect, then the figures.
import { html } from 'hono/html'
import { REFUSALS } from '../../models/draw.ts'
import type { TeamSampling } from '../../models/sampling.ts'
import { TEXT_ONLY } from '../../models/snippet.ts'
import { countWords, percentWords } from './dates.ts'
import type { Html } from './layout.ts'
import { both, REFUSAL_WORDS, TEXT_ONLY_WORDS, type Words } from './words.ts'

const BAR_PX = 20
const MARK_PX = 6
/** 95 of 100 quarters lie within so many standard deviations, if chance alone decides. */
const DEVIATIONS = 1.96

export function samplingFigures(team: TeamSampling): Html {
  if (team.offered === 0)
    return html`<div class="figures"><p>${both({ nl: 'Dit kwartaal is nog niets aangeboden.', en: 'nothing offered yet this quarter' })}</p></div>`
  return html`<div class="figures">
    <h3>${both({ nl: 'Dit kwartaal tot nu toe', en: 'this quarter so far' })}</h3>
    ${drawBar(team)} ${comparison(team)} ${refusals(team)} ${afterTheDraw(team)}
  </div>`
}

/** Calls that took part in the draw: offered and not refused. */
export const eligibleOf = ({ offered, refused }: TeamSampling): number => offered - REFUSALS.reduce((sum, reason) => sum + (refused[reason] ?? 0), 0)

/** How many draws chance lets expect with the fraction in force, and between which two numbers they usually lie (binomial). */
export function expectedDraws(eligible: number, fraction: number): Readonly<{ about: number; least: number; most: number }> {
  const about = eligible * fraction
  const deviation = DEVIATIONS * Math.sqrt(about * (1 - fraction))
  return { about: Math.round(about), least: Math.max(0, Math.floor(about - deviation)), most: Math.min(eligible, Math.ceil(about + deviation)) }
}

/** Of everything offered: drawn, not drawn, refused; the bracket beneath is where chance usually ends. */
function drawBar(team: TeamSampling): Html {
  const { offered, drawn, fraction } = team
  const eligible = eligibleOf(team)
  const { least, most } = expectedDraws(eligible, fraction)
  const at = (count: number) => `${((count * 100) / offered).toFixed(2)}%`
  const part = (name: string, from: number, to: number) => html`<rect class="${name}" x="${at(from)}" width="${at(Math.max(0, to - from))}" height="${BAR_PX}" />`
  return html`<svg class="bar" width="100%" height="${BAR_PX + MARK_PX + 2}" role="img" aria-label="${drawn} van ${offered} aangeboden gesprekken getrokken">
    ${part('not-drawn', drawn, eligible)} ${part('refused', eligible, offered)} ${part('drawn', 0, drawn)}
    <rect class="expected" x="${at(least)}" y="${BAR_PX + 2}" width="${at(most - least)}" height="${MARK_PX}" />
  </svg>`
}

function comparison(team: TeamSampling): Html {
  return html`<dl class="counts stacked">
      ${count({ nl: 'aangeboden', en: 'offered' }, team.offered)} ${count({ nl: 'getrokken', en: 'drawn' }, team.drawn, 'drawn')}
      ${count({ nl: 'niet getrokken', en: 'not drawn' }, eligibleOf(team) - team.drawn, 'not-drawn')}
      ${count({ nl: 'geweigerd', en: 'refused' }, team.offered - eligibleOf(team), 'refused')}
    </dl>
    ${eligibleOf(team) > 0 && expectation(team)}`
}

function expectation(team: TeamSampling): Html {
  const { about, least, most } = expectedDraws(eligibleOf(team), team.fraction)
  return html`<p class="small">
    <svg class="swatch is-thin" aria-hidden="true"><rect class="expected" width="100%" height="100%" /></svg>
    Met ${percentWords(team.fraction)} zijn er ongeveer ${countWords(about)} te verwachten; door toeval meestal ${countWords(least)} tot ${countWords(most)}.
    <span class="en" lang="en">What chance lets expect.</span>
  </p>`
}

function refusals({ refused }: TeamSampling): Html | false {
  const reasons = REFUSALS.filter((reason) => (refused[reason] ?? 0) > 0)
  if (reasons.length === 0) return false
  return html`<div class="refusals">
    <h4>${both({ nl: 'Waarom geweigerd', en: 'why refused' })}</h4>
    <ul>
      ${reasons.map((reason) => html`<li><b>${countWords(refused[reason] ?? 0)}</b> ${both(REFUSAL_WORDS[reason])}</li>`)}
    </ul>
  </div>`
}

const afterTheDraw = ({ waiting, prepared, failed, snippets, textOnly, reviewed }: TeamSampling): Html => html`<dl class="counts stacked">
    ${count({ nl: 'wachten', en: 'waiting' }, waiting)} ${count({ nl: 'voorbereid', en: 'prepared' }, prepared)} ${count({ nl: 'mislukt', en: 'failed' }, failed)}
    ${count({ nl: 'fragmenten', en: 'snippets' }, snippets)}
  </dl>
  ${snippets > 0 && reviewedBar(snippets, reviewed)} ${withoutSound(textOnly)}`

/** Published as text alone, because a clip was not certain to be clean or its team wants none. */
function withoutSound(textOnly: TeamSampling['textOnly']): Html | false {
  const reasons = TEXT_ONLY.filter((why) => (textOnly[why] ?? 0) > 0)
  if (reasons.length === 0) return false
  return html`<div class="refusals">
    <h4>${both({ nl: 'Zonder geluid', en: 'text only' })}</h4>
    <ul>
      ${reasons.map((why) => html`<li><b>${countWords(textOnly[why] ?? 0)}</b> ${both(TEXT_ONLY_WORDS[why])}</li>`)}
    </ul>
  </div>`
}

const reviewedBar = (snippets: number, reviewed: number): Html => html`<p class="reviewed">
  <svg class="bar" width="100%" height="8" aria-hidden="true">
    <rect class="not-drawn" width="100%" height="8" />
    <rect class="done" width="${((Math.min(reviewed, snippets) * 100) / snippets).toFixed(2)}%" height="8" />
  </svg>
  <span>${countWords(reviewed)} van ${countWords(snippets)} beoordeeld <span class="en" lang="en">reviewed</span></span>
</p>`

const count = (words: Words, value: number, swatch?: string): Html => html`<div>
  <dt>${swatch && html`<svg class="swatch" aria-hidden="true"><rect class="${swatch}" width="100%" height="100%" /></svg>`} ${both(words)}</dt>
  <dd>${countWords(value)}</dd>
</div>`
