// What the web process writes down: a line a request, and in it nothing of a call, a person, a token or an address.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { issueLink } from '../../models/store/people.ts'
import { problemIn } from '../support/answers.ts'
import { offerAt, publishOne } from '../support/snippets.ts'
import { startWeb, type Web } from '../support/web.ts'

const lineSchema = z.strictObject({
  level: z.int(),
  time: z.string(),
  msg: z.literal('A request was answered.'),
  requestId: z.uuid(),
  method: z.string(),
  route: z.string(),
  status: z.int(),
  milliseconds: z.int().min(0),
})

test('a request leaves one line, which names its route and not its address', async (t) => {
  const web = await startWeb(t)
  const before = linesOf(web).length
  const answer = await web.ask('trainer', 'GET /v1/snippets/7c9e6679-7425-40de-944b-e07fc1f90ae7?naam=Jansen')
  const lines = linesOf(web).slice(before).map((line) => lineSchema.parse(JSON.parse(line)))
  assert.deepEqual(lines.map(({ method, route, status }) => ({ method, route, status })), [{ method: 'GET', route: '/v1/snippets/:id', status: 404 }])
  assert.equal(lines[0]?.requestId, answer.headers.get('x-request-id'))
})

test('nothing personal, no token and no id of a snippet is in the log, whatever happens', async (t) => {
  const web = await startWeb(t)
  const { id } = await publishOne(web)
  const token = await issueLink(web.store, web.people.trainer, web.clock.now)
  const offer = offerAt(web.clock.now, { callId: 'gesprek-van-jansen', agentId: 'agent-de-boer', callerNumber: '+31612345678' })
  const cookie = web.cookies.trainer.split('=')[1] ?? ''
  await web.ask('nobody', 'POST /inloggen', { form: { token } })
  await web.ask('nobody', 'POST /inloggen', { form: { token } })
  await web.ask('nobody', `GET /inloggen?token=${token}`)
  await web.ask('nobody', `GET /${token}/Jansen`)
  await web.ask('feeder', 'POST /v1/calls', { json: offer })
  await web.ask('feeder', 'POST /v1/calls', { json: { ...offer, team: 'jansen en zoon' } })
  await web.ask('feeder', 'POST /v1/calls', { json: { ...offer, team: 'jansen' } })
  await web.ask('trainer', `PUT /v1/snippets/${id}/review`, { json: { learningMoment: true, note: 'Mevrouw Jansen' } })
  await web.ask('trainer', `GET /v1/snippets/${id}`)
  await web.ask('trainer', `GET /v1/snippets?team=jansen&naam=Jansen`)
  await web.ask('manager', 'PUT /v1/sampling', { json: { team: 'klantenservice', fraction: 0.1, version: 1, why: 'Jansen vroeg erom' } })
  await web.store.db.schema.alterTable('reviews').renameTo('elsewhere').execute()
  await web.ask('trainer', `PUT /v1/snippets/${id}/review`, { json: { learningMoment: true, note: 'Mevrouw Jansen' } })
  const log = web.logged()
  const secrets = [/jansen/i, /de-boer/, /12345678/, /Verzonnen/, /Goedemiddag/, /127\.0\.0\.1/]
  for (const secret of secrets) assert.doesNotMatch(log, secret)
  for (const secret of [id, token, cookie, web.feederToken, web.people.trainer]) assert.ok(!log.includes(secret), secret)
})

test('what nobody foresaw is told by a request id, which finds the place in the log but not the message', async (t) => {
  const web = await startWeb(t)
  await web.store.db.schema.alterTable('snippets').renameTo('elsewhere').execute()
  const answer = await web.ask('trainer', 'GET /v1/snippets')
  const { status, code, detail, details, requestId } = await problemIn(answer)
  assert.equal(status, 500)
  assert.equal(code, 'internal-error')
  assert.doesNotMatch(detail, /snippets|sql/i)
  assert.equal(details, undefined)
  const line = linesOf(web).find((one) => one.includes('"frames"')) ?? ''
  assert.ok(line.includes(requestId))
  assert.doesNotMatch(line, /no such table/)
  const page = await web.ask('trainer', 'GET /')
  assert.equal(page.status, 500)
  assert.doesNotMatch(await page.text(), /no such table|node:|\.ts/)
})

const linesOf = (web: Web): string[] => web.logged().trim().split('\n')
