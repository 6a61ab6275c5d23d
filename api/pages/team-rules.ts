// How a team is drawn from and how long its snippets stay: a form for its manager.
import { html } from 'hono/html'
import { CAP_MAX, MIN_TALK_MAX_SECONDS, type TeamRules } from '../../models/team-rules.ts'
import { choice, faultNotice, field, whyField, type FormFault, type Option } from './form.ts'
import type { Html } from './layout.ts'
import { both, type Words } from './words.ts'

export type RulesShown = TeamRules & Readonly<{ version: number }>
/** `isSmall`: a rule for each agent would point at somebody. */
export type RulesView = Readonly<{ team: string; isSmall: boolean; rules: RulesShown; fault: FormFault | undefined }>

export const METHOD_WORDS: Readonly<Record<TeamRules['method'], Words>> = {
  bernoulli: { nl: 'elk gesprek op zichzelf', en: 'each call by itself' },
  deck: { nl: 'van een stapel per medewerker', en: 'from a deck of each agent' },
}
export const REVIEW_WORDS: Readonly<Record<TeamRules['review'], Words>> = {
  evaluation: { nl: 'tot de evaluatie', en: 'until the evaluation' },
  week: { nl: 'tot het eind van de week na het gesprek', en: 'until the end of the week after the call' },
}

export function rulesSection({ team, isSmall, rules, fault }: RulesView): Html {
  const { method, cap, minTalk, review } = shownIn(rules, fault)
  const ask = (name: string, label: Words, rule: string) => ({ name, label, rule, fault })
  const askCap = ask('cap', { nl: 'Hoogstens zo veel per medewerker per maand', en: 'cap of each agent' }, `Vul een heel getal van 1 tot ${CAP_MAX} in, of niets.`)
  const askTalk = ask('minTalk', { nl: 'Kortere gesprekken doen niet mee, in seconden', en: 'minimum talk time' }, `Vul een heel getal van 0 tot ${MIN_TALK_MAX_SECONDS} in.`)
  return html`<section class="team" aria-labelledby="rules">
    <h2 id="rules">${both({ nl: 'Regels van de trekking', en: 'rules of the draw' })}</h2>
    <p class="small">
      Gelden voor gesprekken die hierna eindigen; wat al getrokken is, blijft zoals het is.
      <span class="en" lang="en">Hold for calls that end from now on.</span>
      ${isSmall && 'Dit team is te klein voor een stapel of een maximum per medewerker: die zouden naar iemand wijzen.'}
    </p>
    <form class="settings" method="post" action="/trekking/${team}/regels">
      ${faultNotice(fault)}
      <input type="hidden" name="version" value="${rules.version}" />
      ${isSmall
        ? html`<input type="hidden" name="method" value="bernoulli" /><input type="hidden" name="cap" value="" />`
        : html`${choice(ask('method', { nl: 'Hoe wordt er getrokken?', en: 'method' }, ONE_OF), method, METHODS)}
          ${field(askCap, (tie) => html`<input type="number" name="cap" min="1" max="${CAP_MAX}" value="${cap}" placeholder="geen maximum" ${tie} />`)}`}
      ${field(askTalk, (tie) => html`<input type="number" name="minTalk" min="0" max="${MIN_TALK_MAX_SECONDS}" required value="${minTalk}" ${tie} />`)}
      ${choice(ask('review', { nl: 'Hoe lang blijft een fragment?', en: 'how long a snippet stays' }, ONE_OF), review, REVIEWS)} ${whyField(fault)}
      <button type="submit">${both({ nl: 'Bewaar regels', en: 'save' })}</button>
    </form>
  </section>`
}

const ONE_OF = 'Kies een van de mogelijkheden.'

const METHODS: readonly Option[] = [
  { value: 'bernoulli', words: METHOD_WORDS.bernoulli, more: 'ongeveer de fractie, en nooit te voorspellen' },
  { value: 'deck', words: METHOD_WORDS.deck, more: 'van elke volle stapel precies de fractie; van een open stapel is nog niets te zien' },
]
const REVIEWS: readonly Option[] = [
  { value: 'evaluation', words: REVIEW_WORDS.evaluation },
  { value: 'week', words: REVIEW_WORDS.week, more: 'u beoordeelt wekelijks; alleen een leermoment blijft tot de evaluatie' },
]

type Filled = Readonly<Record<'method' | 'cap' | 'minTalk' | 'review', string>>

/** What was filled in; but when somebody else was first, what holds now. */
function shownIn({ method, capPerMonth, minTalkMs, review }: TeamRules, fault: FormFault | undefined): Filled {
  const inForce = { method, cap: String(capPerMonth ?? ''), minTalk: String(minTalkMs / 1000), review }
  return fault === undefined || fault.code === 'rules-changed' ? inForce : { ...inForce, ...fault.filled }
}
