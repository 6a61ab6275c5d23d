// The folder feed: looks again and again into a folder where a pipeline lays recordings with their sidecars. Looking is all that
// works everywhere: network file systems tell nobody what changes.
import { readdir } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { faultFields } from '../../models/log.ts'
import { eachAtMost } from './each-at-most.ts'
import { groupFiles, type Group } from './groups.ts'
import type { FeedTools } from './take.ts'
import { visit, type FolderSettings, type Seen } from './visit.ts'

const LOOK_EVERY_MS = 2000
/** A folder of thousands of calls is looked at less often, because each look asks the file system for every file. */
const PAUSE_PER_CALL_MS = 1
const LONGEST_PAUSE_MS = 30_000
const AT_ONCE = 4

type Watch = Readonly<{ tools: FeedTools; settings: FolderSettings; seen: Map<string, Seen>; stopping: AbortSignal }>

/** Watches until it is stopped; then finishes what it has begun. Several workers may watch one folder. */
export function watchFolder(tools: FeedTools, settings: FolderSettings, lookEveryMs = LOOK_EVERY_MS): Readonly<{ stop(): Promise<void> }> {
  const controller = new AbortController()
  const watch = { tools, settings, seen: new Map<string, Seen>(), stopping: controller.signal }
  const stopped = keepLooking(watch, lookEveryMs)
  const stop = async () => {
    controller.abort()
    await stopped
  }
  return { stop }
}

async function keepLooking(watch: Watch, lookEveryMs: number): Promise<void> {
  let wasAway = false
  while (!watch.stopping.aborted) {
    const groups = await groupsIn(watch.settings.folder).catch((error: unknown) => {
      if (!wasAway) watch.tools.log.error('The folder of the feed cannot be read.', faultFields(error))
    })
    wasAway = !groups
    if (groups) await look(watch, groups)
    const pauseMs = Math.min(PAUSE_PER_CALL_MS * (groups?.length ?? 0), LONGEST_PAUSE_MS)
    await wait(Math.max(lookEveryMs, pauseMs), undefined, { signal: watch.stopping }).catch(() => undefined)
  }
}

const groupsIn = async (folder: string): Promise<Group[]> => groupFiles(await readdir(folder))

async function look({ tools, settings, seen, stopping }: Watch, groups: readonly Group[]): Promise<void> {
  const present = new Set(groups.map(({ base }) => base))
  for (const base of seen.keys()) if (!present.has(base)) seen.delete(base)
  let refused = 0
  await eachAtMost(groups, AT_ONCE, async (group) => {
    if (stopping.aborted) return
    const outcome = await visit({ tools, settings, seen }, group)
    if (outcome === 'refused') refused++
  })
  if (refused > 0) tools.log.warn('Calls in the folder were refused; why stands in the .reason.txt beside each.', { count: refused })
}
