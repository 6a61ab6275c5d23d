// `npm run bench -- feed`: how fast a pipeline is answered, its recordings are taken in, and a queue that it filled is worked off.
// The web process is a real one, on SQLite; whoever asks runs beside it on the same two cores.
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createClient, offerCall, sendRecording, type Client } from '../../api/client.ts'
import type { Offer } from '../../models/call.ts'
import { createLog } from '../../models/log.ts'
import { openQueues, startWorkers } from '../../models/queues.ts'
import { feedRecipient, sealOffer } from '../../models/store/sealed-offers.ts'
import { drawJob } from '../../worker/jobs/draw.ts'
import { startDemo, type Stage } from '../demo/stage.ts'
import { offerAt } from '../support/snippets.ts'

const OFFERS = 4000
const AT_ONCE = 16
const RECORDINGS = 12
const RECORDING_BYTES = 16_000_000
const QUEUED = 1000
const DRAWS_AT_ONCE = 4
const LOOK_EVERY_MS = 10

export type FeedFigures = Readonly<{ offersPerS: number; offerP99Ms: number; uploadMBPerS: number; queueBacklogPerS: number }>

/** `share`: how much of the usual amount of work, for trying it out. */
export async function benchFeed(share = 1): Promise<FeedFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-feed-'))
  const amount = (usual: number) => Math.max(AT_ONCE, Math.round(usual * share))
  try {
    const answered = await onStage(join(folder, 'offers'), 0.1, async (stage) => ({
      ...(await measureOffers(stage, amount(OFFERS))),
      ...(await measureQueue(stage, amount(QUEUED))),
    }))
    const uploaded = await onStage(join(folder, 'uploads'), 1, (stage) => measureUploads(stage, Math.max(2, Math.round(RECORDINGS * share))))
    return { ...answered, ...uploaded }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function onStage<T>(folder: string, fraction: number, work: (stage: Stage) => Promise<T>): Promise<T> {
  const stage = await startDemo({ folder, seed: 'bench', fraction, worker: false })
  return work(stage).finally(() => stage.stop())
}

const newOffer = (): Offer => offerAt(new Date(), { callId: randomUUID(), agentId: `agent-${Math.floor(Math.random() * 24)}` })
const clientOf = ({ address, feederToken }: Stage): Client => createClient(address, feederToken)

async function measureOffers(stage: Stage, count: number): Promise<Pick<FeedFigures, 'offersPerS' | 'offerP99Ms'>> {
  const client = clientOf(stage)
  const took: number[] = []
  const startedAt = performance.now()
  await inParallel(AT_ONCE, count, async () => {
    const askedAt = performance.now()
    await offerCall(client, newOffer())
    took.push(performance.now() - askedAt)
  })
  const seconds = (performance.now() - startedAt) / 1000
  const p99 = took.toSorted((a, b) => a - b)[Math.floor(took.length * 0.99)] ?? 0
  return { offersPerS: rounded(count / seconds), offerP99Ms: rounded(p99) }
}

async function measureUploads(stage: Stage, count: number): Promise<Pick<FeedFigures, 'uploadMBPerS'>> {
  const client = clientOf(stage)
  const recording = new Blob([randomBytes(RECORDING_BYTES)])
  const uploads = await Promise.all(Array.from({ length: count }, () => offerCall(client, newOffer())))
  const startedAt = performance.now()
  const left = uploads.map(({ upload }) => upload)
  await inParallel(2, count, async () => sendRecording(client, `${left.pop()}`, recording))
  const seconds = (performance.now() - startedAt) / 1000
  return { uploadMBPerS: rounded((count * RECORDING_BYTES) / 1e6 / seconds) }
}

async function measureQueue({ store, environment }: Stage, count: number): Promise<Pick<FeedFigures, 'queueBacklogPerS'>> {
  const settings = { redis: `${environment['REDIS_URL']}`, prefix: 'bench' }
  const queues = openQueues(settings)
  const recipient = await feedRecipient(store)
  const jobs = Array.from({ length: count }, async () => ({ name: 'draw', data: { sealed: await sealOffer(recipient, { offer: { ...newOffer(), private: true }, recording: 'a.wav' }) } }))
  await queues.draw.addBulk(await Promise.all(jobs))
  const offerSettings = { minCallMs: 0, maxRetentionDays: 100, maxRecordingBytes: RECORDING_BYTES }
  const log = createLog({ write: () => undefined })
  const draw = drawJob({ store, queues, log, now: () => new Date(), settings: offerSettings, inbox: undefined, disposal: { drawn: 'keep', notDrawn: 'keep' } })
  const handlers = { draw, prepare: async () => undefined, expire: async () => undefined }
  const startedAt = performance.now()
  const workers = startWorkers(settings, handlers, { draw: DRAWS_AT_ONCE, prepare: 1, expire: 1 })
  while ((await queues.draw.getJobCountByTypes('waiting', 'active', 'delayed')) > 0) await wait(LOOK_EVERY_MS)
  const seconds = (performance.now() - startedAt) / 1000
  await Promise.all(workers.map((worker) => worker.close()))
  await queues.close()
  return { queueBacklogPerS: rounded(count / seconds) }
}

/** `count` times, so many at a time. */
async function inParallel(lanes: number, count: number, work: () => Promise<void>): Promise<void> {
  let left = count
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      while (left-- > 0) await work()
    }),
  )
}

const rounded = (value: number): number => Math.round(value * 10) / 10
