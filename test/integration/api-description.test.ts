// The description of the API: it tells of every route, and real answers are as it says. And what is made of it: client and examples.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { writeFile, readFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { createClient, offerCall, Refused, sendRecording } from '../../api/client.ts'
import { offerAnswer, samplingAnswer, snippet, snippetList } from '../../api/openapi/answers.ts'
import { openApiDocument } from '../../api/openapi/document.ts'
import { OPERATIONS } from '../../api/openapi/operations.ts'
import { apiRoutes } from '../../api/routes/api.ts'
import { shownSnippet } from '../../api/routes/shown.ts'
import { STAYS } from '../../models/evaluation.ts'
import { jsonIn } from '../support/answers.ts'
import { SUMMARY } from '../support/shown-snippets.ts'
import { CLIP, EXCERPT, offerAt, publishOne } from '../support/snippets.ts'
import { startWeb } from '../support/web.ts'

test('every route of /v1 is described, and nothing else', async (t) => {
  const { store, queues, clock } = await startWeb(t)
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const settings = { minCallMs: 0, maxRetentionDays: 1, maxRecordingBytes: 1, origin: undefined }
  const routes = apiRoutes({ store, queues, now: () => clock.now, log: silent, settings }).routes
  const own = routes.map(({ method, path }) => `${method} /v1${path === '/' ? '' : path.replace(':id', '{id}')}`)
  const described = OPERATIONS.map(({ method, path }) => `${method.toUpperCase()} ${path}`)
  assert.deepEqual(described.toSorted(), [...new Set(own)].filter((line) => !line.endsWith('/openapi.json')).toSorted())
})

test('the description stands by itself, and is shown without anything from elsewhere', async (t) => {
  const web = await startWeb(t)
  const answer = await web.ask('nobody', 'GET /v1/openapi.json')
  const text = await answer.text()
  assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(openApiDocument())))
  assert.doesNotMatch(text, /\$ref|\$defs|undefined/)
  const page = await (await web.ask('nobody', 'GET /api')).text()
  for (const { path } of OPERATIONS) assert.ok(page.includes(path), path)
  assert.doesNotMatch(page, /(src|href)="(https?:)?\/\//)
})

test('real answers are as described', async (t) => {
  const web = await startWeb(t)
  await jsonIn(await web.ask('feeder', 'POST /v1/calls', { json: offerAt(web.clock.now) }), offerAnswer)
  const { id } = await publishOne(web)
  await web.ask('trainer', `PUT /v1/snippets/${id}/review`, { json: { learningMoment: true, note: 'goed' } })
  const { items } = await jsonIn(await web.ask('trainer', 'GET /v1/snippets'), snippetList)
  assert.equal(items.length, 1)
  const read = await jsonIn(await web.ask('trainer', `GET /v1/snippets/${id}`), snippet)
  assert.ok(read.turns.length > 0 && read.review)
  await jsonIn(await web.ask('manager', 'GET /v1/sampling'), samplingAnswer)
})

test('whatever can be told of a snippet is described, and nothing else is told', () => {
  const shown = shownSnippet('een', { excerpt: EXCERPT, agent: 'Bonte Kievit', clip: { ...CLIP, levels: [[0, 12, 100]], revoiced: true }, textOnly: 'leak-heard' })
  const summary = { ...SUMMARY, id: randomUUID() }
  const asSent = (told: object): unknown => JSON.parse(JSON.stringify(told))
  for (const stay of STAYS) snippet.parse(asSent({ ...summary, stay, ...shown }))
  for (const more of [{ callId: randomUUID() }, { startedAt: '2026-11-23T10:00:00.000Z' }]) assert.equal(snippet.safeParse(asSent({ ...summary, ...shown, ...more })).success, false)
  assert.equal(snippet.safeParse(asSent({ ...summary, ...shown, clip: { ...shown.clip, timeline: [] } })).success, false)
})

test('a pipeline in TypeScript offers a call and sends what is asked for', async (t) => {
  const web = await startWeb(t)
  const client = createClient(web.address, web.feederToken)
  const offer = offerAt(web.clock.now)
  const { wanted, upload } = await offerCall(client, offer)
  assert.deepEqual(wanted.map(({ purpose }) => purpose), ['training'])
  await sendRecording(client, `${upload}`, new Blob(['geluid']))
  await sendRecording(client, `${upload}`, new Blob(['geluid']))
  assert.deepEqual(await offerCall(client, { ...offer, callId: randomUUID(), private: true }), { wanted: [] })
  const faulty = offerCall(client, { ...offer, callId: randomUUID(), team: 'onbekend' })
  await assert.rejects(faulty, (error) => error instanceof Refused && error.problem.code === 'team-unknown')
  const stranger = offerCall(createClient(web.address, 'x'), offer)
  await assert.rejects(stranger, (error) => error instanceof Refused && error.problem.status === 401)
})

test('the curl examples of docs/feeding.md do what they say', async (t) => {
  const run = promisify(execFile)
  if (!(await run('curl', ['--version']).then(() => true, () => false))) return t.skip('no curl')
  const web = await startWeb(t)
  web.clock.now = new Date('2026-11-26T10:30:00+01:00')
  const text = await readFile(resolve(import.meta.dirname, '../../docs/feeding.md'), 'utf8')
  const examples = [...text.matchAll(/^```sh\n(curl [^]*?)\n```$/gm)].map(([, example = '']) => example.replaceAll('https://steekproef.example.nl', web.address))
  assert.equal(examples.length, 2)
  const cwd = await mkdtemp(join(tmpdir(), 'curl-'))
  t.after(() => rm(cwd, { recursive: true, force: true }))
  await writeFile(join(cwd, 'recording.wav'), 'geluid')
  const shell = async (example = '', UPLOAD = ''): Promise<unknown> => {
    const { stdout } = await run('sh', ['-c', example], { cwd, env: { ...process.env, TOKEN: web.feederToken, UPLOAD } })
    return JSON.parse(stdout)
  }
  const { wanted, upload } = offerAnswer.parse(await shell(examples[0]))
  assert.equal(wanted.length, 1)
  assert.deepEqual(await shell(examples[1], upload), { received: true })
})
