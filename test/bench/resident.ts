// The memory that a program and everything it starts hold at one time, as Linux counts it.
import { spawn } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { z } from 'zod'

const LOOK_EVERY_MS = 1000

const toldSchema = z.object({ seconds: z.number(), computingS: z.number() })
export type Watched = z.infer<typeof toldSchema> & Readonly<{ residentMB: number }>

/** Runs a program that ends with what it took on standard output. `residentMB`: the most that it and its children held together. */
export async function watchProgram(program: string, parameters: readonly string[]): Promise<Watched> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...parameters], { stdio: ['ignore', 'pipe', 'inherit'] })
  let [output, residentKB] = ['', 0]
  child.stdout.on('data', (chunk) => (output += chunk))
  const looking = setInterval(() => (residentKB = Math.max(residentKB, residentOf(child.pid ?? 0))), LOOK_EVERY_MS)
  const status = await new Promise((done) => child.once('close', done))
  clearInterval(looking)
  if (status !== 0) throw new Error(`${program} ended with status ${status}`)
  return { ...toldSchema.parse(JSON.parse(output)), residentMB: residentKB / 1024 }
}

function residentOf(root: number): number {
  const processes = new Map(globSync('/proc/[0-9]*/status').map(read).map((status) => [field(status, 'Pid'), status]))
  const isBelow = (id: number): boolean => id === root || (id > 1 && isBelow(field(processes.get(id) ?? '', 'PPid')))
  return [...processes].filter(([id]) => isBelow(id)).reduce((sum, [, status]) => sum + field(status, 'VmRSS'), 0)
}

const field = (status: string, name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0)

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
