// Offering a call over HTTP: what is wanted, what is refused and why, and that no input whatever breaks it.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { z } from 'zod'
import { expiryOf } from '../../models/evaluation.ts'
import { jsonIn, problemIn } from '../support/answers.ts'
import { offerAt, publishOne } from '../support/snippets.ts'
import { startWeb } from '../support/web.ts'

const offer = offerAt(new Date('2026-03-11T10:00:00.000Z'))
const POST = 'POST /v1/calls'
const answerSchema = z.strictObject({ wanted: z.array(z.strictObject({ purpose: z.string(), until: z.string() })), upload: z.string() })

test('a drawn call is answered with a purpose, an end and an address, and the same again when offered again', async (t) => {
  const web = await startWeb(t)
  const answer = await web.ask('feeder', POST, { json: offer })
  const said = await jsonIn(answer, answerSchema)
  assert.deepEqual(said.wanted, [{ purpose: 'training', until: expiryOf(new Date(offer.startedAt), [], 100).toISOString() }])
  assert.match(said.upload, /^\/v1\/recordings\/[0-9a-f-]{36}$/)
  assert.deepEqual(await jsonIn(await web.ask('feeder', POST, { json: offer }), answerSchema), said)
})

test('a call that may not be kept is not wanted, and nothing else is said', async (t) => {
  const web = await startWeb(t)
  for (const changed of [{ announced: false }, { optedOut: true }, { private: true }, { durationMs: 10_000 }]) {
    const answer = await web.ask('feeder', POST, { json: { ...offer, callId: randomUUID(), ...changed } })
    assert.equal(await answer.text(), '{"wanted":[]}')
  }
})

test('every fault of an offer is told at once, by field and without values', async (t) => {
  const web = await startWeb(t)
  const { team: _, ...rest } = offer
  const faulty = { ...rest, callerNumber: '06-12345678', durationMs: -1, direction: 'sideways', geheim: 'Jansen' }
  const answer = await web.ask('feeder', POST, { json: faulty })
  assert.equal(answer.status, 422)
  const { code, details = [], detail } = await problemIn(answer)
  assert.equal(code, 'offer-faulty')
  assert.deepEqual(details.map((line) => line.split(':')[0]).toSorted(), ['body', 'callerNumber', 'direction', 'durationMs', 'team'])
  for (const value of ['12345678', 'sideways', 'Jansen']) assert.ok(!`${detail} ${details}`.includes(value), value)
})

test('an offer of an unknown team, or from the future, is refused', async (t) => {
  const web = await startWeb(t)
  const unknown = await web.ask('feeder', POST, { json: { ...offer, team: 'onbekend' } })
  assert.equal((await problemIn(unknown)).code, 'team-unknown')
  const future = await web.ask('feeder', POST, { json: { ...offer, startedAt: '2026-03-12T10:00:00Z' } })
  assert.equal((await problemIn(future)).code, 'offer-faulty')
})

test('what is no JSON, no text, or too large is refused as such', async (t) => {
  const web = await startWeb(t)
  const cases: ReadonlyArray<readonly [NonNullable<RequestInit['body']>, number]> = [
    ['', 400],
    ['{', 400],
    ['\u0000', 400],
    [Buffer.from([0x22, 0xff, 0x22]), 400],
    [Buffer.alloc(65_537, 0x20), 413],
    [new Blob(['[', '1,'.repeat(40_000)]).stream(), 413],
    ['['.repeat(65_000), 400],
  ]
  for (const [body, status] of cases) {
    const answer = await web.ask('feeder', POST, { body })
    assert.equal(answer.status, status)
    assert.equal((await problemIn(answer)).status, status)
  }
})

test('no JSON whatever gets another answer than 200 or 422', async (t) => {
  const web = await startWeb(t)
  const fields = Object.fromEntries(Object.entries(offer).map(([name, value]) => [name, fc.oneof(fc.constant(value), fc.jsonValue())]))
  const nearly = fc.record(fields, { requiredKeys: [] })
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.jsonValue(), nearly), async (json) => {
      const answer = await web.ask('feeder', POST, { json })
      await answer.arrayBuffer()
      assert.ok([200, 422].includes(answer.status), `${answer.status}`)
    }),
    { numRuns: 200 },
  )
})

test('no JSON whatever breaks a review or a change of the fraction', async (t) => {
  const web = await startWeb(t)
  const { id } = await publishOne(web)
  const anyText = fc.array(fc.nat({ max: 0xffff })).map((units) => String.fromCharCode(...units)) // Also halves of characters.
  const review = fc.record({ learningMoment: fc.oneof(fc.boolean(), fc.jsonValue()), note: fc.oneof(anyText, fc.jsonValue()) })
  const change = fc.record({
    team: fc.oneof(fc.constant('klantenservice'), fc.jsonValue()),
    fraction: fc.oneof(fc.double(), fc.jsonValue()),
    version: fc.oneof(fc.integer(), fc.jsonValue()),
    why: fc.oneof(anyText, fc.jsonValue()),
  })
  const line = fc.oneof(
    fc.tuple(fc.constant(`PUT /v1/snippets/${id}/review`), fc.oneof(review, fc.jsonValue())),
    fc.tuple(fc.constant('PUT /v1/sampling'), fc.oneof(change, fc.jsonValue())),
  )
  await fc.assert(
    fc.asyncProperty(line, async ([address, json]) => {
      const answer = await web.ask('manager', address, { json })
      await answer.arrayBuffer()
      assert.ok(answer.status < 500, `${answer.status}`)
    }),
    { numRuns: 200 },
  )
})
