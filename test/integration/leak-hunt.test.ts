// Canaries are spoken in a call; after the whole round, and after a failure forced in each step, no byte at rest and no
// answer holds one of them.
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { test, type TestContext } from 'node:test'
import { Redis } from 'ioredis'
import { z } from 'zod'
import { issueLink } from '../../models/store/people.ts'
import { offerOne } from '../demo/offers.ts'
import { startDemo, startWorker, type Stage } from '../demo/stage.ts'
import { shippedCalls } from '../support/shipped-calls.ts'
import { until } from '../support/until.ts'

const STEPS = ['decode', 'detect-speech', 'transcribe', 'flag-call', 'redact', 'pseudonymise', 'cut', 'mask', 'listen-again', 'disguise'] as const
const canaries = z
  .array(z.string())
  .parse(JSON.parse(readFileSync(resolve(import.meta.dirname, '../fixtures/canary/canaries.json'), 'utf8')))

test('a whole round leaves no canary anywhere', async (t) => {
  const stage = await startStage(t)
  const worker = startWorker(stage)
  try {
    const ids = await offerCanaries(stage)
    await until('the calls are prepared', async () => (await statesOf(stage, ids)).every((state) => state === 'prepared'))
    assert.deepEqual(await canariesAtRest(stage), [])
    assert.deepEqual(found(await everyAnswer(stage)), [])
  } finally {
    await worker.stop()
  }
  assert.deepEqual(await canariesAtRest(stage), [])
})

/** A step that fails is tried again, a little later each time: others are looked at meanwhile. */
const AT_ONCE = 3

test('a failure in any step lets nothing out', { concurrency: AT_ONCE }, async (t) => {
  await Promise.all(STEPS.map((step) => t.test(step, (one) => failIn(step, one))))
})

async function failIn(step: (typeof STEPS)[number], t: TestContext): Promise<void> {
  const stage = await startStage(t)
  const hook = resolve(import.meta.dirname, '../support/break-step.ts')
  const breaking = { BREAK_STEP: step, BREAK_MESSAGE: canaries.join(' '), NODE_OPTIONS: `--import=${hook}` }
  const worker = startWorker(stage, breaking)
  try {
    const ids = await offerCanaries(stage, shippedCalls('canary').slice(0, 1))
    const log = join(stage.folder, 'log')
    await until('a failure is logged', () => readFileSync(log, 'utf8').includes('was not prepared'))
    assert.deepEqual(await canariesAtRest(stage), [])
    assert.deepEqual(found(await everyAnswer(stage)), [])
    assert.ok((await statesOf(stage, ids)).every((state) => state !== 'prepared'), 'nothing is published')
  } finally {
    await worker.stop()
  }
}

test('the hunt finds a canary that lies about', () => {
  const [first = ''] = canaries
  const hidden = [Buffer.from(`… ${first.toUpperCase()} …`), Buffer.from(first, 'utf16le'), Buffer.from(Buffer.from(`….. ${first} …..`).toString('base64'))]
  for (const bytes of hidden) assert.ok(found(bytes).includes(first))
  assert.deepEqual(found(Buffer.from('Wat spijt me dat, ik zoek het voor u uit.')), [])
})

async function startStage(t: TestContext): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'hunt-'))
  const stage = await startDemo({ folder, seed: 'hunt', fraction: 1, worker: false })
  t.after(async () => {
    await stage.stop()
    await rm(folder, { recursive: true, force: true })
  })
  return stage
}

async function offerCanaries(stage: Stage, calls = shippedCalls('canary')): Promise<string[]> {
  const ids: string[] = []
  for (const call of calls) ids.push((await offerOne(stage, call, call.name)) ?? '')
  return ids
}

async function statesOf({ store }: Stage, ids: readonly string[]): Promise<string[]> {
  const rows = await store.db.selectFrom('calls').select(['id', 'state']).execute()
  return rows.filter(({ id }) => ids.includes(id)).map(({ state }) => state)
}

/** Every file of the stage (database, WAL, keys, spool, temporary folders, logs) and a dump of Redis, searched. */
async function canariesAtRest({ folder, environment }: Stage): Promise<string[]> {
  const redis = new Redis(environment['REDIS_URL'] ?? '')
  await redis.save()
  redis.disconnect()
  const entries = globSync('**/*', { cwd: folder, withFileTypes: true }).filter((entry) => entry.isFile())
  return entries.map(({ parentPath, name }) => join(parentPath, name)).flatMap((file) => found(bytesOf(file)).map((canary) => `${file}: ${canary}`))
}

/** A file that goes while it is looked at does not rest there. */
function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0)
    throw error
  }
}

async function everyAnswer(stage: Stage): Promise<Buffer> {
  const cookies = { trainer: await signIn(stage, 'trainer'), manager: await signIn(stage, 'manager') }
  const { items } = z
    .object({ items: z.array(z.object({ id: z.string() })) })
    .parse(await (await get(stage, '/v1/snippets', cookies.trainer)).json())
  const snippetPaths = items.flatMap(({ id }) => [`/v1/snippets/${id}`, `/v1/snippets/${id}/clip`, `/fragment/${id}`])
  const trainerPaths = ['/', '/v1/snippets', '/v1/snippets/none', ...snippetPaths]
  const answers = [
    ...trainerPaths.map((path) => get(stage, path, cookies.trainer)),
    ...['/trekking', '/v1/sampling', '/v1/health', '/v1/ready'].map((path) => get(stage, path, cookies.manager)),
  ]
  const parts = (await Promise.all(answers)).map(async (answer) => [
    Buffer.from(JSON.stringify([...answer.headers])),
    Buffer.from(await answer.arrayBuffer()),
  ])
  return Buffer.concat((await Promise.all(parts)).flat())
}

async function signIn(stage: Stage, role: 'trainer' | 'manager'): Promise<string> {
  const token = await issueLink(stage.store, stage.people[role], new Date())
  const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: stage.address }
  const body = new URLSearchParams({ token })
  const answer = await fetch(new URL('/inloggen', stage.address), { method: 'POST', headers, body, redirect: 'manual' })
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

const get = (stage: Stage, path: string, cookie: string) => fetch(new URL(path, stage.address), { headers: { cookie } })

/** Canaries in any letter case, as UTF-8, UTF-16, or inside base64 at any of its three alignments. */
function found(bytes: Buffer): string[] {
  const lower = bytes.toString('latin1').toLowerCase()
  const exact = bytes.toString('latin1')
  return canaries.filter((canary) => {
    const utf8 = Buffer.from(canary).toString('latin1').toLowerCase()
    const utf16 = Buffer.from(canary, 'utf16le').toString('latin1').toLowerCase()
    const base64 = [0, 1, 2].map((shift) => base64Core(canary, shift))
    return lower.includes(utf8) || lower.includes(utf16) || base64.some((core) => exact.includes(core))
  })
}

/** The characters of a base64 text that do not depend on what stands before or after `text`. */
function base64Core(text: string, shift: number): string {
  const encoded = Buffer.concat([Buffer.alloc(shift), Buffer.from(text)]).toString('base64').replace(/=+$/, '')
  return encoded.slice(shift === 0 ? 0 : shift + 1, -2)
}
