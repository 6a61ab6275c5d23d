// One team for its manager: its rules, evaluations, language and sound, and words; who changed what; and what can be taken along.
import { html } from 'hono/html'
import type { ReadableKind } from '../../models/finding.ts'
import type { Strength } from '../../models/snippet.ts'
import type { Language, TeamChange } from '../../models/team-rules.ts'
import { faultNotice, field, type FormFault } from './form.ts'
import { layout, type Html, type Viewer } from './layout.ts'
import { clipsSection } from './team-clips.ts'
import { evaluationsSection, type EvaluationShown } from './team-evaluations.ts'
import { changeHistory, fractionHistory, type FractionChange } from './team-history.ts'
import { readableSection } from './team-readable.ts'
import { rulesSection, type RulesShown } from './team-rules.ts'
import { both } from './words.ts'

/** What only a single team has, and not the small teams together. */
export type OwnSettings = Readonly<{
  isSmall: boolean
  rules: RulesShown
  language: Language
  strength: Strength
  readableKinds: readonly ReadableKind[]
  vocabulary: readonly string[]
  evaluations: readonly EvaluationShown[]
  changes: readonly TeamChange[]
}>

export type TeamForm = 'rules' | 'evaluation' | 'clips' | 'readable' | 'words'
type Member = Readonly<{ id: string; name: string }>

export type TeamView = Readonly<{
  viewer: Viewer
  /** `members`: the small teams that share a fraction. */
  team: Member & Readonly<{ own?: OwnSettings; members?: readonly Member[] }>
  history: readonly FractionChange[]
  /** Quarters whose ledger is still open. */
  quarters: readonly string[]
  fault?: FormFault & Readonly<{ form: TeamForm }>
}>

export const VOCABULARY_MAX_WORDS = 100
export const VOCABULARY_MAX_LENGTH = 40

export const teamPage = ({ viewer, team, history, quarters, fault }: TeamView): Html =>
  layout({
    title: team.name,
    viewer,
    at: '/trekking',
    styles: ['sampling', 'team'],
    body: html`<div class="lead">
        <h1>${team.name}</h1>
        <p><a href="/trekking#${team.id}">${both({ nl: 'terug naar de trekking', en: 'back' })}</a></p>
      </div>
      ${team.members && membersSection(team.members)} ${team.own && ownSections(team.id, team.own, fault)} ${history.length > 0 && fractionHistory(history)}
      ${ledgerSection(quarters)}`,
  })

function ownSections(team: string, own: OwnSettings, fault: TeamView['fault']): Html {
  const faultIn = (form: TeamForm) => (fault?.form === form ? fault : undefined)
  return html`${rulesSection({ team, ...own, fault: faultIn('rules') })} ${evaluationsSection({ team, ...own, fault: faultIn('evaluation') })}
  ${clipsSection({ team, ...own, fault: faultIn('clips') })} ${readableSection({ team, ...own, fault: faultIn('readable') })}
  ${vocabularySection(team, own.vocabulary, faultIn('words'))}
  ${own.changes.length > 0 && changeHistory(own.changes)}`
}

const membersSection = (members: readonly Member[]): Html => html`<section class="team" aria-labelledby="members">
  <h2 id="members">${both({ nl: 'Deze teams delen één fractie', en: 'these teams share a fraction' })}</h2>
  <ul>
    ${members.map(({ id, name }) => html`<li><a href="/trekking/${id}">${name}</a></li>`)}
  </ul>
</section>`

function vocabularySection(id: string, vocabulary: readonly string[], fault: FormFault | undefined): Html {
  const rule = `Hoogstens ${VOCABULARY_MAX_WORDS} regels van hoogstens ${VOCABULARY_MAX_LENGTH} letters en cijfers.`
  const asked = { name: 'words', label: { nl: 'Woorden', en: 'words' }, rule, fault }
  return html`<section class="team" aria-labelledby="words">
    <h2 id="words">${both({ nl: 'Eigen woorden', en: 'vocabulary' })}</h2>
    <p class="small">
      Namen van producten en van het bedrijf zelf, elk op een regel: die worden niet als naam van een persoon afgedekt. Zet hier nooit namen van mensen.
      <span class="en" lang="en">Products and the company’s own name, one a line; never names of people.</span>
    </p>
    <form class="settings" method="post" action="/trekking/${id}/woorden">
      ${faultNotice(fault)}
      ${field(asked, (tie) => html`<textarea name="words" rows="8" spellcheck="false" ${tie}>${fault?.filled['words'] ?? vocabulary.join('\n')}</textarea>`)}
      <button type="submit">${both({ nl: 'Bewaar woorden', en: 'save' })}</button>
    </form>
  </section>`
}

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
