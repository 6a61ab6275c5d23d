// The work and what is held, for whoever keeps the installation running: figures only, nothing of any call.
import { html } from 'hono/html'
import type { CallFlag } from '../../models/snippet.ts'
import type { HeldKind } from '../../models/held.ts'
import { countWords, perHundredWords } from './dates.ts'
import { layout, type Html, type Viewer } from './layout.ts'
import { ADVICE, CALL_STATE_WORDS, FLAG_ADVICE, HELD_WORDS, JOB_STATE_WORDS, QUEUE_WORDS } from './operation-words.ts'
import { both, FLAG_WORDS, type Words } from './words.ts'

type Row = Readonly<{ name: string; count: number }>
export type OperationView = Readonly<{
  viewer: Viewer
  /** Absent while Redis is away. */
  jobs: ReadonlyArray<Readonly<{ queue: string; state: string; count: number }>> | undefined
  calls: readonly Row[]
  failures: readonly Row[]
  flags: ReadonlyArray<Readonly<{ team: string; flag: CallFlag; count: number }>>
  held: ReadonlyArray<Readonly<{ kind: HeldKind; count: number; pastTerm: number }>>
  oldestWaitingSeconds: number
  /** Seconds of sound in a second of work. */
  pace: number
}>

export function operationPage(view: OperationView): Html {
  const past = view.held.reduce((total, { pastTerm }) => total + pastTerm, 0)
  return layout({
    title: 'Verwerking',
    viewer: view.viewer,
    at: '/verwerking',
    styles: ['sampling', 'team'],
    body: html`<div class="lead">
        <h1>${both({ nl: 'Verwerking', en: 'operation' })}</h1>
        <p>${past === 0 ? 'Niets is over zijn termijn.' : html`<strong class="is-wrong">${countWords(past)} over hun termijn: start de worker.</strong>`} ${waiting(view)}</p>
      </div>
      ${view.jobs === undefined && html`<p class="notice is-wrong" role="alert">${both({ nl: 'Redis antwoordt niet. Gesprekken wachten veilig; start Redis.', en: 'Redis is away' })}</p>`}
      ${jobTable(view.jobs ?? [])}
      ${table({ nl: 'Gesprekken', en: 'calls' }, ['Stand', 'Aantal'], view.calls.map(({ name, count }) => [CALL_STATE_WORDS[name] ?? name, countWords(count)]))}
      ${view.failures.length > 0 && table({ nl: 'Mislukt', en: 'failures' }, ['Code', 'Wat te doen', 'Aantal'], view.failures.map(({ name, count }) => [name, adviceOn(name), countWords(count)]))}
      ${view.flags.length > 0 && table({ nl: 'Bij twijfel', en: 'doubtful' }, ['Team', 'Wat', 'Wat te doen', 'Gesprekken'], view.flags.map(({ team, flag, count }) => [team, FLAG_WORDS[flag].nl, FLAG_ADVICE[flag], countWords(count)]))}
      ${table({ nl: 'Wat er ligt', en: 'held' }, ['Soort', 'Regel', 'Aantal', 'Over termijn'], view.held.map(heldRow))}`,
  })
}

function waiting({ oldestWaitingSeconds, pace }: OperationView): string {
  const oldest = oldestWaitingSeconds === 0 ? 'Er wacht geen opname.' : `De oudste opname wacht ${countWords(Math.ceil(oldestWaitingSeconds / 60))} minuten.`
  return pace === 0 ? oldest : `${oldest} Per seconde rekenen wordt ${perHundredWords(pace / 100)} seconde geluid voorbereid.`
}

const table = (words: Words, heads: readonly string[], rows: ReadonlyArray<readonly string[]>): Html => html`<section class="team">
  <h2>${both(words)}</h2>
  <div class="wide">
    <table>
      <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
      <tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
    </table>
  </div>
</section>`

/** A row for each queue, a column for each state. */
function jobTable(jobs: NonNullable<OperationView['jobs']>): Html {
  const states = [...new Set(jobs.map(({ state }) => state))]
  const rows = [...Map.groupBy(jobs, ({ queue }) => queue)].map(([queue, counts]) => [QUEUE_WORDS[queue] ?? queue, ...counts.map(({ count }) => countWords(count))])
  return table({ nl: 'Wachtrijen', en: 'queues' }, ['Rij', ...states.map((state) => JOB_STATE_WORDS[state] ?? state)], rows)
}

const heldRow = ({ kind, count, pastTerm }: OperationView['held'][number]): string[] => [HELD_WORDS[kind].name, HELD_WORDS[kind].rule, countWords(count), countWords(pastTerm)]

const advice: Readonly<Record<string, string>> = ADVICE
const adviceOn = (code: string): string => advice[code] ?? 'Kijk in het logboek.'
