// The processes that a process has started, as Linux tells it.
import { globSync, readFileSync } from 'node:fs'

/** Ids of the processes that run `program` and were started by `parent`. */
export const childrenOf = (parent: number, program: string): number[] =>
  globSync('/proc/[0-9]*')
    .map((folder) => Number(folder.slice('/proc/'.length)))
    .filter((id) => parentOf(id) === parent && read(`/proc/${id}/cmdline`).includes(program))

/** The fourth field; the second, a name in brackets, may hold anything. */
const parentOf = (id: number): number => Number(/^\d+ \(.*\) \S (\d+)/s.exec(read(`/proc/${id}/stat`))?.[1])

/** Nothing, of a process that has ended meanwhile. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
