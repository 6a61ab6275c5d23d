// Figures for whoever runs it: for Prometheus and as a page, without anything of any call, and for nobody else.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import { metricRoutes } from '../../api/routes/metrics.ts'
import { serveApp } from '../../api/serve.ts'
import type { Web as App } from '../../api/tools.ts'
import { failCall } from '../../models/store/calls.ts'
import { idIn, offerCall, publishOne, RECORDING } from '../support/snippets.ts'
import { startWeb } from '../support/web.ts'

test('what is measured is on a list, and tells nothing of a call', async (t) => {
  const web = await startWeb(t)
  const { id, callId } = await publishOne(web)
  const upload = await offerCall(web)
  await web.ask('feeder', `PUT ${upload}`, { body: RECORDING })
  await failCall(web.store, { callId: idIn(upload), code: 'recording-unreadable', now: web.clock.now })
  await web.store.db.insertInto('callFlags').values({ callId, flag: 'truncated' }).execute()
  const answer = await web.ask('nobody', 'GET /metrics')
  assert.match(answer.headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/)
  const text = await answer.text()
  for (const line of text.trim().split('\n')) assert.match(line, /^(# (HELP|TYPE) steekproef_\w+ .+|steekproef_\w+(\{(\w+="[\w -]*",?)+\})? -?\d+(\.\d+)?(e-?\d+)?)$/)
  assert.match(text, /^steekproef_redis_up 1$/m)
  assert.match(text, /^steekproef_failed_calls\{code="recording-unreadable"\} 1$/m)
  assert.match(text, /^steekproef_past_term\{kind="snippets"\} 0$/m)
  assert.match(text, /^steekproef_flagged_calls\{flag="truncated"\} 1$/m)
  assert.match(await (await web.ask('manager', 'GET /verwerking')).text(), /De opname is afgekapt/)
  for (const secret of [id, callId, 'klantenservice', web.people.trainer]) assert.ok(!text.includes(secret))
})

test('what is past its term shows', async (t) => {
  const web = await startWeb(t)
  await publishOne(web)
  web.clock.now = new Date('2026-05-01T10:00:00.000Z')
  assert.match(await (await web.ask('nobody', 'GET /metrics')).text(), /^steekproef_past_term\{kind="snippets"\} 1$/m)
})

test('without a token only this machine is told, and nothing that a proxy passes on', async (t) => {
  const web = await startWeb(t)
  for (const name of ['x-forwarded-for', 'forwarded', 'via']) assert.equal((await web.ask('nobody', 'GET /metrics', { headers: { [name]: '192.0.2.7' } })).status, 404)
  const origin = await startWeb(t, { origin: 'https://steekproef.example.nl' })
  assert.equal((await origin.ask('nobody', 'GET /metrics')).status, 200)
})

test('with a token whoever has it is told', async (t) => {
  const { store, queues, clock } = await startWeb(t)
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const settings = { minCallMs: 0, maxRetentionDays: 1, maxRecordingBytes: 1, origin: undefined, metricsToken: 'geheim-en-lang-genoeg' }
  const app = new Hono<App>().route('/', metricRoutes({ store, queues, now: () => clock.now, log: silent, settings })).onError((_, c) => c.text('', 404))
  const serving = await serveApp(app, { host: '127.0.0.1', port: 0 })
  t.after(() => serving.stop())
  const ask = async (headers: Record<string, string>) => (await fetch(`${serving.address}/metrics`, { headers: { connection: 'close', ...headers } })).status
  assert.equal(await ask({ authorization: 'Bearer geheim-en-lang-genoeg' }), 200)
  for (const headers of [{}, { authorization: 'Bearer iets anders' }]) assert.equal(await ask(headers), 404)
})

test('a manager sees queues, failures with what to do, and what is held; also while Redis is away', async (t) => {
  const web = await startWeb(t)
  const upload = await offerCall(web)
  await web.ask('feeder', `PUT ${upload}`, { body: RECORDING })
  await failCall(web.store, { callId: idIn(upload), code: 'recording-unreadable', now: web.clock.now })
  const page = await (await web.ask('manager', 'GET /verwerking')).text()
  assert.match(page, /Niets is over zijn termijn/)
  assert.match(page, /<td>recording-unreadable<\/td><td>Geen telefoongeluid/)
  assert.match(page, /<th scope="col">wacht<\/th>[^]*<td>Voorbereiden<\/td>/)
  assert.equal((await web.ask('trainer', 'GET /verwerking')).status, 403)
  await web.redis.stop()
  assert.match(await (await web.ask('manager', 'GET /verwerking')).text(), /Redis antwoordt niet/)
})
