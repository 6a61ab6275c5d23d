// A web process in little: lists snippets and opens one, over and over, while another process expires others. Forked by the bench of the draw.
import { setTimeout as wait } from 'node:timers/promises'
import { openStore } from '../../models/store/open.ts'
import { listSnippets, readSnippet } from '../../models/store/snippets.ts'

const [dataDir = '', masterKey = '', living = ''] = process.argv.slice(2)
/** Past the term of all but one, so that what is timed is waiting and not the reading of a long list. */
const NOW = new Date('2027-01-02T10:00:00.000Z')
const PAUSE_MS = 5
/** A person reads less often than lists are asked for; each look waits for the lock, because it is put on record. */
const LISTS_PER_LOOK = 10

const store = await openStore({ dataDir, masterKey: Buffer.from(masterKey, 'hex') })
const stop = new AbortController()
process.once('message', () => stop.abort())
process.send?.('ready')
const [lists, looks]: [number[], number[]] = [[], []]
while (!stop.signal.aborted) {
  for (let list = 0; list < LISTS_PER_LOOK && !stop.signal.aborted; list++) {
    lists.push(await timed(() => listSnippets(store, { page: 1, pageSize: 20, team: 'team-1' }, NOW)))
    await wait(PAUSE_MS)
  }
  looks.push(await timed(() => readSnippet(store, { id: living, person: 'bench' }, NOW)))
}
await store.close()
process.send?.({ listP99Ms: p99(lists), openP99Ms: p99(looks) }, () => process.disconnect?.())

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

function p99(took: readonly number[]): number {
  return took.toSorted((a, b) => a - b)[Math.floor(took.length * 0.99)] ?? 0
}
