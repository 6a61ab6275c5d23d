// A folder feed that is killed at random moments: every call is decided on once, every drawn recording is whole, none is left over.
import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sweepSpool } from '../../models/store/spool.ts'
import { layReady, ledgerLines, soundsInSpool, startFeeding, type Feeding } from '../support/feeding.ts'
import { until } from '../support/until.ts'

const CALLS = 60
const KILLS = 12
const LONGEST_LIFE_MS = 150

test(`a feed killed at ${KILLS} random moments loses nothing and doubles nothing`, async (t) => {
  const feeding = await startFeeding(t)
  feeding.clock.now = new Date()
  const sounds = Array.from({ length: CALLS }, (_, index) => `${index}`.repeat(20_000))
  sounds.forEach((sound, index) => layReady(feeding, `gesprek-${index}`, { sound, team: index % 3 === 0 ? 'niets' : 'alles' }))
  for (let kill = 0; kill < KILLS; kill++) {
    const child = startChild(feeding)
    await once(child, 'message')
    await wait(Math.random() * LONGEST_LIFE_MS)
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  const last = startChild(feeding)
  feeding.atEnd(async () => last.kill('SIGKILL'))
  await until('every recording is taken in', () => !readdirSync(feeding.folder).some((file) => file.endsWith('.wav')))
  await until('every call is decided on', async () => (await ledgerLines(feeding)).length === CALLS)
  last.kill('SIGKILL')
  await once(last, 'exit')
  // A kill between the two deletions leaves a sidecar alone, which is recognised an hour later by its call.
  assert.ok(readdirSync(feeding.folder).every((file) => file.endsWith('.json')))

  assert.equal((await ledgerLines(feeding)).length, CALLS)
  assert.deepEqual(await soundsInSpool(feeding), sounds.filter((_, index) => index % 3 !== 0).toSorted())
  const { store } = feeding.tools
  await sweepSpool(store, new Date())
  assert.equal(readdirSync(store.spoolDir).filter((file) => file.endsWith('.age')).length, sounds.filter((_, index) => index % 3 !== 0).length)
})

function startChild({ dataDir, folder, redis, masterKey }: Feeding) {
  return fork(join(import.meta.dirname, '../support/feed-child.ts'), [dataDir, folder, redis], {
    env: { ...process.env, TEST_MASTER_KEY: Buffer.from(masterKey).toString('base64') },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
}
