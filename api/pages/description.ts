// The API as a page: what can be asked, by whom, and what comes back. Without a script, so that it works everywhere.
import { html } from 'hono/html'
import { layout, type Html } from './layout.ts'
import { both, type Words } from './words.ts'

type Schema = Readonly<Record<string, unknown>>
export type DescribedOperation = Readonly<{
  method: string
  path: string
  summary: string
  asker: 'feeder' | 'person' | 'manager' | 'anybody'
  query: Schema | undefined
  asked: Schema | string | undefined
  told: ReadonlyArray<Readonly<{ status: string; schema: Schema | undefined }>>
  problems: readonly number[]
}>

const ASKERS: Readonly<Record<DescribedOperation['asker'], Words>> = {
  feeder: { nl: 'een aanleverend systeem, met zijn sleutel (bearer)', en: 'a pipeline, by its bearer token' },
  person: { nl: 'trainer of manager, ingelogd', en: 'trainer or manager, signed in' },
  manager: { nl: 'manager, ingelogd', en: 'manager, signed in' },
  anybody: { nl: 'iedereen', en: 'anybody' },
}

export const descriptionPage = (operations: readonly DescribedOperation[]): Html =>
  layout({
    title: 'Koppelvlak',
    styles: ['description'],
    body: html`<div class="lead">
        <h1>${both({ nl: 'Koppelvlak', en: 'API' })}</h1>
        <p>
          Voor wie gesprekken aanlevert of met een programma leest. Hetzelfde als <a href="/v1/openapi.json">OpenAPI 3.1</a>.
          <span class="en" lang="en">For whoever feeds calls or reads by program; the same as OpenAPI 3.1.</span>
        </p>
      </div>
      ${operations.map(section)}`,
  })

const section = ({ method, path, summary, asker, query, asked, told, problems }: DescribedOperation): Html => html`<section class="operation">
  <h2><code>${method.toUpperCase()} ${path}</code></h2>
  <p lang="en">${summary}</p>
  <p class="small">${both(ASKERS[asker])}</p>
  ${query && part({ nl: 'Vraag', en: 'query' }, query)} ${asked && part({ nl: 'Inhoud', en: 'body' }, asked)}
  ${told.map(({ status, schema }) => (schema ? part({ nl: `Antwoord ${status}`, en: 'answer' }, schema) : html`<p class="small">${status}</p>`))}
  ${problems.length > 0 && html`<p class="small">${both({ nl: 'Anders', en: 'otherwise' })} ${problems.join(', ')} <code>application/problem+json</code></p>`}
</section>`

const part = (words: Words, schema: Schema | string): Html => html`<details>
  <summary>${both(words)}</summary>
  <pre><code>${typeof schema === 'string' ? schema : JSON.stringify(schema, undefined, 2)}</code></pre>
</details>`
