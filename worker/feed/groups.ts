// Which files in a folder belong together: a sidecar and the recording of the same base name.
import { extname } from 'node:path'

/** The endings that recordings have. Anything else, such as the `.part` of a file that is still coming in, is not looked at. */
const RECORDINGS = new Set(['.wav', '.ogg', '.oga', '.opus', '.mp3', '.flac', '.m4a', '.mp4', '.amr', '.au'])

/** One of each is a call. More than one is refused, none of the second waited for. */
export type Group = Readonly<{ base: string; sidecars: readonly string[]; recordings: readonly string[] }>

/** Everything with a sidecar, by base name. Recordings without one are none of our business. */
export function groupFiles(names: readonly string[]): Group[] {
  const groups = new Map<string, { base: string; sidecars: string[]; recordings: string[] }>()
  for (const name of names.toSorted()) {
    const kind = kindOf(name)
    if (!kind) continue
    const base = name.slice(0, -extname(name).length)
    const group = groups.get(base) ?? { base, sidecars: [], recordings: [] }
    group[kind].push(name)
    groups.set(base, group)
  }
  return [...groups.values()].filter(({ sidecars }) => sidecars.length > 0)
}

function kindOf(name: string): 'sidecars' | 'recordings' | undefined {
  if (name.startsWith('.')) return undefined
  const ending = extname(name).toLowerCase()
  if (ending === '.json') return 'sidecars'
  return RECORDINGS.has(ending) ? 'recordings' : undefined
}
