// What a trainer makes of a snippet: a mark, a note, and the way to make it disappear. Plain forms; a script only spares the reload.
import { html } from 'hono/html'
import type { Review, SnippetSummary } from '../../models/snippet.ts'
import { momentWords } from './dates.ts'
import type { Html } from './layout.ts'
import { star } from './marks.ts'
import { both } from './words.ts'

export const NOTE_MAX_LENGTH = 2000

type Panel = Readonly<{ summary: SnippetSummary; review: Review | undefined; next: string | undefined }>

export function reviewPanel({ summary, review, next }: Panel): Html {
  return html`${reviewForm(summary.id, review)}
    <p class="onward stacked">
      ${next
        ? html`<a class="button" id="next" rel="next" href="/fragment/${next}">${both({ nl: 'Volgende te beoordelen', en: 'next to review' })} <kbd>N</kbd></a>`
        : both({ nl: 'Er is verder niets te beoordelen.', en: 'nothing else to review' })}
    </p>
    ${withdrawal(summary.id)}`
}

/** Posts `learningMoment=true` (or nothing) and `note`. */
const reviewForm = (id: string, review: Review | undefined): Html => html`<form
  id="review"
  method="post"
  action="/fragment/${id}/beoordeling"
  data-save="/v1/snippets/${id}/review"
>
  <h2>${both({ nl: 'Uw beoordeling', en: 'your review' })}</h2>
  <label class="moment stacked">
    <input type="checkbox" name="learningMoment" value="true" aria-keyshortcuts="L" ${review?.learningMoment && html`checked`} />
    ${star()}
    ${both({ nl: 'Leermoment', en: 'learning moment' })} <kbd>L</kbd>
  </label>
  <label class="field">
    <span class="label">${both({ nl: 'Aantekening', en: 'note' })}</span>
    <textarea name="note" rows="4" maxlength="${NOTE_MAX_LENGTH}" aria-describedby="note-warning">${review?.note}</textarea>
  </label>
  <p class="small" id="note-warning">
    Schrijf geen namen, nummers of andere herkenbare dingen op. De aantekening verdwijnt samen met het fragment.
    <span class="en" lang="en">No names or numbers, please. The note goes when the snippet goes.</span>
  </p>
  <button class="primary" type="submit">${both({ nl: 'Bewaar', en: 'save' })}</button>
  <p class="small" id="saved" role="status">${review && html`Bewaard door ${review.by} op ${momentWords(review.at)}.`}</p>
</form>`

const withdrawal = (id: string): Html => html`<details class="withdrawal" id="withdrawal">
  <summary>${both({ nl: 'Trek in', en: 'withdraw' })} <kbd>W</kbd></summary>
  <p>
    Kunt u iets persoonlijks lezen of horen? Trek het fragment dan in: het verdwijnt meteen, voor iedereen en voorgoed, en de kwaliteitsmanager krijgt een melding. Zonder
    vragen kan het met <kbd>Delete</kbd>.
    <span class="en" lang="en">Can you read or hear something personal? Withdraw it: it is gone at once, for everyone, for good, and a manager is told. Delete does it without asking.</span>
  </p>
  <form class="stacked" method="post" action="/fragment/${id}/intrekken" data-alive="/v1/snippets/${id}/alive">
    <button class="danger" id="withdraw" type="submit">${both({ nl: 'Ja, trek in voor iedereen', en: 'yes, withdraw' })}</button>
  </form>
</details>`
