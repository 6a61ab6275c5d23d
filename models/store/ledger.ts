// The ledger: what was decided on every offered call, without content, chained so that a change shows.
import { createHash } from 'node:crypto'
import type { Decision, Refusal } from '../draw.ts'
import type { Store } from './open.ts'
import type { Db, Schema } from './schema.ts'

/** `at`: the hour in which the call ended, for the fraction and the key follow from it. `fraction`: what the draw was held against. */
export type LedgerLine = Readonly<Schema['ledgerLines']>

export type NewLine = Readonly<{
  at: string
  callRef: string
  team: string
  decision: Decision
  reason: Refusal | null
  fraction: number
  fractionVersion: number
  quarter: string
}>

/** Writes the next line of its quarter. The transaction holds the write lock, so there is no gap and no second line `seq`. */
export async function appendLine(trx: Db, line: NewLine): Promise<void> {
  const last = await linesOf(trx, line.quarter).orderBy('seq', 'desc').limit(1).executeTakeFirst()
  const chained = { ...line, seq: (last?.seq ?? 0) + 1, previousHash: last?.hash ?? startOf(line.quarter) }
  await trx.insertInto('ledgerLines').values({ ...chained, hash: hashOf(chained) }).execute()
}

/** The lines of a quarter, in order. */
export const readLines = (store: Pick<Store, 'db'>, { quarter }: Readonly<{ quarter: string }>): Promise<LedgerLine[]> =>
  linesOf(store.db, quarter).orderBy('seq').execute()

/**
 * The `seq` of the first line of a quarter that was changed, moved or taken out, or nothing. That lines are missing
 * at the end shows only beside a hash that was noted earlier.
 */
export function verifyChain(lines: readonly LedgerLine[]): number | undefined {
  const broken = lines.findIndex(({ hash, ...line }, index) => {
    const previous = lines[index - 1]?.hash ?? startOf(line.quarter)
    return line.seq !== index + 1 || line.previousHash !== previous || hash !== hashOf(line)
  })
  return broken === -1 ? undefined : broken + 1
}

const linesOf = (db: Db, quarter: string) => db.selectFrom('ledgerLines').selectAll().where('quarter', '=', quarter)

/** What the first line of a quarter follows. Each quarter is a chain of its own, because it goes as a whole. */
const startOf = (quarter: string): string => sha256(quarter)

/** Over JSON with its fields in alphabetical order and without blanks, `previousHash` among them. */
const hashOf = (line: Omit<LedgerLine, 'hash'>): string => sha256(JSON.stringify(line, Object.keys(line).toSorted()))

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
