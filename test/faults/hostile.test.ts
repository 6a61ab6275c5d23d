// Malformed offers and hostile recordings: each is answered with a code, none breaks anything, and no file is left behind.
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { Confidential } from '../../models/confidential.ts'
import { Failure } from '../../models/failure.ts'
import { decode } from '../../worker/steps/decode.ts'
import { problemIn } from '../support/answers.ts'
import { CAMPAIGN } from '../support/campaign.ts'
import { hostileRecordings } from '../support/hostile-recordings.ts'
import { idIn, offerAt, offerCall } from '../support/snippets.ts'
import { MAX_RECORDING_BYTES, startWeb } from '../support/web.ts'

const POST = 'POST /v1/calls'

test(`${CAMPAIGN.offers} malformed offers get no 500, and write nothing`, async (t) => {
  const web = await startWeb(t)
  const good = JSON.stringify(offerAt(web.clock.now))
  const pieces = Object.entries(offerAt(web.clock.now))
  const nearly = fc.record(Object.fromEntries(pieces.map(([name, value]) => [name, fc.oneof(fc.constant(value), fc.jsonValue())])), { requiredKeys: [] })
  const mangled = fc.tuple(fc.nat(good.length), fc.string({ unit: 'binary', maxLength: 8 })).map(([at, text]) => good.slice(0, at) + text + good.slice(at + 1))
  const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array))
  const body = fc.oneof(nearly.map((json) => JSON.stringify({ ...json, onbekend: 1 })), mangled.filter((text) => text !== good).map((text) => `${text}!`), bytes)
  await fc.assert(
    fc.asyncProperty(body, async (sent) => {
      const answer = await web.ask('feeder', POST, { body: sent })
      assert.ok([400, 422].includes(answer.status), `${answer.status}`)
      await problemIn(answer)
    }),
    { numRuns: CAMPAIGN.offers },
  )
  assert.equal((await web.store.db.selectFrom('ledgerLines').select('seq').execute()).length, 0)
  assert.doesNotMatch(web.logged(), /internal-error/)
})

test(`${CAMPAIGN.uploads} hostile recordings are taken in sealed or refused, and the chain refuses them with a code`, async (t) => {
  const before = tmpdir()
  const folder = mkdtempSync(join(before, 'hostile-'))
  process.env['TMPDIR'] = folder
  t.after(() => {
    process.env['TMPDIR'] = before
    rmSync(folder, { recursive: true, force: true })
  })
  const web = await startWeb(t)
  let taken = 0
  for (const { name, bytes } of hostileRecordings(CAMPAIGN.uploads)) {
    const answer = await web.ask('feeder', `PUT ${await offerCall(web)}`, { body: Buffer.from(bytes) })
    assert.equal(answer.status, bytes.length > MAX_RECORDING_BYTES ? 413 : 201, name)
    taken += Number(answer.status === 201)
    await answer.arrayBuffer()
    await decode(new Confidential(bytes), { channels: { agent: 0, caller: 1 }, pauses: [] }).catch((error: unknown) => {
      assert.ok(error instanceof Failure && error.status === 422, `${name}: ${error instanceof Failure ? error.code : String(error)}`)
    })
  }
  assert.deepEqual(readdirSync(web.store.spoolDir).filter((file) => !file.endsWith('.age')), [])
  assert.equal(readdirSync(web.store.spoolDir).length, taken)
  assert.equal(readdirSync(folder).length, 1, 'beside the application’s own folder nothing lies where programs put what is temporary')
})

test(`${CAMPAIGN.endless} recordings that never end, and as many that end too early, leave nothing`, async (t) => {
  const web = await startWeb(t)
  const uploads: string[] = []
  for (let time = 0; time < CAMPAIGN.endless; time++) {
    const upload = await offerCall(web)
    uploads.push(upload)
    const answer = await web.ask('feeder', `PUT ${upload}`, { body: endless() }).catch(() => undefined)
    if (answer) assert.equal((await problemIn(answer)).code, 'recording-too-large')
    await web.ask('feeder', `PUT ${upload}`, { body: broken() }).catch(() => undefined)
    assert.equal((await web.ask('feeder', `PUT ${upload}`, { body: Buffer.of() })).status, 422)
  }
  await web.stop()
  assert.deepEqual(readdirSync(web.store.spoolDir), [])
  const calls = await web.store.db.selectFrom('calls').select(['id', 'state']).orderBy('id').execute()
  assert.deepEqual(calls.map(({ id, state }) => [id, state]), uploads.map((upload) => [idIn(upload), 'drawn']).toSorted())
})

const endless = () => new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(new Uint8Array(50_000)) })

const broken = () =>
  new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new Uint8Array(1000)),
    pull: (controller) => controller.error(new Error('the line broke')),
  })
