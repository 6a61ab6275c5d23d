// In which language a team's calls are heard, and what its clips keep of a voice: a form for its manager.
import { html } from 'hono/html'
import type { Strength } from '../../models/snippet.ts'
import { LANGUAGES, type Language } from '../../models/team-rules.ts'
import { choice, faultNotice, field, whyField, type FormFault, type Option } from './form.ts'
import type { Html } from './layout.ts'
import { both, type Words } from './words.ts'

export type ClipsView = Readonly<{ team: string; language: Language; strength: Strength; fault: FormFault | undefined }>

export const LANGUAGE_WORDS: Readonly<Record<Language, Words>> = { nl: { nl: 'Nederlands', en: 'Dutch' }, en: { nl: 'Engels', en: 'English' } }

export const STRENGTH_WORDS: Readonly<Record<Strength, Words>> = {
  text: { nl: 'niets, alleen tekst', en: 'nothing, text alone' },
  revoiced: { nl: 'niets, een computer leest de veilige tekst voor', en: 'nothing, the safe text read out' },
  disguised: { nl: 'de stem zelf, vervormd', en: 'the voice itself, disguised' },
}

export function clipsSection({ team, language, strength, fault }: ClipsView): Html {
  const filled: Readonly<Record<string, string>> = { language, strength, ...fault?.filled }
  const ask = (name: string, label: Words) => ({ name, label, rule: 'Kies een van de mogelijkheden.', fault })
  return html`<section class="team" aria-labelledby="clips">
    <h2 id="clips">${both({ nl: 'Taal en geluid', en: 'language and sound' })}</h2>
    <p class="small">
      Geldt voor wat hierna wordt verwerkt; fragmenten die er al zijn, blijven zoals ze zijn.
      <span class="en" lang="en">Holds for what is prepared from now on.</span>
    </p>
    <form class="settings" method="post" action="/trekking/${team}/geluid">
      ${faultNotice(fault)}
      ${field(
        ask('language', { nl: 'Taal van de gesprekken', en: 'language' }),
        (tie) => html`<select name="language" ${tie}>
          ${LANGUAGES.map((one) => html`<option value="${one}" ${one === filled['language'] && html`selected`}>${LANGUAGE_WORDS[one].nl}</option>`)}
        </select>`,
      )}
      ${choice(ask('strength', { nl: 'Wat houdt een fragment van een stem?', en: 'what a clip keeps of a voice' }), filled['strength'] ?? strength, STRENGTHS)} ${whyField(fault)}
      <button type="submit">${both({ nl: 'Bewaar taal en geluid', en: 'save' })}</button>
    </form>
  </section>`
}

const STRENGTHS: readonly Option[] = [
  { value: 'disguised', words: STRENGTH_WORDS.disguised, more: 'niet anoniem: wie de spreker kent, kan die herkennen' },
  { value: 'revoiced', words: STRENGTH_WORDS.revoiced },
  { value: 'text', words: STRENGTH_WORDS.text },
]
