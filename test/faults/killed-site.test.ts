// Web, worker and Redis killed at random moments while a pipeline feeds calls: nothing is lost, doubled, published half or left behind.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { openAsBlob, readdirSync } from 'node:fs'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { createClient, offerCall, Refused, sendRecording } from '../../api/client.ts'
import { readLines, verifyChain } from '../../models/store/ledger.ts'
import { CAMPAIGN } from '../support/campaign.ts'
import { shippedCalls, type ShippedCall } from '../support/shipped-calls.ts'
import { startSite, type Piece, type Site } from '../support/site.ts'
import { until } from '../support/until.ts'

const PIECES: readonly Piece[] = ['web', 'worker', 'redis']
const LONGEST_LIFE_MS = 3000
const AGO_MS = 10 * 60_000
const AGAIN_MS = 50
const PATIENCE_MS = 600_000

test(`${CAMPAIGN.kills} kills of web, worker and Redis while calls come in`, async (t) => {
  const shipped = shippedCalls('calls')
  const calls = Array.from({ length: CAMPAIGN.drawn }, (_, index) => shipped[index % shipped.length]).filter((call) => call !== undefined)
  const site = await startSite(t, [...new Set(calls.map(({ sidecar }) => sidecar.team))])
  const killing = killAtRandom(site)
  await Promise.all(calls.map((call) => feed(site, call)))
  await killing

  const { db, spoolDir } = site.store
  const states = () => db.selectFrom('calls').select('state').execute()
  await until('every call is prepared', async () => (await states()).every(({ state }) => state === 'prepared'), PATIENCE_MS)
  const drawn = await db.selectFrom('calls').select('id').execute()
  const published = await db.selectFrom('audit').select('subject').where('what', '=', 'published').execute()
  assert.equal(drawn.length, calls.length)
  assert.deepEqual(published.map(({ subject }) => subject).toSorted(), drawn.map(({ id }) => id).toSorted())
  const quarters = await db.selectFrom('ledgerLines').select('quarter').distinct().execute()
  const ledgers = await Promise.all(quarters.map((quarter) => readLines(site.store, quarter)))
  assert.equal(ledgers.flat().length, calls.length)
  for (const lines of ledgers) assert.equal(verifyChain(lines), undefined)
  await until('the spool is empty', () => readdirSync(spoolDir).filter((file) => file.endsWith('.age')).length === 0)
})

async function killAtRandom(site: Site): Promise<void> {
  for (let kill = 0; kill < CAMPAIGN.kills; kill++) {
    await wait(Math.random() * LONGEST_LIFE_MS)
    await site.kill(PIECES[kill % PIECES.length] ?? 'web')
  }
}

/** As a pipeline should: the same offer again until it is answered, and the recording until it has arrived. */
async function feed(site: Site, { recording, sidecar }: ShippedCall): Promise<void> {
  const startedAt = new Date(Date.now() - AGO_MS - sidecar.durationMs).toISOString()
  const offer = { ...sidecar, startedAt, callId: randomUUID() }
  for (;;) {
    try {
      const client = createClient(await site.address(), site.token)
      const { upload } = await offerCall(client, offer)
      if (upload !== undefined) await sendRecording(client, upload, await openAsBlob(recording))
      return
    } catch (error) {
      if (error instanceof Refused && error.problem.status < 500) throw error
      await wait(AGAIN_MS)
    }
  }
}
