// Holds, erasure and the works council's report over HTTP: for managers alone, and without anything about one person.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideOffer } from '../../models/store/offers.ts'
import { commitAhead } from '../../models/store/quarter-draws.ts'
import { startWeb } from '../support/web.ts'
import { offerOf } from '../contract/store/world.ts'

const NUMBER = '+31612345678'

test('a manager finds, holds and erases what is held about a number', async (t) => {
  const web = await startWeb(t)
  const startedAt = new Date(web.clock.now.getTime() - 600_000).toISOString()
  const terms = { now: web.clock.now, minCallMs: 30_000, maxRetentionDays: 100 }
  const { callId = '' } = await decideOffer(web.store, offerOf({ startedAt, callerNumber: NUMBER }), terms)
  const sought = { kind: 'number', text: '06 12345678' }
  const found = await (await web.ask('manager', 'POST /wissen/zoeken', { form: sought })).text()
  assert.match(found, /1 gesprekken gevonden/)
  assert.ok(found.includes(`/vasthouden?call=${callId}`))

  const hold = { callId, reason: 'access-request', until: '2026-03-20' }
  assert.equal((await web.ask('manager', 'POST /vasthouden', { form: hold })).status, 303)
  assert.match(await (await web.ask('manager', 'GET /vasthouden')).text(), /tot en met 20 maart 2026/)
  const kept = await (await web.ask('manager', 'POST /wissen', { form: sought })).text()
  assert.match(kept, /Niet gewist, omdat ze worden vastgehouden: 1 gesprekken/)
  const [{ id } = { id: '' }] = await web.store.db.selectFrom('holds').select('id').execute()
  assert.equal((await web.ask('manager', `POST /vasthouden/${id}/verlengen`, { form: { until: '2026-04-20' } })).status, 303)
  assert.equal((await web.ask('manager', `POST /vasthouden/${id}/instemmen`, { form: {} })).status, 403)
  assert.equal((await web.ask('manager', `POST /vasthouden/${id}/beeindigen`, { form: {} })).status, 303)

  const receipt = await (await web.ask('manager', 'POST /wissen', { form: { ...sought, objects: 'true' } })).text()
  assert.match(receipt, /Gewist, met hun sleutels: 1 gesprekken/)
  assert.match(receipt, /wordt niet meer getrokken/)
  assert.ok(!web.logged().includes('12345678'))
})

test('the report shows what can be noted down, and only a manager sees it', async (t) => {
  const web = await startWeb(t)
  await commitAhead(web.store, web.clock.now)
  const report = await (await web.ask('manager', 'GET /verantwoording')).text()
  const [draw] = await web.store.db.selectFrom('quarterDraws').selectAll().execute()
  assert.ok(draw && report.includes(draw.commitment))
  for (const line of ['GET /verantwoording', 'GET /wissen', 'GET /vasthouden', 'POST /wissen', 'POST /vasthouden']) {
    assert.equal((await web.ask('trainer', line)).status, 403, line)
    assert.equal((await web.ask('nobody', line)).status, 303, line)
  }
})
