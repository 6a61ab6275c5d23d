// The turns of a snippet, the agent on the left and the caller on the right. What was taken out is a quiet chip.
import { html } from 'hono/html'
import type { Span } from '../../models/span.ts'
import { clockWords } from './dates.ts'
import type { Html } from './layout.ts'
import type { ShownTurn, ShownWord } from './shown.ts'
import { playSign } from './marks.ts'
import { both, SPEAKER_WORDS } from './words.ts'

/** As the chain writes what was not heard with confidence. */
const NOT_UNDERSTOOD = '[…]'

/** A word, or a chip in place of one or more. Times become attributes, by which the script finds what is spoken. */
export type Piece = Span & Readonly<{ text: string; hidden: boolean }>

type Options = Readonly<{ agent: string | undefined; playable: boolean }>

export function conversation(turns: readonly ShownTurn[], options: Options): Html {
  return html`<section class="conversation" aria-labelledby="conversation">
    <h2 id="conversation">${both({ nl: 'Gesprek', en: 'conversation' })}</h2>
    <ol class="turns">
      ${turns.map((turn) => turnItem(turn, options))}
    </ol>
    <p class="small key">
      <span class="chip">NAAM-1</span> vervangt een naam; hetzelfde nummer is dezelfde persoon.
      <span class="chip is-unclear">…</span> is niet met zekerheid verstaan en daarom weggelaten.
      <span class="en" lang="en">Chips stand for what was taken out; the same number is the same person.</span>
    </p>
  </section>`
}

/** Hidden words that follow a placeholder belong to it. */
export function piecesOf(words: readonly ShownWord[]): Piece[] {
  const pieces: Piece[] = []
  for (const word of words) {
    const { startMs, endMs } = word
    const last = pieces.at(-1)
    if (word.shown) pieces.push({ startMs, endMs, text: word.text, hidden: false })
    else if (word.placeholder !== undefined || !last?.hidden)
      pieces.push({ startMs, endMs, text: word.placeholder ?? NOT_UNDERSTOOD, hidden: true })
    else pieces[pieces.length - 1] = { ...last, endMs }
  }
  return pieces
}

function turnItem({ speaker, startMs, endMs, words }: ShownTurn, { agent, playable }: Options): Html {
  const who = SPEAKER_WORDS[speaker]
  return html`<li class="turn is-${speaker}" data-from="${startMs}" data-to="${endMs}" tabindex="-1">
    <p class="speaker">
      ${both(who)} ${speaker === 'agent' && agent && html`<span class="pseudonym">${agent}</span>`}
      ${playable ? playFrom(who.nl, startMs) : html`<span class="time">${clockWords(startMs)}</span>`}
    </p>
    <p class="said">${piecesOf(words).map((piece) => html`${shown(piece)} `)}</p>
  </li>`
}

/** Without script it is only the time. */
const playFrom = (who: string, startMs: number): Html => html`<button class="time" type="button" data-play-from="${startMs}" disabled>
  ${playSign()}<span class="unseen">Speel ${who} vanaf </span>${clockWords(startMs)}
</button>`

function shown({ startMs, endMs, text, hidden }: Piece): Html {
  if (!hidden) return html`<span class="word" data-from="${startMs}" data-to="${endMs}">${text}</span>`
  if (text === NOT_UNDERSTOOD)
    return chip({ startMs, endMs }, { kind: 'is-unclear', title: 'niet verstaan / not understood', text: html`…<span class="unseen"> niet verstaan</span>` })
  return chip({ startMs, endMs }, { kind: '', title: 'gepseudonimiseerd / pseudonymised', text: html`${text.replace(/^\[|\]$/g, '')}` })
}

const chip = ({ startMs, endMs }: Span, { kind, title, text }: Readonly<{ kind: string; title: string; text: Html }>): Html =>
  html`<span class="chip ${kind}" data-from="${startMs}" data-to="${endMs}" title="${title}">${text}</span>`
