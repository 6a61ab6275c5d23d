// `npm run models`: which speech models there are, pulling one from a hub, and checking what was pulled.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Failure } from '../../models/failure.ts'
import { LOCK_FILE, readLock } from '../../models/learned/model-lock.ts'
import { identifyModel } from '../../models/learned/weights.ts'
import { readHubSettings } from '../../models/settings.ts'
import { isKnown, KNOWN_MODELS, type ModelName } from './models-known.ts'
import { sizeText, startProgress } from './models-progress.ts'
import { planPull, pull, type Plan } from './models-pull.ts'
import { program, readEnvironment } from './program.ts'

const USAGE = `npm run models -- list                       the models that can be pulled, and those that are here
npm run models -- pull NAME                  shows revision, size and licence; with --yes it pulls
    --dtype q8|fp32|fp16|q4|int8|uint8       which weights, or ENCODER,DECODER; MODEL_DTYPE when not given
    --revision COMMIT, --update              that commit, or the newest, instead of the one in the lock file
npm run models -- verify                     every file of every pulled model against its lock file`

type Settings = ReturnType<typeof readHubSettings>

await program(async () => {
  const { verb, name, options } = readOrder()
  const dtype = options.dtype ? { MODEL_DTYPE: options.dtype } : {}
  const settings = readHubSettings({ ...readEnvironment(), ...dtype })
  if (verb === 'list') return listModels(settings)
  if (verb === 'verify') return verifyModels(settings)
  if (verb === 'pull' && isKnown(name)) return pullModel(settings, name, options)
  throw new Failure('request-faulty', { details: USAGE.split('\n') })
})

function readOrder() {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean', default: false } as const
  const { values, positionals } = parseArgs({ options: { dtype: text, revision: text, update: flag, yes: flag }, allowPositionals: true })
  if (values.revision !== undefined && !/^[0-9a-f]{40}$/.test(values.revision)) throw new Failure('request-faulty', { details: ['--revision: must be the 40 digits of a commit'] })
  const [verb = '', name = ''] = positionals
  return { verb, name, options: values }
}

function listModels({ modelsDir }: Settings): void {
  for (const [name, { parameters, remark }] of Object.entries(KNOWN_MODELS)) {
    const lock = readLock(join(modelsDir, name))
    say(`${name.padEnd(24)}${parameters.padStart(6)}  ${remark.padEnd(24)}${lock ? `pulled, ${lock.revision.slice(0, 12)}` : ''}`)
  }
}

async function verifyModels({ modelsDir, modelDir }: Settings): Promise<void> {
  const pulled = Object.keys(KNOWN_MODELS).map((name) => join(modelsDir, name)).filter((folder) => existsSync(join(folder, LOCK_FILE)))
  const faults: string[] = []
  for (const folder of new Set([...pulled, modelDir])) {
    try {
      const { name, revision } = await identifyModel(folder)
      say(`${name} ${revision.slice(0, 12)}: ${existsSync(join(folder, LOCK_FILE)) ? 'every file is what the lock says' : 'complete; without a lock file'}`)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      faults.push(`${folder}:`, ...error.details.map((line) => `  ${line}`))
    }
  }
  if (faults.length > 0) throw new Failure('model-damaged', { details: faults })
}

type Options = Readonly<{ revision?: string | undefined; update: boolean; yes: boolean }>

async function pullModel({ hub, modelsDir, dtype }: Settings, name: ModelName, { revision, update, yes }: Options): Promise<void> {
  const modelDir = join(modelsDir, name)
  const source = { hub: hub.replace(/\/+$/, ''), repository: KNOWN_MODELS[name].repository }
  const plan = await planPull({ source, modelDir, dtype, revision, update })
  say(textOf(plan))
  if (!yes) return say('\nNothing was pulled. Repeat with --yes to pull it.')
  const progress = startProgress(plan.bytes)
  await pull(plan, progress).finally(() => progress.stop())
  await identifyModel(modelDir)
  say(`\nPulled and checked. To use it:\n  MODEL_DIR=${modelDir}\n  MODEL_DTYPE=${dtype}`)
}

function textOf({ order, revision, licence, files, bytes }: Plan): string {
  return `${order.source.repository}
  revision  ${revision}
  licence   ${licence}
  weights   ${order.dtype}
  size      ${sizeText(bytes)} in ${files.length} files
  from      ${order.source.hub}
  to        ${order.modelDir}`
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
