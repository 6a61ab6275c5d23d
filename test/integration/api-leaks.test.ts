// A reported leak: gone for everyone, told to whoever answers for privacy, and noted without a word of what it was.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { leaks } from '../../api/openapi/answers.ts'
import { jsonIn, problemIn } from '../support/answers.ts'
import { publishOne } from '../support/snippets.ts'
import { startWeb } from '../support/web.ts'

test('managers are told on their pages, whoever watches in the log and the metrics, until one has seen to it', async (t) => {
  const web = await startWeb(t)
  const { id, callId } = await publishOne(web)
  assert.doesNotMatch(await (await web.ask('manager', 'GET /')).text(), /lek/)
  assert.equal((await web.ask('trainer', `POST /v1/snippets/${id}/withdraw?heardMs=2500`)).status, 204)

  for (const page of ['/', '/trekking', '/verwerking']) assert.match(await (await web.ask('manager', `GET ${page}`)).text(), /<b class="badge">1<\/b>/)
  assert.match(await (await web.ask('manager', 'GET /')).text(), /Iemand meldde een lek/)
  assert.doesNotMatch(await (await web.ask('trainer', 'GET /')).text(), /lek|badge/)
  assert.match(web.logged(), new RegExp(`"level":40[^\\n]*"snippetId":"${id}"[^\\n]*"code":"leak-reported"`))
  assert.match(await (await web.ask('nobody', 'GET /metrics')).text(), /^steekproef_unseen_leaks 1$/m)

  const page = await (await web.ask('manager', 'GET /meldingen')).text()
  assert.match(page, /Klantenservice[\s\S]*gehoord, 0:00 tot 0:02[\s\S]*NAME/)
  for (const secret of [id, callId, 'Goedemiddag', 'Bonte Kievit', web.people.trainer]) assert.ok(!page.includes(secret), secret)
  const see = /action="(\/meldingen\/[0-9a-f-]+)"/.exec(page)?.[1]
  assert.equal((await web.ask('manager', `POST ${see}`)).headers.get('location'), '/meldingen')
  const seen = await (await web.ask('manager', 'GET /meldingen')).text()
  assert.match(seen, /<td>Manager Verzonnen<\/td>/)
  assert.doesNotMatch(seen, /badge|<form method="post" action="\/meldingen/)
  assert.match(await (await web.ask('nobody', 'GET /metrics')).text(), /^steekproef_unseen_leaks 0$/m)
})

test('developers get the notes, as described', async (t) => {
  const web = await startWeb(t)
  const [heard, read] = [await publishOne(web), await publishOne(web)]
  await web.ask('trainer', `POST /fragment/${heard.id}/intrekken`, { form: { heardMs: '2500' } })
  web.clock.now = new Date(web.clock.now.getTime() + 60_000)
  await web.ask('manager', `POST /fragment/${read.id}/intrekken`, { form: {} })
  const { leaks: notes } = await jsonIn(await web.ask('manager', 'GET /v1/leaks'), leaks)
  const told = notes.map(({ snippetId, step, within, near, model, modelRevision, redaction }) => ({ snippetId, step, within, near, made: [model, modelRevision, redaction] }))
  const made = ['verzonnen', '1', '2']
  assert.deepEqual(told, [
    { snippetId: read.id, step: 'redact', within: undefined, near: [], made },
    { snippetId: heard.id, step: 'mask', within: { startMs: 0, endMs: 2500 }, near: ['NAME'], made },
  ])
})

test('a moment that is none is refused, and the snippet stays', async (t) => {
  const web = await startWeb(t)
  const { id } = await publishOne(web)
  for (const heardMs of ['-1', '1.5', '999999', 'x'])
    assert.equal((await problemIn(await web.ask('trainer', `POST /v1/snippets/${id}/withdraw?heardMs=${heardMs}`))).code, 'request-faulty', heardMs)
  assert.equal((await web.ask('trainer', `GET /v1/snippets/${id}/alive`)).status, 204)
})

test('an open page learns that its snippet is gone, and nobody has looked by that', async (t) => {
  const web = await startWeb(t)
  const { id } = await publishOne(web)
  const alive = async () => (await web.ask('manager', `GET /v1/snippets/${id}/alive`)).status
  assert.equal(await alive(), 204)
  await web.ask('trainer', `POST /v1/snippets/${id}/withdraw`)
  assert.equal(await alive(), 410)
  assert.equal((await web.ask('trainer', `GET /v1/snippets/${randomUUID()}/alive`)).status, 404)
  const entries = await web.store.db.selectFrom('audit').select('what').where('subject', '=', id).execute()
  assert.deepEqual(entries.map(({ what }) => what), ['withdrawn'])
})
