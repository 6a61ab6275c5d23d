// Figures for Prometheus, every one of them on this page: https://prometheus.io/docs/instrumenting/exposition_formats/
import { timingSafeEqual, createHash } from 'node:crypto'
import { getConnInfo } from '@hono/node-server/conninfo'
import { Hono, type Context } from 'hono'
import { Failure, FAILURES } from '../../models/failure.ts'
import { CALL_FLAGS, type CallFlag } from '../../models/snippet.ts'
import { readMeasures, type Measures } from '../../models/store/measures.ts'
import { isLoopback } from '../respond.ts'
import type { Tools, Web } from '../tools.ts'
import { countJobs, type QueueCounts } from './queue-counts.ts'

const TYPE = 'text/plain; version=0.0.4; charset=utf-8'

export const metricRoutes = (tools: Tools): Hono<Web> =>
  new Hono<Web>().get('/metrics', async (c) => {
    refuseStrangers(c, tools)
    const [measures, jobs] = await Promise.all([readMeasures(tools.store, tools.now()), countJobs(tools.queues)])
    return c.body(expose(measures, jobs), 200, { 'Content-Type': TYPE })
  })

type Sample = readonly [labels: Readonly<Record<string, string>>, value: number]

function expose({ calls, oldestWaitingSeconds, failures, flags, held, textOnly, unseenLeaks, work }: Measures, jobs: QueueCounts | undefined): string {
  return [
    gauge('redis_up', 'Whether Redis answers.', [[{}, Number(jobs !== undefined)]]),
    gauge('queue_jobs', 'Jobs, by queue and state.', (jobs ?? []).map(({ queue, state, count }) => [{ queue, state }, count])),
    gauge('calls', 'Drawn calls that are held, by state.', calls.map(({ state, count }) => [{ state }, count])),
    gauge('oldest_waiting_seconds', 'How long the oldest recording has waited; it is deleted after a day.', [[{}, oldestWaitingSeconds]]),
    gauge('flagged_calls', 'Prepared calls on record of which something is doubtful as a whole, by flag.', CALL_FLAGS.map((flag) => [{ flag }, sumOf(flags, flag)])),
    gauge('failed_calls', 'Calls that failed and are still on record, by code.', failures.map(({ code, count }) => [{ code: knownCode(code) }, count])),
    gauge('held', 'What is held, by kind.', held.map(({ kind, count }) => [{ kind }, count])),
    gauge('past_term', 'What should have gone already, by kind: 0 is the promise.', held.map(({ kind, pastTerm }) => [{ kind }, pastTerm])),
    gauge('text_only_snippets', 'Published snippets without a clip, by reason.', textOnly.map(({ why, count }) => [{ why }, count])),
    gauge('unseen_leaks', 'Reported leaks that no manager has seen to.', [[{}, unseenLeaks]]),
    gauge('prepared_calls_recently', 'Calls prepared in the last four weeks and this one.', [[{}, work.calls]]),
    gauge('audio_seconds_per_second', 'Seconds of sound prepared in a second of work, over those weeks.', [[{}, work.workMs === 0 ? 0 : work.audioMs / work.workMs]]),
  ].join('')
}

function gauge(name: string, help: string, samples: readonly Sample[]): string {
  const full = `steekproef_${name}`
  const lines = samples.map(([labels, value]) => {
    const pairs = Object.entries(labels).map(([label, text]) => `${label}="${text}"`)
    return `${full}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}\n`
  })
  return `# HELP ${full} ${help}\n# TYPE ${full} gauge\n${lines.join('')}`
}

const sumOf = (flags: Measures['flags'], flag: CallFlag): number => flags.reduce((sum, one) => sum + (one.flag === flag ? one.count : 0), 0)

/** What an older version may have written is not a label of this one. */
const knownCode = (code: string): string => (code in FAILURES ? code : 'internal-error')

/** With a token whoever has it; without one this machine alone, and nothing that a proxy passes on. */
function refuseStrangers(c: Context<Web>, { settings: { metricsToken } }: Tools): void {
  if (metricsToken === undefined ? isOfThisMachine(c) : isEqual(c.req.header('Authorization') ?? '', `Bearer ${metricsToken}`)) return
  throw new Failure('not-found')
}

function isOfThisMachine(c: Context<Web>): boolean {
  const { address = '' } = getConnInfo(c).remote
  const isPassedOn = ['Forwarded', 'X-Forwarded-For', 'X-Forwarded-Host', 'X-Real-IP', 'Via'].some((name) => c.req.header(name) !== undefined)
  return /^(::1|(::ffff:)?127\.[\d.]+)$/.test(address) && !isPassedOn && isLoopback(new URL(c.req.url).origin)
}

const isEqual = (a: string, b: string): boolean => timingSafeEqual(sha256(a), sha256(b))
const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()
