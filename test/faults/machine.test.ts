// What is wrong with the machine: no room to write, and a database that another process holds. Whoever asks is told to come again, calls
// wait, and when it is over everything goes on as if nothing had been.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { Refused } from '../../api/client.ts'
import type { FailureCode } from '../../models/failure.ts'
import { allWell, feed, offer, offerOf, send } from '../support/calls-to-site.ts'
import { IN_CAMPAIGN } from '../support/campaign.ts'
import { canLimit, giveRoom, smallDisk, takeRoom } from '../support/room.ts'
import { shippedCalls } from '../support/shipped-calls.ts'
import { startSite, type Site } from '../support/site.ts'
import { until } from '../support/until.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const PATIENCE_MS = 60_000
const [shortest] = shippedCalls('calls').toSorted((a, b) => a.sidecar.durationMs - b.sidecar.durationMs)
assert.ok(shortest)
const call = shortest

test('no room to write, then a database that is held: nothing is lost, doubled or half', { skip: !canLimit && 'no prlimit here' }, async (t) => {
  const site = await startSite(t, [call.sidecar.team])
  await until('the worker is ready', () => site.logged().includes('The worker is ready.'))
  const wanted = await offer(site, offerOf(call))

  takeRoom(site.processes('worker'))
  await feed(site, call)
  await until('the worker says so', () => saidOfCall(site, 'disk-full'))
  takeRoom(site.processes('web'))
  await refused(offer(site, offerOf(call)), 'disk-full')
  await refused(send(site, wanted, call.recording), 'disk-full')
  assert.deepEqual(readdirSync(site.store.spoolDir).map((file) => file.endsWith('.age')), [true], 'only what had come in before')
  assert.equal((await fetch(`${await site.address()}/v1/health`)).status, 200)

  const held = new DatabaseSync(join(site.dataDir, 'steekproef.sqlite'))
  held.exec('begin immediate')
  giveRoom([...site.processes('worker'), ...site.processes('web')])
  await refused(offer(site, offerOf(call)), 'database-busy')
  await until('the worker says so', () => saidOfCall(site, 'database-busy'))
  held.exec('rollback')
  held.close()

  await send(site, wanted, call.recording)
  await allWell(site, { prepared: 2 })
  assert.ok(!site.logged().includes('internal-error'))
})

test('a disk that is full to the last byte while a call is prepared', IN_CAMPAIGN, async (t) => {
  const disk = smallDisk(t)
  if (!disk) return
  const site = await startSite(t, [call.sidecar.team], { place: disk.folder })
  await until('the worker is ready', () => site.logged().includes('The worker is ready.'))
  const wanted = await offer(site, offerOf(call))
  await feed(site, call)
  disk.fill()
  await refused(send(site, wanted, call.recording), 'disk-full')
  await until('the worker says so', () => saidOfCall(site, 'disk-full'))
  disk.empty()
  await send(site, wanted, call.recording)
  await allWell(site, { prepared: 2 })
  assert.ok(!site.logged().includes('internal-error'))
})

test('a log that cannot be written ends no process', { skip: !canLimit && 'no prlimit here' }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'log-'))
  const file = openSync(join(folder, 'log'), 'w')
  const lines = `const { createLog } = await import('./models/log.ts'); const log = createLog(); for (let line = 0; line < 100; line++) log.info('Een regel.')`
  const { status, stderr } = spawnSync('prlimit', ['--fsize=2000:', process.execPath, '--input-type=module', '--eval', lines], { cwd: ROOT, stdio: ['ignore', file, 'pipe'], encoding: 'utf8', timeout: PATIENCE_MS })
  assert.equal(status, 0, stderr)
  closeSync(file)
  assert.ok(statSync(join(folder, 'log')).size > 0)
  rmSync(folder, { recursive: true })
})

const saidOfCall = (site: Site, code: FailureCode): boolean => site.logged().split('\n').some((line) => line.includes('callId') && line.includes(`"code":"${code}"`))

async function refused(asked: Promise<unknown>, code: FailureCode): Promise<void> {
  await assert.rejects(asked, (error) => error instanceof Refused && error.problem.code === code && error.problem.status === 503)
}
