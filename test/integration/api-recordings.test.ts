// Sending a recording: streamed into the sealed spool, whole or not at all.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { test } from 'node:test'
import { openRecording } from '../../models/store/spool.ts'
import { waitingCalls } from '../../models/store/calls.ts'
import { problemIn } from '../support/answers.ts'
import { idIn, offerCall, RECORDING } from '../support/snippets.ts'
import { until } from '../support/until.ts'
import { MAX_RECORDING_BYTES, startWeb, type Web } from '../support/web.ts'

test('a recording is sealed into the spool, asked to be prepared, and harmless when sent again', async (t) => {
  const web = await startWeb(t)
  const upload = await offerCall(web)
  const first = await web.ask('feeder', `PUT ${upload}`, { body: RECORDING })
  assert.equal(first.status, 201)
  assert.equal(await first.text(), '{"received":true}')
  assert.deepEqual(Buffer.from((await openRecording(web.store, idIn(upload), web.clock.now)).open()), RECORDING)
  for (const name of inSpool(web)) assert.ok(!readFileSync(join(web.store.spoolDir, name)).includes(RECORDING.subarray(0, 12)), 'sealed')
  const job = await until('the job is in the queue', async () => (await web.queues.prepare.getJobs(['waiting']))[0])
  assert.deepEqual(job.data, { callId: idIn(upload) })
  const again = await web.ask('feeder', `PUT ${upload}`, { body: Buffer.alloc(300_000) })
  assert.equal(again.status, 200)
  assert.equal(await again.text(), '{"received":true}')
  assert.equal(inSpool(web).length, 1)
})

test('two at once for one call: both are told that it is there, and one is', async (t) => {
  const web = await startWeb(t)
  const upload = await offerCall(web)
  const send = () => web.ask('feeder', `PUT ${upload}`, { body: RECORDING })
  const statuses = (await Promise.all([send(), send()])).map(({ status }) => status)
  assert.ok(statuses.every((status) => status === 200 || status === 201), String(statuses))
  assert.deepEqual(Buffer.from((await openRecording(web.store, idIn(upload), web.clock.now)).open()), RECORDING)
  assert.equal(inSpool(web).length, 1)
})

test('what nobody asked for is not taken', async (t) => {
  const web = await startWeb(t)
  for (const id of [randomUUID(), 'none', '..%2f..%2fx', '%00']) {
    const answer = await web.ask('feeder', `PUT /v1/recordings/${id}`, { body: RECORDING })
    assert.equal(answer.status, 404)
    assert.match((await problemIn(answer)).code, /^(recording-not-wanted|not-found)$/)
  }
  const upload = await offerCall(web)
  web.clock.now = new Date(web.clock.now.getTime() + 25 * 3_600_000)
  assert.equal((await web.ask('feeder', `PUT ${upload}`, { body: RECORDING })).status, 404, 'after its 24 hours')
  assert.deepEqual(inSpool(web), [])
})

test('an empty one is refused, and may be sent again', async (t) => {
  const web = await startWeb(t)
  const upload = await offerCall(web)
  for (const body of ['', new Blob([]).stream()]) {
    const answer = await web.ask('feeder', `PUT ${upload}`, { body })
    assert.equal((await problemIn(answer)).code, 'recording-empty')
  }
  assert.deepEqual(inSpool(web), [])
  assert.equal((await web.ask('feeder', `PUT ${upload}`, { body: RECORDING })).status, 201)
})

test('one that is too large is refused by its length, or as soon as it is', async (t) => {
  const web = await startWeb(t)
  const upload = await offerCall(web)
  const tooLarge = new Uint8Array(MAX_RECORDING_BYTES + 1)
  for (const body of [tooLarge, new Blob([tooLarge]).stream()]) {
    const answer = await web.ask('feeder', `PUT ${upload}`, { body })
    assert.equal(answer.status, 413)
    assert.equal((await problemIn(answer)).code, 'recording-too-large')
  }
  const head = `PUT ${upload} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${web.feederToken}\r\ncontent-length: ${MAX_RECORDING_BYTES + 1}\r\n\r\n`
  assert.match(await firstAnswer(web, head), /^HTTP\/1\.1 413 /, 'before a single byte of it was sent')
  assert.deepEqual(inSpool(web), [])
  assert.equal((await web.ask('feeder', `PUT ${upload}`, { body: new Uint8Array(MAX_RECORDING_BYTES) })).status, 201, 'the limit itself is allowed')
})

test('one that breaks off leaves nothing, and may be sent again', async (t) => {
  const web = await startWeb(t)
  const upload = await offerCall(web)
  const heads = ['content-length: 100000', 'transfer-encoding: chunked']
  for (const [index, head] of heads.entries()) {
    const socket = connect(Number(new URL(web.address).port), '127.0.0.1')
    socket.write(`PUT ${upload} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${web.feederToken}\r\n${head}\r\n\r\n4000\r\n${'x'.repeat(0x4000)}\r\n`)
    await until('it has begun to arrive', () => inSpool(web).length > 0)
    socket.destroy()
    await until('it is refused', () => web.logged().split('"status":400').length > index + 1)
    assert.deepEqual(inSpool(web), [])
  }
  assert.deepEqual(await waitingCalls(web.store), [])
  assert.equal((await web.ask('feeder', `PUT ${upload}`, { body: RECORDING })).status, 201)
})

test('one that is under way when the process is told to stop still comes in', async (t) => {
  const web = await startWeb(t)
  const upload = await offerCall(web)
  const socket = connect(Number(new URL(web.address).port), '127.0.0.1').setEncoding('utf8')
  socket.write(`PUT ${upload} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${web.feederToken}\r\ncontent-length: 20000\r\nconnection: close\r\n\r\n${'x'.repeat(10_000)}`)
  await until('it has begun to arrive', () => inSpool(web).length > 0)
  const stopped = web.stop()
  await assert.rejects(web.ask('nobody', 'GET /v1/health'), 'nothing new is taken')
  socket.write('x'.repeat(10_000))
  const [answer] = await once(socket, 'data')
  assert.match(String(answer), /^HTTP\/1\.1 201 /)
  await stopped
})

test('a Redis that is away costs no recording', async (t) => {
  const web = await startWeb(t)
  const upload = await offerCall(web)
  await web.redis.stop()
  assert.equal((await web.ask('feeder', `PUT ${upload}`, { body: RECORDING })).status, 201)
  assert.deepEqual(await waitingCalls(web.store), [idIn(upload)])
  const ready = await web.ask('nobody', 'GET /v1/ready')
  assert.equal(ready.status, 503)
  assert.ok(ready.headers.get('retry-after'))
  assert.deepEqual((await problemIn(ready)).details, ['redis: does not answer'])
  assert.equal((await web.ask('nobody', 'GET /v1/health')).status, 200)
})

const inSpool = ({ store }: Web): string[] => readdirSync(store.spoolDir)

function firstAnswer({ address }: Web, sent: string): Promise<string> {
  return new Promise((done, fail) => {
    const socket = connect(Number(new URL(address).port), '127.0.0.1')
    socket.once('error', fail).once('data', (bytes) => {
      done(bytes.toString())
      socket.destroy()
    })
    socket.write(sent)
  })
}
