// `npm run demo`: the main job on the shipped recordings, with a Redis, a database and a model of its own.
import { rm } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { faultsOf } from '../../models/call.ts'
import { DEFAULT_FRACTION } from '../../models/draw.ts'
import { Failure } from '../../models/failure.ts'
import { program } from '../../worker/programs/program.ts'
import { untilToldToStop } from '../../worker/programs/stopping.ts'
import { countDemo } from './count.ts'
import { offerCalls, type Offered } from './offers.ts'
import { showProgress } from './progress.ts'
import { printReport } from './report.ts'
import { startDemo, type Stage } from './stage.ts'

const optionsSchema = z.object({
  data: z.string().optional(),
  once: z.boolean().default(false),
  json: z.boolean().default(false),
  seed: z.string().optional(),
  fraction: z.coerce.number().min(0).max(1).default(DEFAULT_FRACTION),
  calls: z.coerce.number().int().min(1).max(10_000).default(60),
})
type Options = z.infer<typeof optionsSchema>

await program(async () => {
  const begunAt = performance.now()
  const options = readOptions()
  const stopping = untilToldToStop()
  const stage = await startDemo({ folder: options.data, seed: options.seed, fraction: options.fraction })
  try {
    const playing = play(stage, options, begunAt)
    await Promise.race([options.once ? playing : playing.then(() => stopping), stopping])
  } finally {
    await stage.stop()
    if (options.data === undefined) await rm(stage.folder, { recursive: true, force: true })
  }
})

function readOptions(): Options {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  const { values } = parseArgs({ options: { data: text, once: flag, json: flag, seed: text, fraction: text, calls: text } })
  const parsed = optionsSchema.safeParse(values)
  if (!parsed.success) throw new Failure('request-faulty', { details: faultsOf(parsed.error).map((line) => `--${line}`) })
  return parsed.data
}

async function play(stage: Stage, { calls, json, seed }: Options, begunAt: number): Promise<void> {
  const offered: Offered = { count: 0, drawn: new Map() }
  const offering = offerCalls(stage, { count: calls, seed }, offered)
  const [counts] = await Promise.all([showProgress(stage, { offered, total: calls, done: () => offered.count === calls }), offering])
  const figures = await countDemo(stage, offered, { ...counts, wallSeconds: (performance.now() - begunAt) / 1000 })
  if (json) process.stdout.write(`${JSON.stringify(figures)}\n`)
  else await printReport(stage, figures)
}
