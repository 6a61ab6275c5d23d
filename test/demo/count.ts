// The demonstration's figures, among them what got out: compared with what is known to be spoken in the shipped calls.
import { readSnippet } from '../../models/store/snippets.ts'
import { audibleLeaks, everydayWords, readableLeaks, readTruth, type Published } from '../support/leaks.ts'
import { shippedCalls } from '../support/shipped-calls.ts'
import type { Offered } from './offers.ts'
import type { Counts } from './progress.ts'
import type { Stage } from './stage.ts'

export type Figures = Readonly<
  Counts & {
    offered: number
    drawn: number
    audioSeconds: number
    wallSeconds: number
    /** Words in the published snippets as heard, and of these the shown ones. */
    wordsHeard: number
    wordsShown: number
    leaks: number
    audibleLeaks: number
  }
>

export async function countDemo(stage: Stage, offered: Offered, known: Counts & { wallSeconds: number }): Promise<Figures> {
  const published = await publishedByCall(stage)
  const everyday = everydayWords(shippedCalls('calls').map(({ truth }) => readTruth(truth)))
  const calls = [...offered.drawn].map(([id, call]) => ({ call, truth: readTruth(call.truth), snippets: published.get(id) ?? [] }))
  const words = calls.flatMap(({ snippets }) => snippets.flatMap(({ turns }) => turns.flatMap((turn) => turn.words)))
  return {
    offered: offered.count,
    drawn: offered.drawn.size,
    ...known,
    audioSeconds: Math.round(sum(calls.map(({ call }) => call.sidecar.durationMs)) / 1000),
    wallSeconds: Math.round(known.wallSeconds * 10) / 10,
    wordsHeard: words.length,
    wordsShown: words.filter((word) => word.shown).length,
    leaks: sum(calls.map(({ truth, snippets }) => readableLeaks(truth, snippets, everyday).length)),
    audibleLeaks: sum(calls.map(({ truth, snippets }) => audibleLeaks(truth, snippets).length)),
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

async function publishedByCall({ store, people }: Stage): Promise<Map<string, Published[]>> {
  const rows = await store.db.selectFrom('snippets').select(['id', 'callId']).where('state', '=', 'published').execute()
  const byCall = new Map<string, Published[]>()
  for (const { id, callId } of rows) {
    const { content } = await readSnippet(store, { id, person: people.trainer }, new Date())
    const snippet = { turns: content.excerpt.turns, passed: content.clip?.passed ?? [] }
    byCall.set(callId, [...(byCall.get(callId) ?? []), snippet])
  }
  return byCall
}
