// A pipeline that feeds calls to a site, and what must have become of them in the end.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { openAsBlob, readdirSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { createClient, offerCall, Refused, sendRecording } from '../../api/client.ts'
import type { Offer } from '../../models/call.ts'
import { readLines, verifyChain } from '../../models/store/ledger.ts'
import type { ShippedCall } from './shipped-calls.ts'
import type { Site } from './site.ts'
import { until } from './until.ts'

const AGO_MS = 10 * 60_000
const AGAIN_MS = 50
const COME_AGAIN = 503
const PATIENCE_MS = 900_000

/** The call as one that ended just now, under an id of its own. */
export function offerOf({ sidecar }: ShippedCall): Offer {
  return { ...sidecar, startedAt: new Date(Date.now() - AGO_MS - sidecar.durationMs).toISOString(), callId: randomUUID() }
}

/** Where its recording is to be sent. */
export async function offer(site: Site, offered: Offer): Promise<string> {
  const { upload } = await offerCall(createClient(await site.address(), site.token), offered)
  assert.ok(upload, 'every call of these teams is drawn')
  return upload
}

export async function send(site: Site, upload: string, recording: string): Promise<void> {
  await sendRecording(createClient(await site.address(), site.token), upload, await openAsBlob(recording))
}

/** As a pipeline should: the same offer again until it is answered, and the recording until it has arrived. Gives how often it had to. */
export async function feed(site: Site, { recording, ...call }: ShippedCall): Promise<number> {
  const offered = offerOf({ recording, ...call })
  for (let again = 0; ; again++) {
    try {
      const { upload } = await offerCall(createClient(await site.address(), site.token), offered)
      if (upload !== undefined) await send(site, upload, recording)
      return again
    } catch (error) {
      if (error instanceof Refused && error.problem.status !== COME_AGAIN) throw error
      await wait(AGAIN_MS)
    }
  }
}

export type Expected = Readonly<{ prepared: number; failed?: number }>

/** Nothing lost, doubled, half or left: each call came to its end, once and on one line of a whole ledger, and no file remains. */
export async function allWell({ store }: Site, { prepared, failed = 0 }: Expected): Promise<void> {
  const states = () => store.db.selectFrom('calls').select('state').execute()
  await until('no call waits', async () => (await states()).every(({ state }) => state !== 'drawn' && state !== 'waiting'), PATIENCE_MS)
  const ends = await store.db.selectFrom('calls').select(['id', 'state']).orderBy('id').execute()
  const written = await store.db.selectFrom('audit').select(['subject', 'what']).where('what', 'in', ['published', 'failed', 'lost']).orderBy('subject').execute()
  assert.deepEqual(written.map(({ subject, what }) => [subject, what]), ends.map(({ id, state }) => [id, state === 'prepared' ? 'published' : state]))
  const endedAs = (as: string) => ends.filter(({ state }) => state === as).length
  assert.deepEqual({ prepared: endedAs('prepared'), failed: endedAs('failed'), all: ends.length }, { prepared, failed, all: prepared + failed })
  const quarters = await store.db.selectFrom('ledgerLines').select('quarter').distinct().execute()
  const ledgers = await Promise.all(quarters.map((quarter) => readLines(store, quarter)))
  assert.equal(ledgers.flat().length, prepared + failed)
  for (const lines of ledgers) assert.equal(verifyChain(lines), undefined)
  await until('the spool is empty', () => readdirSync(store.spoolDir).length === 0)
}
