// The orders of `npm run ledger` that ask the store: commitments, nonces, heads, the export and the release of a key.
import { z } from 'zod'
import { Failure } from '../../models/failure.ts'
import { readSettings } from '../../models/settings.ts'
import { exportLedger } from '../../models/store/ledger-export.ts'
import { listHeads } from '../../models/store/ledger-heads.ts'
import { openStoreOf, type Store } from '../../models/store/open.ts'
import { commitAhead, giveNonce, listQuarterDraws, releaseKey } from '../../models/store/quarter-draws.ts'
import { readEnvironment } from './program.ts'

const PERSON = 'operator'
const MAX_NONCE = 200
const quarterSchema = z.string().regex(/^\d{4}-Q[1-4]$/)
const nonceSchema = z.string().trim().min(1).max(MAX_NONCE)

type Order = (subject: string, nonce: string) => AsyncGenerator<string>

/** Each gives lines to print. */
export const ledgerOrders: Readonly<Record<string, Order>> = {
  commitments: () =>
    withStore(async function* (store) {
      await commitAhead(store, new Date())
      for (const { quarter, commitment, nonce, releasedAt } of await listQuarterDraws(store))
        yield [quarter, commitment, nonce === null ? 'no nonce' : `nonce: ${nonce}`, releasedAt ? `released ${releasedAt}` : ''].join('  ').trim()
    }),
  nonce: (subject, nonce) =>
    withStore(async function* (store) {
      const parsed = nonceSchema.safeParse(nonce)
      if (!parsed.success) throw new Failure('request-faulty', { details: [`TEXT: must have 1 to ${MAX_NONCE} characters`] })
      await commitAhead(store, new Date())
      await giveNonce(store, parsed.data, { quarter: quarterOf(subject), person: PERSON, now: new Date() })
      yield `Mixed into the draw of ${subject}.`
    }),
  heads: (subject) =>
    withStore(async function* (store) {
      for (const { day, seq, hash } of await listHeads(store, quarterOf(subject))) yield `${day} ${seq} ${hash}`
    }),
  export: (subject) => withStore((store) => exportLedger(store, { quarter: quarterOf(subject), now: new Date() })),
  release: (subject) =>
    withStore(async function* (store) {
      yield await releaseKey(store, { quarter: quarterOf(subject), person: PERSON, now: new Date() })
    }),
}

async function* withStore(lines: (store: Store) => AsyncGenerator<string>): AsyncGenerator<string> {
  const store = await openStoreOf(readSettings(readEnvironment()))
  try {
    yield* lines(store)
  } finally {
    await store.close()
  }
}

function quarterOf(text: string): string {
  const parsed = quarterSchema.safeParse(text)
  if (!parsed.success) throw new Failure('request-faulty', { details: ['QUARTER: must look like 2026-Q4'] })
  return parsed.data
}
