// `npm run try -- FILE`: the whole chain on one recording, without queue, draw or store. What is printed and written
// is what a trainer would get; with `--proof` also the masked sound, by which it can be measured from outside.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, extname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { channelsSchema, faultsOf, pauseSchema } from '../../models/call.ts'
import { Confidential } from '../../models/confidential.ts'
import { Failure } from '../../models/failure.ts'
import { startHearing } from '../../models/learned/hearing.ts'
import { DEMONSTRATION_MODEL, readHearingSettings } from '../../models/settings.ts'
import { DEFAULT_STRENGTH, shownText, type CallFlag } from '../../models/snippet.ts'
import { readSounds } from '../audio/sound-folder.ts'
import { prepareCall, type Prepared } from '../pipeline.ts'
import { program, readEnvironment } from './program.ts'
import { writeSnippets } from './write-snippets.ts'

const USAGE = 'npm run try -- FILE [--meta call.json] [--whole] [--proof] [--out DIR]'

/** Of a sidecar only this matters here: unknown teams and old dates are fine, and so is whatever else it holds. */
const metaSchema = z.object({
  channels: channelsSchema.optional(),
  pauses: z.array(pauseSchema).default([]),
})
type Meta = z.infer<typeof metaSchema>

const FLAG_SAYS: Readonly<Record<CallFlag, string>> = {
  'channels-doubtful': 'The channels look swapped: who is called the agent may be the caller.',
  truncated: 'The recording was cut short: not all of the call is in it.',
}

await program(async () => {
  const { file, meta, out, whole, proof } = readOrder()
  const call = await readMeta(file, meta)
  const recording = await readFile(file).catch((cause: unknown) => {
    throw new Failure('request-faulty', { cause, details: ['FILE: cannot be read', USAGE] })
  })
  const { model, soundsDir } = readHearingSettings(readEnvironment())
  const sounds = await readSounds(soundsDir)
  if (model.modelDir === DEMONSTRATION_MODEL) say('The model that ships has never heard a human being: this shows how it works, not how well.')
  const hearing = await startHearing(model)
  try {
    const options = { hearing, language: 'nl', vocabulary: [], whole, strength: DEFAULT_STRENGTH, sounds, random: Math.random } as const
    const prepared = await prepareCall(async () => new Confidential(new Uint8Array(recording)), call, options)
    await writeSnippets(prepared, { out, proof })
    for (const flag of prepared[0]?.snippet.flags ?? []) say(FLAG_SAYS[flag])
    for (const snippet of prepared) printSnippet(snippet)
    say(`${prepared.length} ${prepared.length === 1 ? 'snippet' : 'snippets'} in ${out}`)
  } finally {
    await hearing.close()
  }
})

function readOrder() {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean', default: false } as const
  const { values, positionals } = parseArgs({ options: { meta: text, out: text, whole: flag, proof: flag }, allowPositionals: true })
  const [file] = positionals
  if (!file || positionals.length > 1) throw new Failure('request-faulty', { details: [USAGE] })
  const name = basename(file, extname(file))
  return { file: resolve(file), meta: values.meta, out: resolve(values.out ?? `try/${name}`), whole: values.whole, proof: values.proof }
}

/** The sidecar that is named, or the one of the same base name. Without one it is said what is assumed. */
async function readMeta(file: string, named: string | undefined): Promise<Meta> {
  const beside = `${file.slice(0, file.length - extname(file).length)}.json`
  const path = named ?? (existsSync(beside) ? beside : undefined)
  if (!path) say('No metadata: two channels are taken as agent left and caller right, one as both mixed.')
  const parsed = metaSchema.safeParse(path ? await readJson(path) : {})
  if (!parsed.success) throw new Failure('request-faulty', { details: faultsOf(parsed.error).map((line) => `--meta ${line}`) })
  return parsed.data
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch (cause) {
    throw new Failure('request-faulty', { cause, details: ['--meta: is not a JSON file'] })
  }
}

function printSnippet({ snippet }: Prepared): void {
  const lines = snippet.excerpt.turns.map((turn) => `${turn.speaker.padStart(8)}  ${shownText(turn)}`)
  process.stdout.write(`\n${lines.join('\n')}\n\n`)
}

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
}
