// What a fraction will mean a week, for the people who listen and for the machine. The script repeats the sentence: api/public/sampling.js.
import { html } from 'hono/html'
import type { Outlook } from '../../models/outlook.ts'
import { countWords, perHundredWords } from './dates.ts'
import type { Html } from './layout.ts'

const HOUR_MS = 3_600_000

export const outlookOf = (outlook: Outlook, fraction: number): Html => html`<p
    class="outlook small"
    aria-live="polite"
    data-week="${outlook.eligiblePerWeek}"
    data-listen="${outlook.listenMsPerCall}"
    data-work="${outlook.workMsPerCall}"
  >
    ${outlookWords(outlook, fraction)}
  </p>
  ${outlook.expiring > 0 && html`<p class="small">${expiringWords(outlook.expiring)} binnen twee weken. <span class="en" lang="en">snippets that end within two weeks</span></p>`}`

const expiringWords = (count: number): string => (count === 1 ? '1 fragment verdwijnt' : `${countWords(count)} fragmenten verdwijnen`)

/** «Bij het aanbod van de laatste weken: per week ongeveer 12 gesprekken, 0,4 uur luisteren en 0,8 uur rekenen.» */
function outlookWords({ eligiblePerWeek, listenMsPerCall, workMsPerCall }: Outlook, fraction: number): string {
  if (eligiblePerWeek === 0) return 'De laatste weken werd niets aangeboden; wat dit per week betekent, is nog niet te zeggen.'
  const calls = eligiblePerWeek * fraction
  const hours = (ms: number) => hourWords((calls * ms) / HOUR_MS)
  return `Bij het aanbod van de laatste weken: per week ongeveer ${countWords(calls)} gesprekken, ${hours(listenMsPerCall)} uur luisteren en ${hours(workMsPerCall)} uur rekenen.`
}

/** One decimal, as for percentages. */
const hourWords = (hours: number): string => perHundredWords(hours / 100)
