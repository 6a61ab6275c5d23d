// A manager's page of one team: history, words, evaluations and the ledger to take along; and what a fraction will mean.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exportLedger } from '../../models/store/ledger-export.ts'
import { readOutlook } from '../../models/store/outlook.ts'
import { readTeam } from '../../models/store/teams.ts'
import { setFraction } from '../../models/store/sampling.ts'
import { noteWork } from '../../models/store/work.ts'
import { offerCall, publishOne } from '../support/snippets.ts'
import { startWeb } from '../support/web.ts'

test('who changed the fraction, when and why', async (t) => {
  const web = await startWeb(t)
  await setFraction(web.store, { team: 'klantenservice', fraction: 0.25, version: 1, person: web.people.manager, why: 'te weinig <tijd>' }, web.clock.now)
  const page = await (await web.ask('manager', 'GET /trekking/klantenservice')).text()
  assert.match(page, /<td>25\u00a0%<\/td>\s*<td>Manager Verzonnen<\/td>\s*<td>te weinig &lt;tijd&gt;<\/td>/)
  assert.match(page, /11 maart 2026, 11:00/)
  assert.equal((await web.ask('trainer', 'GET /trekking/klantenservice')).status, 403)
  for (const unknown of ['elders', 'X%20Y']) assert.equal((await web.ask('manager', `GET /trekking/${unknown}`)).status, 404)
})

test('the words of a team are kept, and what is no word is refused', async (t) => {
  const web = await startWeb(t)
  const send = (words: string) => web.ask('manager', 'POST /trekking/klantenservice/woorden', { form: { words } })
  assert.equal((await send('Zonnestroom Plus\r\n\r\n  Alles-in-1 \r\nZonnestroom Plus')).headers.get('location'), '/trekking/klantenservice')
  assert.deepEqual((await readTeam(web.store, 'klantenservice')).vocabulary, ['Zonnestroom Plus', 'Alles-in-1'])
  for (const wrong of ['=SOM(A1)', 'x'.repeat(41), Array.from({ length: 101 }, (_, index) => `woord${index}`).join('\n')]) {
    const answer = await send(wrong)
    assert.equal(answer.status, 400)
    assert.match(await answer.text(), /Niet gewijzigd/)
  }
  assert.equal((await web.store.db.selectFrom('audit').select('what').where('what', '=', 'vocabulary-set').execute()).length, 1)
})

test('an evaluation is moved, and one that was is not', async (t) => {
  const web = await startWeb(t)
  const send = (day: string) => web.ask('manager', 'POST /trekking/klantenservice/evaluatie', { form: { quarter: '2026-Q1', day } })
  assert.equal((await send('2026-03-20')).status, 303)
  assert.match(await (await web.ask('manager', 'GET /trekking/klantenservice')).text(), /name="day" required value="2026-03-20"/)
  assert.equal((await send('2026-03-01')).status, 400)
  assert.equal((await send('gisteren')).status, 400)
})

test('the ledger is taken along as it stands', async (t) => {
  const web = await startWeb(t)
  await offerCall(web)
  await offerCall(web)
  const text = await (await web.ask('manager', 'GET /v1/ledger.jsonl?quarter=2026-Q1')).text()
  const told = await Array.fromAsync(exportLedger(web.store, { quarter: '2026-Q1', now: web.clock.now }))
  assert.deepEqual(text.trim().split('\n'), told)
  const csv = await web.ask('manager', 'GET /v1/ledger.csv?quarter=2026-Q1')
  assert.match(csv.headers.get('content-disposition') ?? '', /attachment; filename="ledger-2026-Q1\.csv"/)
  const [head = '', ...rows] = (await csv.text()).trim().split('\r\n')
  assert.equal(rows.length, 2)
  for (const row of rows) assert.equal(row.split(',').length, head.split(',').length)
  assert.equal((await web.ask('manager', 'GET /v1/ledger.csv?quarter=x')).status, 400)
  assert.equal((await web.ask('manager', 'GET /v1/ledger.jsonl?quarter=2020-Q1')).status, 404)
  assert.equal((await web.ask('trainer', 'GET /v1/ledger.csv?quarter=2026-Q1')).status, 403)
})

test('what a fraction will mean follows from the last weeks, and the weeks of the list are those there are', async (t) => {
  const web = await startWeb(t)
  await publishOne(web)
  await offerCall(web)
  await noteWork(web.store, { audioMs: 300_000, workMs: 3_600_000, snippets: 4, now: web.clock.now })
  await noteWork(web.store, { audioMs: 300_000, workMs: 3_600_000, snippets: 2, now: web.clock.now })
  const page = await (await web.ask('manager', 'GET /trekking')).text()
  assert.match(page, /per week ongeveer 2 gesprekken, 0,1 uur luisteren en 2 uur rekenen/)
  assert.match(page, /data-week="2"\s+data-listen="165000"\s+data-work="3600000"/)
  const [later] = await readOutlook(web.store, new Date('2026-03-25T10:00:00.000Z'))
  assert.equal(later?.expiring, 1)
  const list = await (await web.ask('trainer', 'GET /?week=2026-03-09')).text()
  assert.match(list, /<option value="2026-03-09" selected>week 11, 2026<\/option>/)
})
