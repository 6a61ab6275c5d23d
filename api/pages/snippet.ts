// A snippet: the conversation to read, its sound, and beside it what a trainer makes of it. All of it works without script.
import { html } from 'hono/html'
import type { CallFlag, Review, SnippetSummary, TextOnly } from '../../models/snippet.ts'
import { conversation } from './conversation.ts'
import { weekWords } from './dates.ts'
import { keysDialog } from './keys.ts'
import { layout, type Html, type Viewer } from './layout.ts'
import { noSound, player } from './player.ts'
import { reviewPanel } from './review.ts'
import type { ShownClip, ShownTurn } from './shown.ts'
import { staySentence } from './stay.ts'
import { both, FLAG_WORDS, REASON_WORDS, THEME_WORDS } from './words.ts'

/** `next`: the id of the next snippet that nobody has reviewed. */
export type SnippetView = Readonly<{
  viewer: Viewer
  summary: SnippetSummary
  agent?: string
  turns: readonly ShownTurn[]
  clip?: ShownClip
  textOnly?: TextOnly
  flags?: readonly CallFlag[]
  review?: Review
  next?: string
}>

export function snippetPage({ viewer, summary, agent, turns, clip, textOnly, flags = [], review, next }: SnippetView): Html {
  return layout({
    title: `${THEME_WORDS[summary.theme].nl}, ${summary.teamName}`,
    viewer,
    at: '',
    styles: ['snippet', 'turns', 'keys'],
    scripts: ['snippet'],
    body: html`<p class="back"><a href="/">← ${both({ nl: 'Alle fragmenten', en: 'all snippets' })}</a></p>
      <div class="snippet">
        <div class="heading">${heading(summary)}</div>
        <div class="reading">
          ${flags.map((flag) => html`<p class="notice">${both(FLAG_WORDS[flag])}</p>`)}
          ${clip ? player(clip, turns) : noSound(textOnly)} ${conversation(turns, { agent, playable: clip !== undefined })}
        </div>
        <aside class="judging" aria-label="Beoordeling">${reviewPanel({ summary, review, next })}</aside>
      </div>
      ${keysDialog()}`,
  })
}

const heading = ({ theme, reason, teamName, week, ...rest }: SnippetSummary): Html => html`
  <h1>${both(THEME_WORDS[theme])}</h1>
  <p class="why">Gekozen omdat ${REASON_WORDS[reason].nl}. <span class="en" lang="en">${REASON_WORDS[reason].en}</span></p>
  <p class="facts">
    <span>${teamName}</span> <span>${weekWords(week)}</span>
  </p>
  <p class="stay">${staySentence({ teamName, ...rest })}</p>
`
