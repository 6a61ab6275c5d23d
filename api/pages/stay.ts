// Why is this still here? One sentence for every snippet.
import { html } from 'hono/html'
import type { Stay } from '../../models/evaluation.ts'
import type { SnippetSummary } from '../../models/snippet.ts'
import { dayWords } from './dates.ts'
import type { Html } from './layout.ts'

const SENTENCES: Readonly<Record<Stay, Readonly<{ nl: (until: string, team: string) => string; en: string }>>> = {
  evaluation: { nl: (until, team) => `Blijft tot en met de evaluatie van ${team} op ${until}.`, en: 'Kept until the evaluation of its team.' },
  maximum: { nl: (until) => `Blijft tot en met ${until}: langer mag niet, ook al is de evaluatie later.`, en: 'Kept for the longest term allowed.' },
  review: { nl: (until) => `Blijft tot en met ${until} om te beoordelen; alleen een leermoment blijft langer.`, en: 'Kept to be reviewed; only a learning moment stays.' },
  moment: { nl: (until) => `Blijft als leermoment tot en met de evaluatie op ${until}.`, en: 'Kept as a learning moment until the evaluation.' },
}

export function staySentence({ stay, until, teamName }: Pick<SnippetSummary, 'stay' | 'until' | 'teamName'>): Html {
  const { nl, en } = SENTENCES[stay]
  return html`${nl(dayWords(until), teamName)} <span class="en" lang="en">${en}</span>`
}
