// What people read: Dutch first, English beside it. Our own words for it are in docs/glossary.md.
import { html } from 'hono/html'
import type { Refusal } from '../../models/draw.ts'
import type { LearningReason, Theme } from '../../models/learning.ts'
import type { Role } from '../../models/person.ts'
import type { CallFlag, TextOnly } from '../../models/snippet.ts'
import type { Speaker } from '../../models/transcript.ts'
import type { Html } from './layout.ts'

export type Words = Readonly<{ nl: string; en: string }>

/** A label with its quiet English rendering. */
export const both = ({ nl, en }: Words): Html => html`<span class="both"><span>${nl}</span> <span class="en" lang="en">${en}</span></span>`

export const ROLE_WORDS = {
  trainer: { nl: 'trainer', en: 'trainer' },
  manager: { nl: 'kwaliteitsmanager', en: 'quality manager' },
} as const satisfies Record<Role, Words>

export const SPEAKER_WORDS = {
  agent: { nl: 'Medewerker', en: 'agent' },
  caller: { nl: 'Beller', en: 'caller' },
  unknown: { nl: 'Spreker', en: 'speaker' },
} as const satisfies Record<Speaker, Words>

export const THEME_WORDS = {
  billing: { nl: 'Rekening en betaling', en: 'billing' },
  delivery: { nl: 'Bezorging', en: 'delivery' },
  fault: { nl: 'Storing', en: 'fault' },
  complaint: { nl: 'Klacht', en: 'complaint' },
  change: { nl: 'Wijziging', en: 'change' },
  contract: { nl: 'Contract', en: 'contract' },
  question: { nl: 'Vraag', en: 'question' },
} as const satisfies Record<Theme, Words>

/** Follows «gekozen omdat». Found by words that were spoken; nothing here judges how somebody felt or did. */
export const REASON_WORDS = {
  objection: { nl: 'er een tegenwerping komt', en: 'an objection is raised' },
  emotion: { nl: 'er gevoelens ter sprake komen', en: 'feelings are spoken of' },
  explanation: { nl: 'er iets wordt uitgelegd', en: 'something is explained' },
  misunderstanding: { nl: 'iets niet wordt begrepen', en: 'something is not understood' },
  solution: { nl: 'er een oplossing komt', en: 'a solution is offered' },
  closing: { nl: 'het gesprek wordt afgerond', en: 'the call is rounded off' },
  talk: { nl: 'het gewoon een stuk gesprek is', en: 'it is simply a piece of talk' },
} as const satisfies Record<LearningReason, Words>

export const REFUSAL_WORDS = {
  'not-announced': { nl: 'opname niet aangekondigd', en: 'recording not announced' },
  'opted-out': { nl: 'beller wilde niet', en: 'caller opted out' },
  private: { nl: 'privégesprek', en: 'private call' },
  'too-short': { nl: 'te kort', en: 'too short' },
  'no-consent': { nl: 'geen instemming van de ondernemingsraad', en: 'no consent of the works council' },
  'too-old': { nl: 'te laat aangeboden', en: 'offered too late' },
  'never-draw': { nl: 'beller maakte bezwaar', en: 'caller objected' },
  'handled-elsewhere': { nl: 'nummer valt onder andere regels', en: 'number handled elsewhere' },
  capped: { nl: 'maximum van de medewerker bereikt', en: 'cap of the agent reached' },
} as const satisfies Record<Refusal, Words>

export const TEXT_ONLY_WORDS = {
  team: { nl: 'dit team houdt alleen tekst', en: 'this team keeps text alone' },
  'leak-heard': { nl: 'bij het tweede keer luisteren klonk iets dat verborgen moest zijn', en: 'the second hearing heard something hidden' },
  'heard-badly': { nl: 'bij het tweede keer luisteren was het niet zeker schoon', en: 'the second hearing was not certain' },
} as const satisfies Record<TextOnly, Words>

/** What is doubtful about a whole call, as a sentence. */
export const FLAG_WORDS = {
  'channels-doubtful': { nl: 'De kanalen lijken verwisseld: wie hier medewerker heet, is misschien de beller.', en: 'The channels look swapped: who is called the agent may be the caller.' },
  truncated: { nl: 'De opname is afgekapt: niet het hele gesprek staat erop.', en: 'The recording was cut short: not all of the call is in it.' },
} as const satisfies Record<CallFlag, Words>

type Explained = Readonly<{ title: Words; advice: string }>

/** What a page says when something failed, by HTTP status. */
const PROBLEMS: Readonly<Record<number, Explained>> = {
  400: { title: { nl: 'Niet begrepen', en: 'Not understood' }, advice: 'Wat u stuurde was niet compleet. Ga terug, kijk het na en probeer het opnieuw.' },
  403: { title: { nl: 'Geen toegang', en: 'No access' }, advice: 'Uw rol mag dit niet, of het verzoek kwam niet van deze site. Open de pagina opnieuw vanuit het menu.' },
  404: { title: { nl: 'Hier is niets', en: 'Nothing here' }, advice: 'Deze pagina bestaat niet, of niet meer.' },
  409: { title: { nl: 'Intussen gewijzigd', en: 'Changed meanwhile' }, advice: 'Iemand anders was u voor. Bekijk eerst wat er nu staat en beslis dan opnieuw.' },
  410: { title: { nl: 'Dit is er niet meer', en: 'No longer here' }, advice: 'Dit fragment is verlopen of ingetrokken. Niemand kan het nog lezen of horen.' },
  422: { title: { nl: 'Dat kan niet', en: 'Not possible' }, advice: 'Een van de ingevulde waarden mag niet. Ga terug en pas die aan.' },
  503: { title: { nl: 'Even niet bereikbaar', en: 'Away for a moment' }, advice: 'Een onderdeel antwoordt niet. Probeer het over een minuut opnieuw.' },
}
const UNEXPECTED: Explained = {
  title: { nl: 'Er ging iets mis', en: 'Something went wrong' },
  advice: 'Dit had niet mogen gebeuren. Geef het nummer hieronder door aan uw beheerder; daarmee is het terug te vinden.',
}

export const explainProblem = (status: number): Explained => PROBLEMS[status] ?? UNEXPECTED
