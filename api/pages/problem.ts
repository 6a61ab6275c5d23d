// What somebody sees when something failed: what happened, what to do, and a number by which it can be found in the log.
import { html } from 'hono/html'
import { layout, type Html } from './layout.ts'
import { both, explainProblem } from './words.ts'

/** `title` and `detail` come from the catalogue of failures, in English; the Dutch goes by the status. */
export type ProblemView = Readonly<{ status: number; title: string; detail: string; requestId: string }>

export function problemPage({ status, title, detail, requestId }: ProblemView): Html {
  const explained = explainProblem(status)
  return layout({
    title: explained.title.nl,
    body: html`<div class="alone">
      <h1>${both({ nl: explained.title.nl, en: title })}</h1>
      <p>${explained.advice}</p>
      <p class="en" lang="en">${detail}</p>
      <p><a class="button" href="/">${both({ nl: 'Naar de fragmenten', en: 'to the snippets' })}</a></p>
      <p class="small">${both({ nl: 'Verzoek', en: 'request' })} <code>${requestId}</code> · ${status}</p>
    </div>`,
  })
}
