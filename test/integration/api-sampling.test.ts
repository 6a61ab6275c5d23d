// How a manager looks at the draw and changes a fraction: with a reason, on record, and never over somebody else's change.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { addTeam } from '../../models/store/teams.ts'
import { jsonIn, problemIn } from '../support/answers.ts'
import { offerCall, publishOne } from '../support/snippets.ts'
import { startWeb, type Web } from '../support/web.ts'

const teamSchema = z.looseObject({ team: z.string(), small: z.boolean(), fraction: z.number(), version: z.int(), offered: z.int(), drawn: z.int(), snippets: z.int() })
const samplingSchema = z.strictObject({ teams: z.array(teamSchema) })
const change = { team: 'klantenservice', fraction: 0.25, version: 1, why: 'Er is te weinig tijd' }

test('a manager sees per team what is drawn and what came of it', async (t) => {
  const web = await startWeb(t)
  await publishOne(web)
  await offerCall(web)
  const [team] = await teamsOf(web)
  const { fraction, version, offered, drawn, snippets, small } = team ?? {}
  assert.deepEqual({ fraction, version, offered, drawn, snippets, small }, { fraction: 1, version: 1, offered: 2, drawn: 2, snippets: 1, small: false })
  const page = await (await web.ask('manager', 'GET /trekking')).text()
  assert.match(page, /Klantenservice/)
})

test('small teams are one line with one fraction', async (t) => {
  const web = await startWeb(t)
  for (const id of ['schade', 'balie'])
    await addTeam(web.store, { id, name: id, agentCount: 3, consentDate: '2026-01-05', fraction: 0.1 }, { by: 'test', now: web.clock.now })
  const teams = await teamsOf(web)
  assert.deepEqual(teams.map(({ team, small }) => ({ team, small })), [{ team: 'klantenservice', small: false }, { team: 'small-teams', small: true }])
  assert.equal((await problemIn(await web.ask('manager', 'PUT /v1/sampling', { json: { ...change, team: 'schade', fraction: 0.15 } }))).code, 'request-faulty')
  const shared = await web.ask('manager', 'PUT /v1/sampling', { json: { ...change, team: 'small-teams', fraction: 0.15 } })
  assert.equal((await jsonIn(shared, samplingSchema)).teams[1]?.fraction, 0.15)
})

test('a change is answered with what is in force now, and put on record', async (t) => {
  const web = await startWeb(t)
  const answer = await web.ask('manager', 'PUT /v1/sampling', { json: change })
  const [team] = (await jsonIn(answer, samplingSchema)).teams
  assert.equal(team?.fraction, 0.25)
  assert.equal(team?.version, 2)
  const set = await web.store.db.selectFrom('audit').select(['person', 'subject']).where('what', '=', 'fraction-set').execute()
  assert.deepEqual(set.at(-1), { person: web.people.manager, subject: 'klantenservice' })
})

test('two who change at once: the second is told', async (t) => {
  const web = await startWeb(t)
  const answers = await Promise.all([0.2, 0.3].map((fraction) => web.ask('manager', 'PUT /v1/sampling', { json: { ...change, fraction } })))
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409])
  const late = answers.find(({ status }) => status === 409)
  assert.ok(late)
  assert.equal((await problemIn(late)).code, 'fraction-changed')
})

test('a change that may not be is refused, and changes nothing', async (t) => {
  const web = await startWeb(t)
  await addTeam(web.store, { id: 'verkoop', name: 'Verkoop', agentCount: 9, consentDate: '2026-01-05' }, { by: 'test', now: web.clock.now })
  const codeOf = async (json: unknown) => (await problemIn(await web.ask('manager', 'PUT /v1/sampling', { json }))).code
  assert.equal(await codeOf({ ...change, team: 'verkoop' }), 'fraction-refused')
  assert.equal(await codeOf({ ...change, team: 'onbekend' }), 'team-unknown')
  for (const wrong of [{ fraction: 1.1 }, { fraction: -0.1 }, { fraction: '0.1' }, { fraction: null }, { why: ' ' }, { why: 'x'.repeat(201) }, { version: 1.5 }, { by: 'mij' }])
    assert.equal(await codeOf({ ...change, ...wrong }), 'request-faulty')
  assert.deepEqual((await teamsOf(web)).map(({ version }) => version), [1, 1])
})

test('the form on the page does the same, and shows again what can be mended', async (t) => {
  const web = await startWeb(t)
  await publishOne(web)
  const send = (changed: Record<string, string>) => web.ask('manager', 'POST /trekking', { form: { ...change, fraction: '0.25', version: '1', ...changed } })
  assert.equal((await send({})).headers.get('location'), '/trekking#klantenservice')
  const late = await send({ why: 'Een eigen reden' })
  assert.equal(late.status, 409)
  const page = await late.text()
  assert.match(page, /Een eigen reden/)
  assert.match(page, /Is het toeval\?/)
  assert.match(page, /per week ongeveer/)
  const unexplained = await (await send({ version: '2', why: ' ' })).text()
  assert.match(unexplained, /name="why"[^>]*aria-invalid="true"[^]*Geef een reden[^]*Is het toeval\?/)
  for (const wrong of [{ fraction: '' }, { fraction: '1e-1' }, { fraction: '2' }, { version: '' }, { why: '' }, { team: 'x y' }]) assert.equal((await send(wrong)).status, 400)
  assert.equal((await teamsOf(web))[0]?.version, 2)
})

const teamsOf = async (web: Web) => (await jsonIn(await web.ask('manager', 'GET /v1/sampling'), samplingSchema)).teams
