// How far a pull is, on stderr: a bar in a terminal, a line a file elsewhere.
import { SingleBar } from 'cli-progress'

const BYTES_PER_MB = 1_000_000
const megabytes = (bytes: number): string => (bytes / BYTES_PER_MB).toFixed(1)

export type Progress = Readonly<{ show(path: string, bytes: number): void; stop(): void }>

/** `show` takes how much there is of one file; the bar adds up. */
export function startProgress(totalBytes: number): Progress {
  const have = new Map<string, number>()
  const isTerminal = process.stderr.isTTY
  const bar = new SingleBar({ format: ' {bar} {percentage} % · {done} of {all} MB · {path}', hideCursor: true, barsize: 24 })
  if (isTerminal) bar.start(totalBytes, 0, { done: '0.0', all: megabytes(totalBytes), path: '' })
  const show = (path: string, bytes: number) => {
    if (!isTerminal && !have.has(path)) process.stderr.write(`${path}\n`)
    have.set(path, bytes)
    const done = [...have.values()].reduce((sum, one) => sum + one, 0)
    if (isTerminal) bar.update(done, { done: megabytes(done), path })
  }
  return { show, stop: () => bar.stop() }
}

export const sizeText = (bytes: number): string => `${megabytes(bytes)} MB`
