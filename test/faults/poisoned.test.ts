// A call that kills the worker whenever it is prepared: after so many times it is set aside with a reason, and the others go on.
import assert from 'node:assert/strict'
import { chmodSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { feed } from '../support/calls-to-site.ts'
import { IN_CAMPAIGN } from '../support/campaign.ts'
import { shippedCalls } from '../support/shipped-calls.ts'
import { startSite } from '../support/site.ts'
import { until } from '../support/until.ts'

const POISON = 'vergif in de opname'
const PATIENCE_MS = 1_200_000

/** An ffmpeg that takes its worker with it when it reads the poison. */
const SCRIPT = `#!/bin/sh
sound=$(mktemp)
cat > "$sound"
if grep -q '${POISON}' "$sound"; then rm "$sound"; kill -9 $PPID; exit 1; fi
ffmpeg "$@" < "$sound"
status=$?
rm "$sound"
exit $status
`

for (const redis of ['lives', 'goes down with the worker'])
  test(`a poisoned call is set aside and the rest is prepared, while Redis ${redis}`, IN_CAMPAIGN, async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'poisoned-'))
    t.after(() => rm(folder, { recursive: true, force: true }))
    const program = join(folder, 'ffmpeg')
    writeFileSync(program, SCRIPT)
    chmodSync(program, 0o700)
    const [first, second] = shippedCalls('calls')
    assert.ok(first && second)
    const poisoned = { ...first, recording: join(folder, 'opname') }
    writeFileSync(poisoned.recording, Buffer.concat([readFileSync(first.recording), Buffer.from(POISON)]))

    const site = await startSite(t, [...new Set([first.sidecar.team, second.sidecar.team])], { environment: { FFMPEG_PATH: program } })
    await feed(site, poisoned)
    await feed(site, first)
    await feed(site, second)
    const ready = () => site.logged().split('The worker is ready.').length - 1
    let starts = 1
    await until(
      'no call waits',
      async () => {
        if (redis !== 'lives' && ready() > starts) {
          starts = ready()
          await site.kill('redis')
        }
        const calls = await site.store.db.selectFrom('calls').select(['state']).execute()
        return calls.every(({ state }) => state === 'prepared' || state === 'failed')
      },
      PATIENCE_MS,
    )
    const calls = await site.store.db.selectFrom('calls').select(['state', 'failure']).orderBy('drawnAt').execute()
    assert.deepEqual(calls.map(({ state, failure }) => failure ?? state), ['worker-crashed', 'prepared', 'prepared'])
    await until('the spool is empty', () => readdirSync(site.store.spoolDir).length === 0)
    t.diagnostic(`the worker was started ${ready()} times`)
  })
