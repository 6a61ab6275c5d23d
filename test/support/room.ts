// Taking away the room to write, and giving it back: from a process while it runs, or, for root, on a small disk of its own.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'

/** Of util-linux, which every Linux has. */
export const canLimit = spawnSync('prlimit', ['--version']).status === 0

/** Less than a recording and a database with its log take, and more than these processes write down about it. */
const LITTLE_BYTES = 100_000

/** None of these processes can make a file larger than a little: the system refuses it with EFBIG. */
export const takeRoom = (processes: readonly number[]): void => limit(processes, String(LITTLE_BYTES))
export const giveRoom = (processes: readonly number[]): void => limit(processes, 'unlimited')

/** The limit that counts, which may be raised again up to the one that lies above it. */
function limit(processes: readonly number[], bytes: string): void {
  for (const id of processes) execFileSync('prlimit', ['--pid', String(id), `--fsize=${bytes}:`])
}

const DISK_BYTES = 12_000_000

export type SmallDisk = Readonly<{ folder: string; fill(): void; empty(): void }>

/** In memory, and of a few megabytes; undefined after the test was skipped because only root may make one. */
export function smallDisk(t: TestContext): SmallDisk | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'disk-'))
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_BYTES}`, 'tmpfs', folder]).status !== 0) {
    rmdirSync(folder)
    t.skip('only root may mount')
    return undefined
  }
  t.after(() => {
    execFileSync('umount', ['--lazy', folder])
    rmdirSync(folder)
  })
  const filler = join(folder, 'filler')
  return { folder, fill: () => fillWith(filler), empty: () => rmSync(filler) }
}

/** A file as large as fits, down to the last byte. */
function fillWith(file: string): void {
  for (let bytes = DISK_BYTES; bytes >= 1; bytes = Math.floor(bytes / 2)) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(bytes), { flag: 'a' })
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
    }
  }
}
