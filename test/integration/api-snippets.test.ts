// Looking at snippets, judging them, taking them back, and their end; each look and act on record.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { z } from 'zod'
import { expireDue } from '../../models/store/expire.ts'
import { jsonIn, problemIn } from '../support/answers.ts'
import { publishOne, START_MS } from '../support/snippets.ts'
import { startWeb, type Web } from '../support/web.ts'

const listSchema = z.strictObject({
  items: z.array(z.looseObject({ id: z.string(), reviewed: z.boolean(), learningMoment: z.boolean() })),
  total: z.int(),
  page: z.int(),
  pageSize: z.int(),
})
const anything = z.looseObject({})

test('a list tells of a snippet no more than team, week, theme, reason and end', async (t) => {
  const web = await startWeb(t)
  const { id } = await publishOne(web)
  const { items, ...rest } = await jsonIn(await web.ask('trainer', 'GET /v1/snippets'), listSchema)
  assert.deepEqual(rest, { total: 1, page: 1, pageSize: 20 })
  const team = { team: 'klantenservice', teamName: 'Klantenservice' }
  const known = { week: '2026-03-09', theme: 'billing', reason: 'explanation', until: '2026-03-31' }
  assert.deepEqual(items, [{ id, ...team, ...known, reviewed: false, learningMoment: false, hasClip: true, stay: 'evaluation' }])
})

test('a list is filtered and cut into pages', async (t) => {
  const web = await startWeb(t)
  const ids = [await publishOne(web), await publishOne(web), await publishOne(web)].map(({ id }) => id)
  await web.ask('trainer', `PUT /v1/snippets/${ids[0]}/review`, { json: { learningMoment: true, note: '' } })
  const found = async (query: string) => (await jsonIn(await web.ask('trainer', `GET /v1/snippets?${query}`), listSchema)).items.map((item) => item.id)
  const pages = [...(await found('page=1&pageSize=2')), ...(await found('page=2&pageSize=2'))]
  assert.deepEqual(pages.toSorted(), ids.toSorted())
  assert.deepEqual(await found('page=100000'), [])
  assert.deepEqual(await found('reviewed=true'), [ids[0]])
  assert.equal((await found('reviewed=false&theme=billing&week=2026-03-09&team=klantenservice')).length, 2)
  assert.deepEqual(await found('learningMoment=true&team='), [ids[0]], 'what a form leaves empty counts as absent')
  assert.deepEqual(await found('theme=fault'), [])
  assert.deepEqual(await found('team=schade'), [])
})

test('a list that is asked for wrongly is refused with every fault', async (t) => {
  const web = await startWeb(t)
  const query = 'page=0&pageSize=101&team=Te%20Am&theme=weather&week=gisteren&reviewed=ja&learningMoment=1&callId=7'
  const { code, details = [] } = await problemIn(await web.ask('trainer', `GET /v1/snippets?${query}`))
  assert.equal(code, 'request-faulty')
  const fields = details.map((line) => line.split(':')[0] ?? '')
  assert.deepEqual(fields.toSorted(), ['body', 'learningMoment', 'page', 'pageSize', 'reviewed', 'team', 'theme', 'week'])
  for (const page of ['1e3', '-1', '1.5', '999999999999', '0x10', '%20'])
    assert.equal((await web.ask('trainer', `GET /v1/snippets?page=${page}`)).status, 400, page)
})

test('a snippet is told on its own clock, and says nothing of its call', async (t) => {
  const web = await startWeb(t)
  const { id, callId } = await publishOne(web)
  const answer = await web.ask('trainer', `GET /v1/snippets/${id}`)
  const text = await answer.clone().text()
  const snippet = await jsonIn(answer, anything)
  assert.deepEqual(snippet['turns'], [
    { speaker: 'agent', channel: 0, startMs: 0, endMs: 800, words: [{ shown: true, text: 'Goedemiddag', startMs: 0, endMs: 800 }] },
    {
      speaker: 'caller',
      channel: 1,
      startMs: 2000,
      endMs: 2800,
      words: [
        { shown: true, text: 'met', startMs: 2000, endMs: 2200 },
        { shown: false, placeholder: '[NAAM-1]', startMs: 2200, endMs: 2800 },
        { shown: false, startMs: 2200, endMs: 2800 },
      ],
    },
  ])
  assert.deepEqual(snippet['clip'], {
    src: `/v1/snippets/${id}/clip`,
    lengthMs: 29_800,
    passed: [{ channel: 0, startMs: 0, endMs: 800 }],
    masked: [{ channel: 0, startMs: 800, endMs: 29_800 }, { channel: 1, startMs: 0, endMs: 29_800 }],
  })
  assert.equal(snippet['agent'], 'Bonte Kievit')
  for (const secret of [callId, String(START_MS), '300000', 'agent-7', '31201234567', '0.9', '09:50']) assert.ok(!text.includes(secret), secret)
  const page = await (await web.ask('trainer', `GET /fragment/${id}`)).text()
  for (const secret of [callId, String(START_MS), '300000', 'agent-7', '31201234567']) assert.ok(!page.includes(secret), secret)
})

test('a review is kept with who made it, replaced by the next, and shown', async (t) => {
  const web = await startWeb(t)
  const { id } = await publishOne(web)
  const review = (asker: 'trainer' | 'manager', json: unknown) => web.ask(asker, `PUT /v1/snippets/${id}/review`, { json })
  assert.equal((await review('trainer', { learningMoment: true, note: 'Rustig uitgelegd.\nZo moet het.' })).status, 204)
  const read = async () => (await jsonIn(await web.ask('trainer', `GET /v1/snippets/${id}`), anything))['review']
  const at = web.clock.now.toISOString()
  assert.deepEqual(await read(), { learningMoment: true, note: 'Rustig uitgelegd.\nZo moet het.', by: 'Trainer Verzonnen', at })
  assert.equal((await review('manager', { learningMoment: false, note: '' })).status, 204)
  assert.deepEqual(await read(), { learningMoment: false, note: '', by: 'Manager Verzonnen', at })
  for (const wrong of [{}, { learningMoment: 'ja', note: '' }, { learningMoment: true, note: 'x'.repeat(2001) }, { learningMoment: true, note: '', score: 7 }, null, []])
    assert.equal((await problemIn(await review('trainer', wrong))).code, 'request-faulty')
})

test('reading, reviewing and withdrawing are each on record, in order', async (t) => {
  const web = await startWeb(t)
  const { id } = await publishOne(web)
  await web.ask('trainer', `GET /v1/snippets/${id}`)
  await web.ask('manager', `GET /fragment/${id}`)
  await web.ask('trainer', `PUT /v1/snippets/${id}/review`, { json: { learningMoment: false, note: 'x' } })
  await web.ask('trainer', `POST /v1/snippets/${id}/withdraw`)
  const { trainer, manager } = web.people
  assert.deepEqual(await recordOf(web, id), [['read', trainer], ['read', manager], ['reviewed', trainer], ['withdrawn', trainer]])
})

test('what is withdrawn is gone at once, for everyone, on every route', async (t) => {
  const web = await startWeb(t)
  const { id } = await publishOne(web)
  assert.equal((await web.ask('trainer', `POST /v1/snippets/${id}/withdraw`)).status, 204)
  await assertEverywhere(web, id, 410)
  assert.equal((await jsonIn(await web.ask('manager', 'GET /v1/snippets'), listSchema)).total, 0)
})

test('a snippet is gone on every route the moment its time is over, and after the clearing there is nothing', async (t) => {
  const web = await startWeb(t)
  const { id } = await publishOne(web)
  const end = Date.parse('2026-03-31T22:00:00.000Z') // The end of 31 March in Amsterdam.
  await comeBackAt(web, end - 1)
  assert.equal((await web.ask('trainer', `GET /v1/snippets/${id}`)).status, 200)
  assert.equal((await web.ask('trainer', `GET /v1/snippets/${id}/clip`)).status, 200)
  web.clock.now = new Date(end)
  await assertEverywhere(web, id, 410)
  assert.equal((await jsonIn(await web.ask('trainer', 'GET /v1/snippets'), listSchema)).total, 0)
  assert.ok(!(await (await web.ask('trainer', 'GET /')).text()).includes(id))
  assert.equal((await expireDue(web.store, web.clock.now)).snippets, 1)
  await assertEverywhere(web, id, 404)
})

test('the pages lead from one unreviewed snippet to the next', async (t) => {
  const web = await startWeb(t)
  const { id } = await publishOne(web)
  const nextOn = async (page: string) => /id="next" rel="next" href="\/fragment\/([0-9a-f-]+)"/.exec(await (await web.ask('trainer', `GET ${page}`)).text())?.[1]
  assert.equal(await nextOn(`/fragment/${id}`), undefined)
  const others = new Set([(await publishOne(web)).id, (await publishOne(web)).id])
  const second = await nextOn(`/fragment/${id}`)
  const third = await nextOn(`/fragment/${second}`)
  assert.deepEqual(new Set([second, third]), others)
  assert.equal(await nextOn(`/fragment/${third}`), id)
  await web.ask('trainer', `POST /fragment/${second}/beoordeling`, { form: { learningMoment: 'true', note: 'regel\r\nregel' } })
  assert.equal(await nextOn(`/fragment/${id}`), third)
})

test('the forms do without script what the scripts do', async (t) => {
  const web = await startWeb(t)
  const { id } = await publishOne(web)
  const kept = await web.ask('trainer', `POST /fragment/${id}/beoordeling`, { form: { learningMoment: 'true', note: `${'x'.repeat(1998)}\r\ny` } })
  assert.equal(kept.headers.get('location'), `/fragment/${id}`)
  const { review } = await jsonIn(await web.ask('trainer', `GET /v1/snippets/${id}`), z.looseObject({ review: z.looseObject({ note: z.string() }) }))
  assert.equal(review.note, `${'x'.repeat(1998)}\ny`)
  const withdrawn = await web.ask('trainer', `POST /fragment/${id}/intrekken`)
  assert.equal(withdrawn.headers.get('location'), '/?notice=withdrawn')
  assert.equal((await web.ask('trainer', 'GET /?notice=withdrawn')).status, 200)
  await assertEverywhere(web, id, 410)
  assert.equal((await web.ask('trainer', `POST /fragment/${randomUUID()}/intrekken`)).status, 404)
})

async function assertEverywhere(web: Web, id: string, status: number): Promise<void> {
  const json = { learningMoment: true, note: '' }
  const lines = [`GET /v1/snippets/${id}`, `GET /v1/snippets/${id}/clip`, `HEAD /v1/snippets/${id}/clip`, `GET /fragment/${id}`, `POST /v1/snippets/${id}/withdraw`]
  for (const line of lines) assert.equal((await web.ask('trainer', line)).status, status, line)
  assert.equal((await web.ask('trainer', `PUT /v1/snippets/${id}/review`, { json })).status, status)
}

/** Weeks later, with the same cookies, as if everybody had signed in again meanwhile. */
async function comeBackAt(web: Web, at: number): Promise<void> {
  web.clock.now = new Date(at)
  await web.store.db.updateTable('sessions').set({ expiresAt: new Date(at + 3_600_000).toISOString() }).execute()
}

async function recordOf({ store }: Web, subject: string): Promise<string[][]> {
  const rows = await store.db.selectFrom('audit').select(['what', 'person']).where('subject', '=', subject).orderBy('id').execute()
  return rows.map(({ what, person }) => [what, person])
}
