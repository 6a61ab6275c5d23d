// One drawn call: opened from its sealed spool file, taken through the whole chain in memory, published in one transaction.
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { Failure, isOfTheMachine } from '../../models/failure.ts'
import type { Hearing, Hearings } from '../../models/hearing.ts'
import { faultFields, type Log } from '../../models/log.ts'
import { pseudonymFor } from '../../models/pseudonym.ts'
import { quarterOf } from '../../models/evaluation.ts'
import { callToPrepare, failCall, type CallToPrepare } from '../../models/store/calls.ts'
import { publishSnippets } from '../../models/store/snippets.ts'
import { openRecording } from '../../models/store/spool.ts'
import { strengthOf } from '../../models/store/strengths.ts'
import { readTeam } from '../../models/store/teams.ts'
import { beginTry, endTry, unfinishedTries } from '../../models/store/tries.ts'
import type { Store } from '../../models/store/open.ts'
import { noteWork } from '../../models/store/work.ts'
import { prepareCall, REDACTION_REVISION, seal, type KnownSounds } from '../pipeline.ts'

export type PrepareTools = Readonly<{ store: Store; hearings: Hearings; log: Log; now: () => Date; random: () => number; secondHearing?: boolean; sounds?: KnownSounds }>

/** After so many tries of which none came to an end, it is the call that takes the worker down. */
const MAX_UNFINISHED = 10
/** A thousand waiting calls need not all find out at once, and say, that the disk is full. */
const REST_MS = 2000

/**
 * The handler of the `prepare` queue. Running twice is harmless: only the first to finish publishes. What is wrong with the machine fails no
 * call. `callId` is undefined for a job that is none of ours: it is refused, and so removed.
 */
export function prepareJob(tools: PrepareTools) {
  const inTurn = inTurns()
  return async ({ callId }: Readonly<{ callId: string | undefined }>, lastTry: boolean): Promise<void> => {
    try {
      if (callId === undefined) throw new Failure('job-faulty')
      const unfinished = await unfinishedTries(tools.store, callId)
      const attempt = () => tryOnce(tools, callId, { unfinished, lastTry })
      await (unfinished === 0 ? attempt() : inTurn(attempt))
    } catch (error) {
      tools.log.error('A job was not done.', { ...(callId !== undefined && { callId }), ...faultFields(error) })
      if (isOfTheMachine(error)) await wait(REST_MS)
      throw error
    }
  }
}

/** One at a time, for calls that may have taken a worker down, so that the guilty one takes no suspect with it every time. */
function inTurns() {
  let last: Promise<void> = Promise.resolve()
  return (work: () => Promise<void>): Promise<void> => {
    const done = last.then(work)
    last = done.catch(() => undefined)
    return done
  }
}

type Try = Readonly<{ unfinished: number; lastTry: boolean }>

async function tryOnce(tools: PrepareTools, callId: string, { unfinished, lastTry }: Try): Promise<void> {
  const { store } = tools
  const call = await callToPrepare(store, callId)
  if (!call) return
  if (unfinished >= MAX_UNFINISHED) return fail(tools, callId, new Failure('worker-crashed'))
  await beginTry(store, callId)
  try {
    await tools.hearings.use((hearing) => prepareAndPublish(tools, call, hearing))
  } catch (error) {
    const again = !(error instanceof Failure) || error.retry
    if (isOfTheMachine(error) || (again && !lastTry)) throw error
    await fail(tools, callId, error)
  } finally {
    await endTry(store, callId)
  }
}

async function fail({ store, log, now }: PrepareTools, callId: string, error: unknown): Promise<void> {
  log.error('A call was not prepared.', { callId, ...faultFields(error) })
  await failCall(store, { callId, code: error instanceof Failure ? error.code : 'internal-error', now: now() })
}

async function prepareAndPublish({ store, log, now, random, secondHearing = true, sounds }: PrepareTools, call: CallToPrepare, hearing: Hearing): Promise<void> {
  const startedAt = performance.now()
  const team = await readTeam(store, call.team)
  const open = () => openRecording(store, call.id, now())
  const pseudonymKey = await store.keys.pseudonymKey(quarterOf(new Date(call.startedAt)))
  const agent = pseudonymFor({ pseudonymKey, agentRef: call.agentRef, agentCount: team.agentCount })
  const { language, vocabulary, readableKinds: readable } = team
  const strength = await strengthOf(store, team.id)
  const prepared = await prepareCall(open, call, { hearing, language, vocabulary, readable, agent, strength, secondHearing, sounds, random })
  const snippets = prepared.map((one) => seal(call.contentKey, randomUUID(), one))
  const provenance = { model: hearing.model.name, revision: hearing.model.revision, redaction: REDACTION_REVISION }
  const published = await publishSnippets(store, { callId: call.id, snippets, flags: prepared[0]?.snippet.flags, provenance, now: now() })
  if (!published) return
  log.info('A call was prepared.', { callId: call.id, count: snippets.length })
  await noteWork(store, { audioMs: call.durationMs, workMs: performance.now() - startedAt, snippets: snippets.length, now: now() })
  for (const { id, textOnly } of snippets)
    if (textOnly && textOnly !== 'team') log.warn('A clip was not published: its second hearing was not clean.', { snippetId: id, code: textOnly })
}
