// A quarter's ledger as a file of JSON lines: first what was committed to, then every line, then the heads of its days.
import { Failure } from '../failure.ts'
import { streamLines } from './ledger.ts'
import { listHeads } from './ledger-heads.ts'
import type { Store } from './open.ts'
import { isClosed } from './quarter-draws.ts'

export type Exporting = Readonly<{ quarter: string; now: Date }>

/**
 * The file, line by line. `not-found` without such a quarter; `ledger-open` while decks of it are open, because nine skips would
 * make the tenth certain.
 */
export async function* exportLedger(store: Store, { quarter, now }: Exporting): AsyncGenerator<string> {
  const draw = await store.db.selectFrom('quarterDraws').selectAll().where('quarter', '=', quarter).executeTakeFirst()
  if (!draw) throw new Failure('not-found')
  const deck = store.db.selectFrom('decks').select('agent').where('quarter', '=', quarter)
  if (!isClosed(quarter, now) && (await deck.executeTakeFirst())) throw new Failure('ledger-open')
  const { commitment, committedAt, nonce, nonceAt } = draw
  yield JSON.stringify({ kind: 'quarter', quarter, commitment, committedAt, nonce, nonceAt })
  for await (const line of streamLines(store, { quarter })) yield JSON.stringify({ kind: 'line', ...line })
  for (const { day, seq, hash } of await listHeads(store, quarter)) yield JSON.stringify({ kind: 'head', day, seq, hash })
}
