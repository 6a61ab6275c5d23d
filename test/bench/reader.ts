// A web process in little: lists snippets over and over while another process expires them. Forked by the bench of the draw.
import { setTimeout as wait } from 'node:timers/promises'
import { openStore } from '../../models/store/open.ts'
import { listSnippets } from '../../models/store/snippets.ts'

const [dataDir = '', masterKey = ''] = process.argv.slice(2)
/** Past everybody's term, so that what is timed is waiting and not the reading of a long list. */
const NOW = new Date('2027-01-02T10:00:00.000Z')
const PAUSE_MS = 5

const store = await openStore({ dataDir, masterKey: Buffer.from(masterKey, 'hex') })
const stop = new AbortController()
process.once('message', () => stop.abort())
process.send?.('ready')
const took: number[] = []
while (!stop.signal.aborted) {
  const startedAt = performance.now()
  await listSnippets(store, { page: 1, pageSize: 20, team: 'team-1' }, NOW)
  took.push(performance.now() - startedAt)
  await wait(PAUSE_MS)
}
await store.close()
const p99Ms = took.toSorted((a, b) => a - b)[Math.floor(took.length * 0.99)] ?? 0
process.send?.({ p99Ms }, () => process.disconnect?.())
