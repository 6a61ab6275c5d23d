// Web, worker, Redis and PostgreSQL killed at random moments while a pipeline feeds calls: nothing is lost, doubled, published half or left.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { allWell, feed } from '../support/calls-to-site.ts'
import { CAMPAIGN } from '../support/campaign.ts'
import { newDatabases, startPostgres, type PrivatePostgres } from '../support/postgres.ts'
import { shippedCalls, type ShippedCall } from '../support/shipped-calls.ts'
import { startSite, type Site } from '../support/site.ts'

const LONGEST_LIFE_MS = 3000
const NOISE_BYTES = 3_000_000

for (const on of CAMPAIGN.on) {
  test(`${CAMPAIGN.kills} kills while calls come in, with the data ${on === 'files' ? 'in files' : `on ${on}`}`, async (t) => {
    const postgres = on === 'files' ? undefined : await startPostgres(t)
    if (on !== 'files' && !postgres) return
    const databases = postgres && (await newDatabases(postgres.folder))
    const calls = [...spokenCalls(), ...(await noisyCalls(t))]
    const site = await startSite(t, [...new Set(calls.map(({ sidecar }) => sidecar.team))], { ...(databases && { databases }) })
    const killing = killAtRandom(t, site, postgres)
    const asked = await Promise.all(calls.map((call) => feedSometime(site, call)))
    await killing
    await allWell(site, { prepared: CAMPAIGN.drawn, failed: CAMPAIGN.noise })
    assert.ok(!site.logged().includes('internal-error'))
    t.diagnostic(`${calls.length} calls; ${asked.reduce((total, times) => total + times, 0)} times the pipeline had to ask again`)
  })
}

function spokenCalls(): ShippedCall[] {
  const shipped = shippedCalls('calls')
  return Array.from({ length: CAMPAIGN.drawn }, (_, index) => shipped[index % shipped.length]).filter((call) => call !== undefined)
}

/** Of noise that is no sound: large enough to be killed half-way, and quickly refused. */
async function noisyCalls(t: TestContext): Promise<ShippedCall[]> {
  const folder = await mkdtemp(join(tmpdir(), 'noise-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const recording = join(folder, 'ruis')
  await writeFile(recording, randomBytes(NOISE_BYTES))
  const [call] = spokenCalls()
  return call ? Array.from({ length: CAMPAIGN.noise }, () => ({ ...call, recording })) : []
}

/** At a moment of its own, so that calls come in for as long as there are kills. */
async function feedSometime(site: Site, call: ShippedCall): Promise<number> {
  await wait((Math.random() * CAMPAIGN.kills * LONGEST_LIFE_MS) / 2)
  return feed(site, call)
}

async function killAtRandom(t: TestContext, site: Site, postgres: PrivatePostgres | undefined): Promise<void> {
  const kills: Readonly<Record<string, () => Promise<void>>> = {
    web: () => site.address().then(() => site.kill('web')), // On a busy machine it would otherwise never serve.
    worker: () => site.kill('worker'),
    redis: () => site.kill('redis'),
    ...(postgres && { postgres: () => postgres.kill().then(postgres.start) }),
  }
  const pieces = Object.entries(kills)
  for (let kill = 0; kill < CAMPAIGN.kills; kill++) {
    await wait(Math.random() * LONGEST_LIFE_MS)
    await pieces[kill % pieces.length]?.[1]()
  }
  for (const [at, [piece]] of pieces.entries()) t.diagnostic(`${piece}: killed ${Math.ceil((CAMPAIGN.kills - at) / pieces.length)} times`)
}
