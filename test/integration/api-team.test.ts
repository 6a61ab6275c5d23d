// A manager's page of one team: rules, evaluations, sound, words, history and the ledger to take along; and what a fraction will mean.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exportLedger } from '../../models/store/ledger-export.ts'
import { readOutlook } from '../../models/store/outlook.ts'
import { setFraction } from '../../models/store/sampling.ts'
import { strengthOf } from '../../models/store/strengths.ts'
import { listTeamChanges } from '../../models/store/team-changes.ts'
import { currentRules } from '../../models/store/team-rules.ts'
import { addTeam, readTeam } from '../../models/store/teams.ts'
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

test('what stays readable is nothing, until a manager says what and why', async (t) => {
  const web = await startWeb(t)
  const send = (form: Record<string, string>) => web.ask('manager', 'POST /trekking/klantenservice/leesbaar', { form })
  assert.deepEqual((await readTeam(web.store, 'klantenservice')).readableKinds, [])
  for (const wrong of [{ PLACE: 'true', why: ' ' }, { PLACE: 'ja', why: 'oefenen' }, { NAME: 'true', why: 'oefenen' }]) assert.equal((await send(wrong)).status, 400)
  assert.deepEqual((await readTeam(web.store, 'klantenservice')).readableKinds, [])
  assert.equal((await send({ HEALTH: 'true', why: 'de zorglijn oefent hierop' })).status, 303)
  assert.deepEqual((await readTeam(web.store, 'klantenservice')).readableKinds, ['HEALTH'])
  const page = await (await web.ask('manager', 'GET /trekking/klantenservice')).text()
  assert.match(page, /name="HEALTH" value="true" checked[^]*leesbaar blijft: gezondheid<\/td>\s*<td>Manager Verzonnen<\/td>\s*<td>de zorglijn oefent hierop/)
  assert.equal((await send({ why: 'toch niet' })).status, 303)
  assert.deepEqual((await readTeam(web.store, 'klantenservice')).readableKinds, [])
  assert.equal((await web.store.db.selectFrom('audit').select('what').where('what', '=', 'readable-set').execute()).length, 2)
})

test('the rules of a team are set with a reason, from the version that was seen, and both are told', async (t) => {
  const web = await startWeb(t)
  const rules = { method: 'deck', cap: '6', minTalk: '90', review: 'week', version: '0', why: 'elke medewerker even vaak' }
  const send = (changed: Record<string, string> = {}) => web.ask('manager', 'POST /trekking/klantenservice/regels', { form: { ...rules, ...changed } })
  assert.equal((await send()).headers.get('location'), '/trekking/klantenservice')
  const { setAt: _, ...inForce } = await currentRules(web.store.db, 'klantenservice')
  assert.deepEqual(inForce, { version: 1, method: 'deck', capPerMonth: 6, minTalkMs: 90_000, review: 'week' })
  const page = await (await web.ask('manager', 'GET /trekking/klantenservice')).text()
  assert.match(page, /<td>van een stapel per medewerker, hoogstens 6 per medewerker per maand, vanaf 90 seconden, [^<]*week na het gesprek<\/td>\s*<td>Manager Verzonnen<\/td>\s*<td>elke medewerker even vaak<\/td>/)
  assert.match(page, /name="method" value="deck" required checked/)
  const late = await send({ cap: '', why: 'ook ik' })
  assert.equal(late.status, 409)
  assert.match(await late.text(), /iemand anders was u voor[^]*name="cap"[^>]* value="6"[^]*name="why"[^>]* value="ook ik"/)
  assert.equal((await send({ version: '1', cap: '', method: 'bernoulli' })).status, 303)
  assert.equal((await currentRules(web.store.db, 'klantenservice')).capPerMonth, null)
  const acts = await web.store.db.selectFrom('audit').select(['person', 'subject']).where('what', '=', 'rules-set').execute()
  assert.deepEqual(acts, Array.from({ length: 2 }, () => ({ person: web.people.manager, subject: 'klantenservice' })))
})

test('what is wrong with a rule is said at its field, and what was filled in stands there again', async (t) => {
  const web = await startWeb(t)
  const rules = { method: 'bernoulli', cap: '', minTalk: '30', review: 'evaluation', version: '0', why: 'zo afgesproken' }
  for (const [name, value] of Object.entries({ method: 'lot', cap: '0', minTalk: '-1', review: 'jaar', why: '  ' })) {
    const answer = await web.ask('manager', 'POST /trekking/klantenservice/regels', { form: { ...rules, [name]: value } })
    assert.equal(answer.status, 400)
    const page = await answer.text()
    assert.match(page, new RegExp(`name="${name}"[^>]*aria-invalid="true" aria-describedby="wrong-${name}"`))
    assert.deepEqual([...page.matchAll(/id="wrong-(\w+)"/g)].map((match) => match[1]), [name])
  }
  const filled = await (await web.ask('manager', 'POST /trekking/klantenservice/regels', { form: { ...rules, cap: '12', minTalk: 'kort' } })).text()
  assert.match(filled, /name="cap"[^>]* value="12"/)
  assert.match(filled, /name="minTalk"[^>]* value="kort"/)
  assert.deepEqual(await web.store.db.selectFrom('teamRules').select('version').execute(), [])
})

test('a small team is offered no rule that would point at somebody, and is found among those it shares a fraction with', async (t) => {
  const web = await startWeb(t)
  await addTeam(web.store, { id: 'balie', name: 'Balie', agentCount: 3, consentDate: '2026-01-05' }, { by: 'test', now: web.clock.now })
  assert.match(await (await web.ask('manager', 'GET /trekking/small-teams')).text(), /<a href="\/trekking\/balie">Balie<\/a>/)
  const page = await (await web.ask('manager', 'GET /trekking/balie')).text()
  assert.match(page, /te klein voor een stapel/)
  assert.doesNotMatch(page, /value="deck"/)
  const rules = { method: 'bernoulli', cap: '', minTalk: '60', review: 'week', version: '0', why: 'weekbeoordeling' }
  assert.equal((await web.ask('manager', 'POST /trekking/balie/regels', { form: { ...rules, method: 'deck' } })).status, 400)
  assert.equal((await web.ask('manager', 'POST /trekking/balie/regels', { form: rules })).status, 303)
})

test('language and sound are set, and only what differs is on record', async (t) => {
  const web = await startWeb(t)
  const send = (form: Record<string, string>) => web.ask('manager', 'POST /trekking/klantenservice/geluid', { form })
  assert.equal((await send({ language: 'en', strength: 'disguised', why: 'Engelse lijn' })).status, 303)
  assert.equal((await send({ language: 'en', strength: 'revoiced', why: 'afspraak' })).status, 303)
  assert.deepEqual([(await readTeam(web.store, 'klantenservice')).language, await strengthOf(web.store, 'klantenservice')], ['en', 'revoiced'])
  const changes = await listTeamChanges(web.store, 'klantenservice')
  assert.deepEqual(changes.map(({ what, value, setBy, why }) => [what, value, setBy, why]), [
    ['strength', 'revoiced', 'Manager Verzonnen', 'afspraak'],
    ['language', 'en', 'Manager Verzonnen', 'Engelse lijn'],
  ])
  assert.equal((await send({ language: 'fr', strength: 'revoiced', why: 'afspraak' })).status, 400)
})

test('an evaluation is moved, and one that was is not', async (t) => {
  const web = await startWeb(t)
  const send = (day: string) => web.ask('manager', 'POST /trekking/klantenservice/evaluatie', { form: { quarter: '2026-Q1', day, why: 'agenda' } })
  assert.equal((await send('2026-03-20')).status, 303)
  assert.match(await (await web.ask('manager', 'GET /trekking/klantenservice')).text(), /name="day" required value="2026-03-20"/)
  const past = await send('2026-03-01')
  assert.equal(past.status, 400)
  assert.match(await past.text(), /name="day" required value="2026-03-01" aria-invalid="true"[^]*Kies een dag vanaf vandaag/)
  assert.equal((await send('gisteren')).status, 400)
})

test('an evaluation that was held ends its snippets there and then, once somebody is sure', async (t) => {
  const web = await startWeb(t)
  const { id } = await publishOne(web)
  const send = (form: Record<string, string>) => web.ask('manager', 'POST /trekking/klantenservice/gehouden', { form })
  assert.equal((await send({ quarter: '2026-Q1' })).status, 400)
  assert.equal((await web.ask('trainer', `GET /v1/snippets/${id}`)).status, 200)
  assert.equal((await send({ quarter: '2026-Q1', sure: 'true' })).status, 303)
  assert.equal((await web.ask('trainer', `GET /v1/snippets/${id}`)).status, 410)
  assert.match(await (await web.ask('manager', 'GET /trekking/klantenservice')).text(), /<td>evaluatie van 2026-Q1 gehouden<\/td>/)
})

test('nobody but a manager sets anything of a team', async (t) => {
  const web = await startWeb(t)
  for (const form of ['regels', 'geluid', 'woorden', 'evaluatie', 'gehouden']) {
    assert.equal((await web.ask('trainer', `POST /trekking/klantenservice/${form}`, { form: {} })).status, 403, form)
    assert.equal((await web.ask('manager', `POST /trekking/klantenservice/${form}`, { form: {}, headers: { origin: 'https://elders.example' } })).status, 403, form)
  }
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
