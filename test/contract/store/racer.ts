// A second process on the same store, which works through a list at the same time as others: forked by race.test.ts.
import { z } from 'zod'
import { decideOffer } from '../../../models/store/offers.ts'
import { openStore, type Store } from '../../../models/store/open.ts'
import { spendLink } from '../../../models/store/people.ts'
import { publish } from './published.ts'
import { offerOf, TERMS } from './world.ts'

const [dataDir = '', masterKey = '', urls = 'null', task = '', ...subjects] = process.argv.slice(2)

/** What each subject came to, as a text that can be compared. */
const TASKS: Readonly<Record<string, (store: Store, subject: string) => Promise<string>>> = {
  offer: async (store, callId) => JSON.stringify(await decideOffer(store, offerOf({ callId }), TERMS)),
  publish: async (store, callId) => String(await publish(store, { callId })),
  spend: async (store, token) => spendLink(store, token, TERMS.now).then(() => 'in', () => 'out'),
  key: async ({ keys }, quarter) => Buffer.from(await keys.drawKey(quarter)).toString('hex'),
}

const databases = z.strictObject({ database: z.string(), keys: z.string() }).nullable().parse(JSON.parse(urls)) ?? undefined
const store = await openStore({ dataDir, masterKey: Buffer.from(masterKey, 'hex'), databases })
process.send?.('ready')
process.once('message', async () => {
  const results: string[] = []
  for (const subject of subjects) results.push((await TASKS[task]?.(store, subject)) ?? '')
  await store.close()
  process.send?.(results, () => process.disconnect?.())
})
