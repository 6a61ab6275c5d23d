// The quality manager's page: per team how much is drawn, how to change that, and what came of it this quarter.
import { html } from 'hono/html'
import type { FailureCode } from '../../models/failure.ts'
import type { Outlook } from '../../models/outlook.ts'
import { TEAM_MIN_AGENTS } from '../../models/pseudonym.ts'
import type { ChanceFigures, TeamSampling } from '../../models/sampling.ts'
import { chanceFigures } from './chance.ts'
import { countWords, momentWords, percentWords, perHundredWords, shortDayWords } from './dates.ts'
import { dotField } from './dot-field.ts'
import { whyField, type FormFault } from './form.ts'
import { layout, type Html, type Viewer } from './layout.ts'
import { outlookOf } from './outlook.ts'
import { eligibleOf, samplingFigures } from './sampling-figures.ts'
import { both } from './words.ts'

/** `problem`: why a change was not made, with what was filled in, so that nothing has to be typed again. */
export type SamplingView = Readonly<{
  viewer: Viewer
  teams: readonly TeamSampling[]
  /** What was offered in the last weeks, by which is told what a fraction will mean. */
  outlooks?: readonly Outlook[]
  /** Whether what was drawn looks like chance. */
  chance?: readonly ChanceFigures[]
  problem?: FormFault & Readonly<{ team: string; fraction?: number }>
}>

/** A tenth of a percent: finer than anybody agrees on. */
const STEP = 0.001

export function samplingPage({ viewer, teams, outlooks = [], chance = [], problem }: SamplingView): Html {
  return layout({
    title: 'Trekking',
    viewer,
    at: '/trekking',
    styles: ['sampling', 'chance'],
    scripts: ['sampling'],
    body: html`<div class="lead">
        <h1>${both({ nl: 'Trekking', en: 'sampling' })}</h1>
        <p>
          ${totals(teams)} Het lot bepaalt welke gesprekken worden getrokken; u bepaalt hoeveel ongeveer. Wat niet getrokken wordt, wordt niet bewaard.
        </p>
      </div>
      ${problem && !teams.some(({ team }) => team === problem.team) && problemNotice(problem)}
      ${teams.length === 0 && html`<p class="notice">${both({ nl: 'Er zijn nog geen teams. Een beheerder voegt ze toe.', en: 'no teams yet' })}</p>`}
      ${teams.map((team) => {
        const of = <T extends Readonly<{ team: string }>>(all: readonly T[]) => all.find((one) => one.team === team.team)
        return teamSection(team, { outlook: of(outlooks), chance: of(chance), problem: of(problem ? [problem] : []) })
      })}`,
  })
}

function totals(teams: readonly TeamSampling[]): string {
  const sum = (pick: (team: TeamSampling) => number) => countWords(teams.reduce((total, team) => total + pick(team), 0))
  return `Dit kwartaal tot nu toe: ${sum(({ offered }) => offered)} gesprekken aangeboden, ${sum(({ drawn }) => drawn)} getrokken.`
}

type Beside = Readonly<{ outlook: Outlook | undefined; chance: ChanceFigures | undefined; problem: SamplingView['problem'] | undefined }>

const teamSection = (team: TeamSampling, { outlook, chance, problem }: Beside): Html => html`<section class="team" id="${team.team}" aria-labelledby="name-${team.team}">
  <header>
    <h2 id="name-${team.team}">${team.name}</h2>
    <p class="facts">
      <span>${team.agentCount} medewerkers</span>
      ${consent(team)}
    </p>
    ${team.small && smallTeams()}
  </header>
  <div class="team-parts">${fractionForm(team, outlook, problem)} ${samplingFigures(team)}</div>
  ${chance && chance.drawn > 0 && chanceFigures(chance)}
</section>`

const smallTeams = (): Html => html`<p class="small">
  Teams met minder dan ${TEAM_MIN_AGENTS} medewerkers delen één fractie en één rij cijfers, zodat een cijfer nooit naar een persoon wijst.
  <span class="en" lang="en">Teams with fewer than ${TEAM_MIN_AGENTS} agents share one fraction and one set of figures.</span>
</p>`

function consent({ consentDate, ceiling, small }: TeamSampling): Html {
  const most = `hoogstens ${percentWords(ceiling)}`
  if (consentDate)
    return html`<span>instemming ondernemingsraad ${shortDayWords(consentDate)}, ${most} <span class="en" lang="en">works council’s consent and ceiling</span></span>`
  if (small) return html`<span>${most}</span>`
  return html`<span class="is-wrong">nog geen instemming van de ondernemingsraad: er wordt niets getrokken <span class="en" lang="en">no consent yet</span></span>`
}

function fractionForm(team: TeamSampling, outlook: Outlook | undefined, problem: SamplingView['problem']): Html {
  const fraction = problem?.code === 'fraction-changed' ? team.fraction : Math.min(problem?.fraction ?? team.fraction, team.ceiling)
  return html`<form class="fraction" method="post" action="/trekking" data-eligible="${eligibleOf(team)}">
    <input type="hidden" name="team" value="${team.team}" />
    <input type="hidden" name="version" value="${team.version}" />
    ${problem && problemNotice(problem)}
    <div class="dial">
      ${dotField(fraction)}
      <div class="dial-fields">
        <label class="field">
          <span class="label">${both({ nl: 'Steekproeffractie', en: 'sampling fraction' })}</span>
          <input type="range" name="fraction" min="0" max="${team.ceiling}" step="${STEP}" value="${fraction}" />
        </label>
        <p class="ends" aria-hidden="true"><span>0 %</span><span>${percentWords(team.ceiling)}</span></p>
        <label class="percent" hidden>
          <span class="unseen">Steekproeffractie in procenten</span>
          <input type="number" min="0" max="${round(team.ceiling * 100)}" step="${STEP * 100}" value="${round(fraction * 100)}" inputmode="decimal" /> %
        </label>
      </div>
    </div>
    <p class="meaning" aria-live="polite">${meaningOf(fraction, eligibleOf(team))}</p>
    ${outlook && outlookOf(outlook, fraction)}
    ${whyField(problem)}
    <button type="submit">${both({ nl: 'Wijzig fractie', en: 'change' })}</button>
    <p class="small">
      Geldt voor gesprekken die hierna eindigen; wat al getrokken is, blijft. Nu ${percentWords(team.fraction)}, ingesteld door ${team.setBy} op
      ${momentWords(team.setAt)}. <span class="en" lang="en">Holds for calls that end from now on.</span>
      <a href="/trekking/${team.team}">${both({ nl: 'Regels, evaluaties, geluid, woorden en wijzigingen', en: 'history and settings' })}</a>
    </p>
  </form>`
}

/** The script writes the same sentence while the slider moves: api/public/sampling.js. */
function meaningOf(fraction: number, eligible: number): string {
  const share = `Van elke 100 gesprekken worden er ongeveer ${perHundredWords(fraction)} getrokken.`
  return eligible > 0 ? `${share} Op het aanbod van dit kwartaal zijn dat er ongeveer ${countWords(fraction * eligible)}.` : share
}

const problemNotice = ({ code }: FormFault): Html => html`<p class="notice is-wrong" role="alert">${both(PROBLEMS[code] ?? NOT_CHANGED)}</p>`

const round = (percent: number): number => Math.round(percent * 10) / 10

const NOT_CHANGED = { nl: 'De fractie is niet gewijzigd. Kijk na wat u invulde.', en: 'not changed' }
const PROBLEMS: Readonly<Partial<Record<FailureCode, typeof NOT_CHANGED>>> = {
  'fraction-changed': { nl: 'Iemand wijzigde de fractie terwijl u dit invulde. Hier staat de nieuwe: kijk en beslis opnieuw.', en: 'somebody changed it meanwhile' },
  'fraction-refused': { nl: 'Dat ligt boven wat met de ondernemingsraad is afgesproken. Kies een lagere fractie.', en: 'above the ceiling' },
}
