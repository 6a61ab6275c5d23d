// Which kinds of personal data a team leaves readable: a form for its manager.
import { html } from 'hono/html'
import { READABLE_KINDS, type ReadableKind } from '../../models/finding.ts'
import { faultNotice, whyField, type FormFault } from './form.ts'
import type { Html } from './layout.ts'
import { both, type Words } from './words.ts'

export type ReadableView = Readonly<{ team: string; readableKinds: readonly ReadableKind[]; fault: FormFault | undefined }>

export const READABLE_WORDS: Readonly<Record<ReadableKind, Words>> = {
  PLACE: { nl: 'plaatsnamen', en: 'places' },
  HEALTH: { nl: 'gezondheid', en: 'health' },
}

export function readableSection({ team, readableKinds, fault }: ReadableView): Html {
  const isChosen = (kind: ReadableKind) => (fault ? fault.filled[kind] === 'true' : readableKinds.includes(kind))
  return html`<section class="team" aria-labelledby="readable">
    <h2 id="readable">${both({ nl: 'Wat leesbaar blijft', en: 'what stays readable' })}</h2>
    <p class="small">
      Gewoonlijk niets. Laat alleen staan wat het team voor zijn training nodig heeft: ook een woonplaats of een ziekte kan een beller verraden, en gezondheid is een
      bijzonder persoonsgegeven (AVG art. 9). Straten, namen en nummers blijven altijd verborgen.
      <span class="en" lang="en">Usually nothing; it holds for what is prepared from now on.</span>
    </p>
    <form class="settings" method="post" action="/trekking/${team}/leesbaar">
      ${faultNotice(fault)}
      ${READABLE_KINDS.map(
        (kind) => html`<label class="check"><input type="checkbox" name="${kind}" value="true" ${isChosen(kind) && html`checked`} /> <span>${both(READABLE_WORDS[kind])}</span></label>`,
      )}
      ${whyField(fault)}
      <button type="submit">${both({ nl: 'Bewaar wat leesbaar blijft', en: 'save' })}</button>
    </form>
  </section>`
}
