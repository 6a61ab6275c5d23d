// Coming in, staying in and going out; and who may make a browser change something.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { issueLink } from '../../models/store/people.ts'
import { problemIn } from '../support/answers.ts'
import { publishOne } from '../support/snippets.ts'
import { startWeb, type Web } from '../support/web.ts'

const ORIGIN = 'https://steekproef.example'

test('a link gives a session whose cookie no script reads and no other site sends', async (t) => {
  const web = await startWeb(t)
  const answer = await signIn(web, await issueLink(web.store, web.people.trainer, web.clock.now))
  assert.equal(answer.status, 303)
  assert.equal(answer.headers.get('location'), '/')
  const cookies = answer.headers.getSetCookie()
  assert.equal(cookies.length, 1)
  assert.match(cookies[0] ?? '', /^steekproef=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/)
})

test('beyond the machine itself the cookie is secure, and TLS is insisted on', async (t) => {
  const web = await startWeb(t, { origin: ORIGIN })
  const answer = await signIn(web, await issueLink(web.store, web.people.trainer, web.clock.now), { origin: ORIGIN })
  assert.match(answer.headers.getSetCookie()[0] ?? '', /; Secure(;|$)/)
  assert.match(answer.headers.get('strict-transport-security') ?? '', /^max-age=31536000/)
})

test('a link works once, for ten minutes', async (t) => {
  const web = await startWeb(t)
  const once = await issueLink(web.store, web.people.trainer, web.clock.now)
  const both = await Promise.all([signIn(web, once), signIn(web, once)])
  assert.deepEqual(both.map(({ status }) => status).toSorted(), [303, 410])
  const late = await issueLink(web.store, web.people.trainer, web.clock.now)
  web.clock.now = new Date(web.clock.now.getTime() + 10 * 60_000)
  for (const token of [once, late, 'verzonnen', '', '\u0000']) {
    const answer = await signIn(web, token)
    assert.equal(answer.status, 410)
    assert.deepEqual(answer.headers.getSetCookie(), [])
    assert.match(await answer.text(), /te oud/)
  }
  for (const body of ['', 'token', '%', '{"token":1}', 'token=a&token=b'])
    assert.equal((await web.ask('nobody', 'POST /inloggen', { body })).status, 410, body)
})

test('a session ends after twelve hours, and at once when one signs out', async (t) => {
  const web = await startWeb(t)
  assert.equal((await web.ask('trainer', 'POST /uitloggen')).headers.get('location'), '/inloggen')
  assert.equal((await web.ask('trainer', 'GET /v1/snippets')).status, 401, 'also for whoever kept the cookie')
  assert.equal((await web.ask('trainer', 'GET /')).headers.get('location'), '/inloggen')
  const begin = web.clock.now.getTime()
  web.clock.now = new Date(begin + 12 * 3_600_000 - 1)
  assert.equal((await web.ask('manager', 'GET /v1/snippets')).status, 200)
  web.clock.now = new Date(begin + 12 * 3_600_000)
  assert.equal((await web.ask('manager', 'GET /v1/snippets')).status, 401)
  const out = await web.ask('nobody', 'POST /uitloggen')
  assert.equal(out.status, 303)
  assert.match(out.headers.getSetCookie()[0] ?? '', /^steekproef=; Max-Age=0; Path=\/; HttpOnly; SameSite=Strict$/)
})

test('no address leads to another site', async (t) => {
  const web = await startWeb(t)
  for (const next of ['?next=//evil.example', '?next=https://evil.example', '?redirect=//evil.example'])
    assert.equal((await web.ask('nobody', `GET /${next}`)).headers.get('location'), '/inloggen')
  const token = await issueLink(web.store, web.people.trainer, web.clock.now)
  const answer = await web.ask('nobody', 'POST /inloggen?next=//evil.example', { form: { token, next: '//evil.example' } })
  assert.equal(answer.headers.get('location'), '/')
  for (const path of ['//evil.example', '//evil.example/%2e%2e', '/\\evil.example', '/https://evil.example'])
    assert.equal((await web.ask('nobody', `GET ${path}`)).headers.get('location'), null, path)
})

test('only the site itself may use a cookie to change something', async (t) => {
  const web = await startWeb(t)
  const { id } = await publishOne(web)
  const { host, port } = new URL(web.address)
  const others = ['https://evil.example', `http://localhost:${port}`, `http://${host}.evil.example`, 'http://127.0.0.1', 'null', '', 'not an origin']
  const lines = [`POST /v1/snippets/${id}/withdraw`, `POST /fragment/${id}/intrekken`, `PUT /v1/snippets/${id}/review`, 'POST /inloggen', 'POST /uitloggen']
  for (const line of lines) {
    for (const origin of others) assert.equal((await web.ask('trainer', line, { headers: { origin } })).status, 403, `${line} from ${origin}`)
    const crossSite = { origin: 'null', 'sec-fetch-site': 'cross-site' }
    assert.equal((await web.ask('trainer', line, { headers: crossSite })).status, 403, `${line} from a page without origin`)
  }
  assert.equal((await web.ask('trainer', 'GET /v1/snippets', { headers: { origin: 'https://evil.example' } })).status, 200, 'reading changes nothing')
  const refused = await web.ask('trainer', `POST /v1/snippets/${id}/withdraw`, { headers: { origin: 'https://evil.example' } })
  assert.equal((await problemIn(refused)).code, 'origin-refused')
  const form = { origin: 'null', 'sec-fetch-site': 'same-origin' }
  assert.equal((await web.ask('trainer', `POST /fragment/${id}/intrekken`, { headers: form })).status, 303, 'a form of a page with no-referrer')
})

test('with an address of its own, the site takes that one alone', async (t) => {
  const web = await startWeb(t, { origin: ORIGIN })
  const status = async (origin: string) => (await web.ask('manager', 'PUT /v1/sampling', { json: {}, headers: { origin } })).status
  assert.equal(await status(ORIGIN), 400)
  for (const origin of [web.address, 'http://steekproef.example', `${ORIGIN}:8443`, `${ORIGIN}/`]) assert.equal(await status(origin), 403, origin)
})

test('a pipeline needs no origin', async (t) => {
  const web = await startWeb(t)
  const answer = await web.ask('feeder', 'POST /v1/calls', { json: {}, headers: { origin: 'https://evil.example' } })
  assert.equal(answer.status, 422)
})

const signIn = (web: Web, token: string, headers: Record<string, string> = {}) => web.ask('nobody', 'POST /inloggen', { form: { token }, headers })
