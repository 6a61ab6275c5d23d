// One look at one call's files in the folder: whether they are whole, and if so what becomes of them.
import { join } from 'node:path'
import { Failure } from '../../models/failure.ts'
import { faultFields } from '../../models/log.ts'
import type { Disposal } from './disposal.ts'
import type { Group } from './groups.ts'
import { isMissing, printOf } from './plain-file.ts'
import { removeReason, writeReason } from './reason.ts'
import type { FeedTools } from './take.ts'
import { takeGroup } from './take-group.ts'

/** How long a sidecar may be alone before it is asked what became of its recording. */
const ALONE_MS = 3_600_000
/** After a failure that may pass by itself. */
const AGAIN_MS = 30_000

export type FolderSettings = Disposal &
  Readonly<{
    folder: string
    /** Files count as whole once they have not changed for so long. */
    settleMs: number
  }>

/** A call's files as they were last seen, and when they are due. Nothing is remembered of what is in them. */
export type Seen = Readonly<{ prints: string; dueMs: number }>

export type Visit = Readonly<{ tools: FeedTools; settings: FolderSettings; seen: Map<string, Seen> }>
export type Outcome = 'done' | 'refused' | 'again'

/** Never fails: a fault in one call stops no other. Nothing comes of a call that is not due. */
export async function visit(visiting: Visit, group: Group): Promise<Outcome | undefined> {
  const { tools, settings, seen } = visiting
  try {
    const { prints, dueMs } = await seenNow(visiting, group)
    if (dueMs > tools.now().getTime()) return undefined
    const outcome = await settle(tools, settings, group)
    seen.set(group.base, { prints, dueMs: outcome === 'again' ? tools.now().getTime() + AGAIN_MS : Infinity })
    return outcome
  } catch (error) {
    tools.log.error('A call in the folder cannot be looked at.', faultFields(error))
    return undefined
  }
}

/** Files that have changed since are due when they have not done so for long enough. */
async function seenNow({ tools, settings, seen }: Visit, { base, sidecars, recordings }: Group): Promise<Seen> {
  const prints = (await Promise.all([...sidecars, ...recordings].map((name) => printOf(join(settings.folder, name))))).join()
  const before = seen.get(base)
  if (before?.prints === prints) return before
  const changed = { prints, dueMs: tools.now().getTime() + (recordings.length === 0 ? ALONE_MS : settings.settleMs) }
  seen.set(base, changed)
  return changed
}

async function settle(tools: FeedTools, settings: FolderSettings, group: Group): Promise<Outcome> {
  try {
    await takeGroup(tools, settings, group)
    return 'done'
  } catch (error) {
    if (isMissing(error)) return 'again' // Somebody took it away, or another worker was first.
    if (!(error instanceof Failure) || error.retry) {
      tools.log.error('A call in the folder is tried again.', faultFields(error))
      return 'again'
    }
    return tell(tools, join(settings.folder, group.base), error)
  }
}

/** Where there is no room for the reason, the call is looked at again. */
async function tell({ log }: FeedTools, base: string, failure: Failure): Promise<Outcome> {
  try {
    await writeReason(base, failure)
    return 'refused'
  } catch (error) {
    log.error('A reason was not written.', faultFields(error))
    await removeReason(base).catch(() => undefined)
    return 'again'
  }
}
