// Who may ask what, and what every answer carries, for every route there is.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { problemIn } from '../support/answers.ts'
import { startWeb, type Asker, type Sent, type Web } from '../support/web.ts'
import { offerAt } from '../support/snippets.ts'

const ASKERS = ['nobody', 'feeder', 'trainer', 'manager'] as const
const id = randomUUID()
const change = { team: 'klantenservice', fraction: 0.1, version: 1, why: 'minder nodig' }

type Row = Readonly<{ line: string; sent?: (web: Web) => Sent; answers: Readonly<Record<Asker, number>> }>

const API: readonly Row[] = [
  { line: 'POST /v1/calls', sent: ({ clock }) => ({ json: offerAt(clock.now) }), answers: { nobody: 401, feeder: 200, trainer: 403, manager: 403 } },
  { line: `PUT /v1/recordings/${id}`, sent: () => ({ body: 'x' }), answers: { nobody: 401, feeder: 404, trainer: 403, manager: 403 } },
  { line: 'GET /v1/snippets', answers: { nobody: 401, feeder: 403, trainer: 200, manager: 200 } },
  { line: `GET /v1/snippets/${id}`, answers: { nobody: 401, feeder: 403, trainer: 404, manager: 404 } },
  { line: `GET /v1/snippets/${id}/clip`, answers: { nobody: 401, feeder: 403, trainer: 404, manager: 404 } },
  {
    line: `PUT /v1/snippets/${id}/review`,
    sent: () => ({ json: { learningMoment: true, note: '' } }),
    answers: { nobody: 401, feeder: 403, trainer: 404, manager: 404 },
  },
  { line: `POST /v1/snippets/${id}/withdraw`, answers: { nobody: 401, feeder: 403, trainer: 404, manager: 404 } },
  { line: `GET /v1/snippets/${id}/alive`, answers: { nobody: 401, feeder: 403, trainer: 404, manager: 404 } },
  { line: 'GET /v1/leaks', answers: { nobody: 401, feeder: 403, trainer: 403, manager: 200 } },
  { line: 'GET /v1/sampling', answers: { nobody: 401, feeder: 403, trainer: 403, manager: 200 } },
  { line: 'PUT /v1/sampling', sent: () => ({ json: change }), answers: { nobody: 401, feeder: 403, trainer: 403, manager: 200 } },
  { line: 'GET /v1/health', answers: { nobody: 200, feeder: 200, trainer: 200, manager: 200 } },
  { line: 'GET /v1/ready', answers: { nobody: 200, feeder: 200, trainer: 200, manager: 200 } },
]

const PAGES: readonly Row[] = [
  { line: 'GET /', answers: { nobody: 303, feeder: 403, trainer: 200, manager: 200 } },
  { line: `GET /fragment/${id}`, answers: { nobody: 303, feeder: 403, trainer: 404, manager: 404 } },
  { line: `POST /fragment/${id}/beoordeling`, sent: () => ({ form: { note: '' } }), answers: { nobody: 303, feeder: 403, trainer: 404, manager: 404 } },
  { line: `POST /fragment/${id}/intrekken`, answers: { nobody: 303, feeder: 403, trainer: 404, manager: 404 } },
  { line: 'GET /meldingen', answers: { nobody: 303, feeder: 403, trainer: 403, manager: 200 } },
  { line: `POST /meldingen/${id}`, answers: { nobody: 303, feeder: 403, trainer: 403, manager: 404 } },
  { line: 'GET /trekking', answers: { nobody: 303, feeder: 403, trainer: 403, manager: 200 } },
  {
    line: 'POST /trekking',
    sent: () => ({ form: { ...change, version: '2', fraction: '0.2' } }), // PUT /v1/sampling made version 2.
    answers: { nobody: 303, feeder: 403, trainer: 403, manager: 303 },
  },
  { line: 'GET /inloggen', answers: { nobody: 200, feeder: 200, trainer: 200, manager: 200 } },
]

test('every route answers each role as it should', async (t) => {
  const web = await startWeb(t)
  for (const { line, sent, answers } of [...API, ...PAGES]) {
    for (const asker of ASKERS) {
      const answer = await web.ask(asker, line, sent?.(web))
      assert.equal(answer.status, answers[asker], `${line} by ${asker}: ${await answer.text()}`)
      assertHardened(answer)
      if (answer.status === 303 && asker === 'nobody') assert.equal(answer.headers.get('location'), '/inloggen')
    }
  }
})

test('a token or a cookie that is none opens nothing', async (t) => {
  const web = await startWeb(t)
  const wrong = ['Bearer verzonnen', 'Bearer', 'Basic dXNlcjpwYXNz', `Bearer ${web.feederToken} x`, `bearer${web.feederToken}`]
  for (const authorization of wrong) {
    const answer = await web.ask('nobody', 'POST /v1/calls', { headers: { authorization }, json: offerAt(web.clock.now) })
    assert.equal(answer.status, 401)
    assert.equal(answer.headers.get('www-authenticate'), 'Bearer')
  }
  const beside = { headers: { authorization: 'Bearer verzonnen' } }
  assert.equal((await web.ask('trainer', 'GET /v1/snippets', beside)).status, 401, 'a wrong token is not made good by a cookie')
  for (const cookie of ['steekproef=verzonnen', 'steekproef=', 'steekproef=%00', `anders=${web.cookies.trainer.split('=')[1]}`])
    assert.equal((await web.ask('nobody', 'GET /v1/snippets', { headers: { cookie } })).status, 401)
})

test('unknown paths and ids are nowhere, and methods that a path does not take are named', async (t) => {
  const web = await startWeb(t)
  for (const path of ['/v1', '/v1/', '/v1/nothing', '/v1/snippets/', '/v1/snippets/none', `/v1/snippets/${id}/x`])
    assert.equal((await web.ask('trainer', `GET ${path}`)).status, 404, path)
  for (const path of ['/nothing', '/fragment/none', '/v1x', '/index.html', '//evil.example/', '/%2e%2e/x'])
    assert.equal((await web.ask('trainer', `GET ${path}`)).status, 404, path)
  const refused = await web.ask('manager', 'DELETE /v1/snippets')
  assert.equal(refused.status, 405)
  assert.equal(refused.headers.get('allow'), 'GET, HEAD')
  assert.equal((await web.ask('feeder', `GET /v1/recordings/${id}`)).headers.get('allow'), 'PUT')
  assert.equal((await web.ask('nobody', 'OPTIONS /v1/sampling')).headers.get('access-control-allow-origin'), null)
})

test('every failure of /v1 has one shape, and one elsewhere is a page', async (t) => {
  const web = await startWeb(t)
  const failures = [
    await web.ask('nobody', 'GET /v1/snippets'),
    await web.ask('trainer', 'GET /v1/sampling'),
    await web.ask('trainer', 'GET /v1/nothing'),
    await web.ask('trainer', 'PATCH /v1/snippets'),
    await web.ask('trainer', 'GET /v1/snippets?page=0&pageSize=x&anders=1'),
    await web.ask('trainer', `PUT /v1/snippets/${id}/review`, { body: '{' }),
  ]
  for (const failure of failures) {
    await problemIn(failure)
    assertHardened(failure)
  }
  const page = await web.ask('trainer', 'GET /nothing')
  assert.match(page.headers.get('content-type') ?? '', /^text\/html/)
  assert.ok((await page.text()).includes(page.headers.get('x-request-id') ?? 'none'))
})

function assertHardened({ headers }: Response): void {
  assert.equal(headers.get('cache-control'), 'no-store')
  assert.match(headers.get('content-security-policy') ?? '', /^default-src 'none'; .*frame-ancestors 'none'; base-uri 'none'$/)
  assert.equal(headers.get('referrer-policy'), 'no-referrer')
  assert.equal(headers.get('x-content-type-options'), 'nosniff')
  assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin')
  assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin')
  assert.ok(headers.get('permissions-policy'))
  assert.match(headers.get('x-request-id') ?? '', /^[0-9a-f-]{36}$/)
  assert.equal(headers.get('strict-transport-security'), null, 'not on the machine itself')
  assert.equal(headers.get('x-powered-by'), null)
}
