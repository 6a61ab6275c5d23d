// The queue feed: sealed offers are decided on, and whatever lies in clear is refused, counted and gone.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { promisify } from 'node:util'
import type { JobsOptions } from 'bullmq'
import { Redis } from 'ioredis'
import { startWorkers } from '../../models/queues.ts'
import { feedRecipient, sealOffer } from '../../models/store/sealed-offers.ts'
import { drawJob, type DrawTools } from '../../worker/jobs/draw.ts'
import { ledgerLines, offerOf, PREFIX, soundsInSpool, startFeeding, type Feeding } from '../support/feeding.ts'
import { until } from '../support/until.ts'

const NUMBER = '+31201234567'
/** A public key that belongs to nobody here: an example of the age specification's. */
const ELSEWHERE = 'age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafg'

async function startDrawing(t: TestContext, changed: Partial<DrawTools> = {}): Promise<Feeding & { recipient: string }> {
  const feeding = await startFeeding(t)
  const { tools, folder: inbox, redis } = feeding
  const draw = drawJob({ ...tools, inbox, disposal: { drawn: 'delete', notDrawn: 'keep' }, ...changed })
  const handlers = { draw, prepare: async () => undefined, expire: async () => undefined }
  const workers = startWorkers({ redis, prefix: PREFIX }, handlers, { draw: 2, prepare: 1, expire: 1 })
  feeding.atEnd(() => Promise.all(workers.map((worker) => worker.close())))
  return { ...feeding, recipient: await feedRecipient(tools.store) }
}

type Added = Readonly<{ recording?: string; name?: string; options?: JobsOptions; data?: unknown }>

async function add(feeding: Feeding & { recipient: string }, { recording = 'a.wav', name = 'draw', options = {}, data }: Added = {}): Promise<void> {
  const sealed = await sealOffer(feeding.recipient, { offer: offerOf(feeding), recording })
  await feeding.tools.queues.draw.add(name, data ?? { sealed }, options)
}

const counts = ({ tools: { queues } }: Feeding) => queues.draw.getJobCounts('waiting', 'active', 'delayed', 'failed', 'completed')
const untilEmpty = (feeding: Feeding) => until('the queue is empty', async () => Object.values(await counts(feeding)).every((count) => count === 0))

test('a sealed offer is decided on, its recording taken in, and nothing of it stays in Redis', async (t) => {
  const feeding = await startDrawing(t)
  writeFileSync(join(feeding.folder, 'a.wav'), 'hallo')
  await add(feeding)
  await until('it is taken in', async () => (await soundsInSpool(feeding))[0] === 'hallo')
  await untilEmpty(feeding)
  assert.ok(!existsSync(join(feeding.folder, 'a.wav')))
  const redis = new Redis(feeding.redis)
  const keys = (await redis.keys(`${PREFIX}:draw:*`)).filter((key) => /:\d+$|de:/.test(key))
  redis.disconnect()
  assert.deepEqual(keys, [])
})

test('the example in the documentation works as it stands', async (t) => {
  const feeding = await startDrawing(t)
  mkdirSync(join(feeding.folder, '2026/03'), { recursive: true })
  writeFileSync(join(feeding.folder, '2026/03/a.wav'), 'uit het voorbeeld')
  const offer = join(feeding.folder, 'offer.json')
  writeFileSync(offer, JSON.stringify(offerOf(feeding)))
  const env = { ...process.env, STEEKPROEF_KEY: feeding.recipient, REDIS_URL: feeding.redis, QUEUE_PREFIX: PREFIX }
  await promisify(execFile)(process.execPath, [join(import.meta.dirname, '../../docs/feeding/producer.mjs'), offer, '2026/03/a.wav'], { env })
  await until('it is taken in', async () => (await soundsInSpool(feeding))[0] === 'uit het voorbeeld')
})

const inClear: Readonly<Record<string, Added>> = {
  'an offer in clear': { data: { callId: 'x', callerNumber: NUMBER } },
  'a sealed offer with more beside it': { data: { sealed: 'AAAA', callerNumber: NUMBER } },
  'a number for a name': { name: NUMBER },
  'a number in the id': { options: { jobId: `call-${NUMBER}` } },
  'text that is not base64': { data: { sealed: `number ${NUMBER}` } },
  'nothing at all': { data: {} },
}

for (const [what, added] of Object.entries(inClear))
  test(`${what} is counted, refused and removed, whatever the pipeline's own options say`, async (t) => {
    const feeding = await startDrawing(t)
    const options = { removeOnFail: false, removeOnComplete: false, attempts: 100, ...added.options }
    await add(feeding, { ...added, options })
    await until('it is counted', () => feeding.logged().includes('offer-in-clear'))
    await untilEmpty(feeding)
    assert.match(feeding.logged(), /so many since the start: 1/)
    assert.ok(!feeding.logged().includes(NUMBER))
    assert.deepEqual(await ledgerLines(feeding), [])
  })

for (const recording of ['../secret', '/etc/hostname', 'https://example.org/a.wav', 'a\\b.wav', 'a/../../secret', './a.wav', 'a//b.wav', '', 'C:a.wav', 'a\u0000.wav'])
  test(`a recording called ${JSON.stringify(recording)} is no name in an inbox`, async (t) => {
    const feeding = await startDrawing(t)
    writeFileSync(join(feeding.folder, '../secret'), 'niet van hier')
    await add(feeding, { recording })
    await until('it is refused', () => feeding.logged().includes('"recording: '))
    await untilEmpty(feeding)
    assert.match(feeding.logged(), /offer-faulty/)
    assert.deepEqual(await ledgerLines(feeding), [])
  })

test('a link leads nowhere, be it the recording or a folder on the way', async (t) => {
  const feeding = await startDrawing(t)
  const outside = join(feeding.folder, '../outside')
  mkdirSync(outside)
  writeFileSync(join(outside, 'a.wav'), 'niet van hier')
  symlinkSync(outside, join(feeding.folder, 'folder'))
  symlinkSync(join(outside, 'a.wav'), join(feeding.folder, 'link.wav'))
  for (const recording of ['folder/a.wav', 'link.wav']) await add(feeding, { recording })
  await until('both are refused', () => feeding.logged().split('offer-faulty').length === 3)
  assert.deepEqual((await soundsInSpool(feeding)).filter(Boolean), [])
  assert.ok(existsSync(join(outside, 'a.wav')))
})

test('what was sealed to another instance, or changed, does not open', async (t) => {
  const feeding = await startDrawing(t)
  await add({ ...feeding, recipient: ELSEWHERE })
  const sealed = Buffer.from(await sealOffer(feeding.recipient, { offer: offerOf(feeding), recording: 'a.wav' }), 'base64')
  sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1
  await add(feeding, { data: { sealed: sealed.toString('base64') } })
  await until('both are refused', () => feeding.logged().split('seal-broken').length === 3)
  await untilEmpty(feeding)
})

test('faults of an offer are told by field, to the log and not to Redis', async (t) => {
  const feeding = await startDrawing(t)
  const offer = { ...offerOf(feeding), callerNumber: '0201234567', durationMs: -1 }
  await add(feeding, { data: { sealed: await sealOffer(feeding.recipient, { offer, recording: 'a.wav' }) } })
  await until('it is refused', () => /offer\.durationMs: .*offer\.callerNumber: /.test(feeding.logged()))
  assert.ok(!feeding.logged().includes('0201234567'))
  await untilEmpty(feeding)
})

test('a drawn call waits for its recording; one that is not drawn does not', async (t) => {
  const feeding = await startDrawing(t)
  const skipped = await sealOffer(feeding.recipient, { offer: offerOf(feeding, { team: 'niets' }), recording: 'b.wav' })
  await add(feeding, { data: { sealed: skipped } })
  await untilEmpty(feeding)
  await add(feeding)
  const delayed = await until('it waits', async () => (await feeding.tools.queues.draw.getDelayed())[0])
  assert.equal(delayed.failedReason, 'recording-awaited')
  assert.ok(!feeding.logged().includes('recording-awaited'), 'waiting is no fault')
  writeFileSync(join(feeding.folder, 'a.wav'), 'daar is hij')
  await delayed.promote()
  await until('it is taken in', async () => (await soundsInSpool(feeding)).includes('daar is hij'))
  await untilEmpty(feeding)
  assert.deepEqual((await ledgerLines(feeding)).map(({ decision }) => decision), ['skip', 'keep'])
})

test('without an inbox offers are decided on all the same', async (t) => {
  const feeding = await startDrawing(t, { inbox: undefined })
  await add(feeding)
  await until('it waits', async () => (await feeding.tools.queues.draw.getDelayed()).length === 1)
  assert.equal((await ledgerLines(feeding)).length, 1)
})
