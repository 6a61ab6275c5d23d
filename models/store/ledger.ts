// The ledger: what was decided on every offered call, without content, chained so that a change shows.
import { hash as digestOf } from 'node:crypto'
import { manyRows } from './many-rows.ts'
import type { Store } from './open.ts'
import type { Db, Schema } from './schema.ts'

/** `at`: the hour in which the call ended, for the fraction and the key follow from it. `fraction`: what the draw was held against. */
export type LedgerLine = Readonly<Schema['ledgerLines']>

/** A line before it has a place in the chain. */
export type NewLine = Omit<LedgerLine, 'seq' | 'previousHash' | 'hash'>

/** Lines that are written together: `append` gives each its place, `write` puts them into the database. */
export type Chain = Readonly<{ append(line: NewLine): Promise<void>; write(): Promise<void> }>

/** Lines that are held in memory while a ledger is read. */
const PAGE = 5000

/** The transaction holds the write lock, so there is no gap and no second line `seq`. */
export function openChain(trx: Db): Chain {
  const heads = new Map<string, Head | undefined>()
  const lines: LedgerLine[] = []
  const append = async (line: NewLine): Promise<void> => {
    const { quarter } = line
    if (!heads.has(quarter)) heads.set(quarter, await headOf(trx, quarter))
    const last = heads.get(quarter)
    const chained = { ...line, seq: (last?.seq ?? 0) + 1, previousHash: last?.hash ?? startOf(quarter) }
    const whole = { ...chained, hash: hashOf(chained) }
    heads.set(quarter, whole)
    lines.push(whole)
  }
  return { append, write: () => writeLines(trx, lines) }
}

const writeLines = manyRows((db: Db, lines: readonly LedgerLine[]) => db.insertInto('ledgerLines').values(lines))

export type Head = Readonly<{ seq: number; hash: string }>

/** The last line of a quarter, if it has any. */
export const headOf = (db: Db, quarter: string): Promise<Head | undefined> =>
  db.selectFrom('ledgerLines').select(['seq', 'hash']).where('quarter', '=', quarter).orderBy('seq', 'desc').limit(1).executeTakeFirst()

/** The lines of a quarter, in order, a page of them in memory at a time. */
export async function* streamLines({ db }: Pick<Store, 'db'>, { quarter }: Readonly<{ quarter: string }>): AsyncGenerator<LedgerLine> {
  for (let seq = 0; ; ) {
    const lines = await linesOf(db, quarter).where('seq', '>', seq).orderBy('seq').limit(PAGE).execute()
    yield* lines
    seq = lines.at(-1)?.seq ?? seq
    if (lines.length < PAGE) return
  }
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

/** Over JSON with its fields in alphabetical order and without blanks, `previousHash` among them; `card` only where there is one. */
function hashOf(line: Omit<LedgerLine, 'hash'>): string {
  const { at, callRef, card, decision, fraction, fractionVersion, previousHash, quarter, reason, seq, team } = line
  const after = { decision, fraction, fractionVersion, previousHash, quarter, reason, seq, team }
  return sha256(JSON.stringify(card === null ? { at, callRef, ...after } : { at, callRef, card, ...after }))
}

const sha256 = (text: string): string => digestOf('sha256', text)
