// Time that processors spent on this program and on the programs it ran, whatever else a machine had to do meanwhile.
import { existsSync, readFileSync } from 'node:fs'

/** Linux counts processes that have ended in hundredths of a second (proc_pid_stat(5), cutime and cstime). */
const STAT = '/proc/self/stat'
const TICK_MS = 10
const CHILDREN_USER = 13
const CHILDREN_SYSTEM = 14

/** In ms, from some moment on; where ended programs are not told, the clock's time. */
export function computingMs(): number {
  if (!existsSync(STAT)) return performance.now()
  const { user, system } = process.cpuUsage()
  const fields = readFileSync(STAT, 'utf8').split(') ')[1]?.split(' ') ?? []
  const ticks = Number(fields[CHILDREN_USER]) + Number(fields[CHILDREN_SYSTEM])
  return (user + system) / 1000 + ticks * TICK_MS
}
