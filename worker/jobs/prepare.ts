// One drawn call: opened from its sealed spool file, taken through the whole chain in memory, published in one transaction.
import { randomUUID } from 'node:crypto'
import { Failure } from '../../models/failure.ts'
import type { Hearing } from '../../models/hearing.ts'
import { faultFields, type Log } from '../../models/log.ts'
import { pseudonymFor } from '../../models/pseudonym.ts'
import { quarterOf } from '../../models/evaluation.ts'
import { callToPrepare, failCall, type CallToPrepare } from '../../models/store/calls.ts'
import { publishSnippets } from '../../models/store/snippets.ts'
import { openRecording } from '../../models/store/spool.ts'
import { strengthOf } from '../../models/store/strengths.ts'
import { readTeam } from '../../models/store/teams.ts'
import type { Store } from '../../models/store/open.ts'
import { noteWork } from '../../models/store/work.ts'
import { prepareCall, seal } from '../pipeline.ts'

export type PrepareTools = Readonly<{ store: Store; hearing: Hearing; log: Log; now: () => Date; random: () => number }>

/** The handler of the `prepare` queue. Running twice is harmless: only the first to finish publishes. */
export const prepareJob =
  (tools: PrepareTools) =>
  async ({ callId }: Readonly<{ callId: string }>, lastTry: boolean): Promise<void> => {
    const call = await callToPrepare(tools.store, callId)
    if (!call) return
    try {
      await prepareAndPublish(tools, call)
    } catch (error) {
      tools.log.error('A call was not prepared.', { callId, ...faultFields(error) })
      const again = !(error instanceof Failure) || error.retry
      if (again && !lastTry) throw error
      await failCall(tools.store, { callId, code: error instanceof Failure ? error.code : 'internal-error', now: tools.now() })
    }
  }

async function prepareAndPublish({ store, hearing, log, now, random }: PrepareTools, call: CallToPrepare): Promise<void> {
  const startedAt = performance.now()
  const team = await readTeam(store, call.team)
  const recording = await openRecording(store, call.id, now())
  const pseudonymKey = await store.keys.pseudonymKey(quarterOf(new Date(call.startedAt)))
  const agent = pseudonymFor({ pseudonymKey, agentRef: call.agentRef, agentCount: team.agentCount })
  const { language, vocabulary } = team
  const strength = await strengthOf(store, team.id)
  const prepared = await prepareCall(recording, call, { hearing, language, vocabulary, agent, strength, random })
  const snippets = prepared.map((one) => seal(call.contentKey, randomUUID(), one))
  const provenance = { model: hearing.model.name, revision: hearing.model.revision }
  const published = await publishSnippets(store, { callId: call.id, snippets, provenance, now: now() })
  if (!published) return
  log.info('A call was prepared.', { callId: call.id, count: snippets.length })
  await noteWork(store, { audioMs: call.durationMs, workMs: performance.now() - startedAt, snippets: snippets.length, now: now() })
  for (const { id, textOnly } of snippets)
    if (textOnly && textOnly !== 'team') log.warn('A clip was not published: its second hearing was not clean.', { snippetId: id, code: textOnly })
}
