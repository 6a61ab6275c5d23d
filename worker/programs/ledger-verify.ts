// Checks an exported ledger: every line is where it was written and as it was written, and says what the draw says. With
// `ledger-records.ts` and `ledger-replay.ts` it is the whole of an independent program: it imports nothing else of ours.
import { createHash } from 'node:crypto'
import { openGaps } from './ledger-gaps.ts'
import { recordsOf, type LedgerRecord } from './ledger-records.ts'
import { commitmentTo, replayer, type DrawnLine } from './ledger-replay.ts'

/** What was noted before: where the ledger stood (`seq` → hash), what its key was committed to, and the works council's nonce. */
export type Noted = Readonly<{ heads?: ReadonlyMap<number, string> | undefined; commitment?: string | undefined; nonce?: string | undefined }>

/** `key`: as it was released; without it only the chain is checked. */
export type Checking = Noted & Readonly<{ lines: AsyncIterable<string>; key?: string | undefined }>

/** `faults` holds the first thousand; `faultCount` all. `isCommitted`: the key was held against a commitment. `afterHeads`: lines since the last head. */
export type Verdict = Counts & Readonly<{ quarter: string; isCommitted: boolean; afterHeads: number; faults: readonly string[] }>

type Counts = { lines: number; replayed: number; refused: number; kept: number; faultCount: number }
type Line = DrawnLine & Readonly<{ seq: number; quarter: string; decision: string; reason: string | null; previousHash: string; hash: string }>

const FAULTS_KEPT = 1000
const HASHED = ['at', 'callRef', 'decision', 'fraction', 'fractionVersion', 'previousHash', 'quarter', 'reason', 'seq', 'team']
const HASHED_WITH_CARD = [...HASHED, 'card'].toSorted()

/** Reads the file once; in memory are a line, a deck of each agent, and the heads. */
export async function verifyLedger({ lines, key, ...noted }: Checking): Promise<Verdict> {
  const check = checker(key, noted)
  for await (const record of recordsOf(lines)) {
    if (record?.['kind'] === 'quarter') check.quarter(record)
    else if (record?.['kind'] === 'line') check.line(asLine(record))
    else if (record?.['kind'] === 'head') check.head(Number(record['seq']), String(record['hash']))
    else check.nothing()
  }
  return check.verdict()
}

function checker(key: string | undefined, noted: Noted) {
  const count: Counts = { lines: 0, replayed: 0, refused: 0, kept: 0, faultCount: 0 }
  const faults: string[] = []
  const fault = (text: string): void => void (++count.faultCount <= FAULTS_KEPT && faults.push(text))
  const gaps = openGaps(fault)
  const heads = new Map(noted.heads)
  let lastHead = Math.max(0, ...heads.keys())
  let quarter: string | undefined
  let last = { seq: 0, hash: '' }
  let isCommitted = false
  let replay: ReturnType<typeof replayer> | undefined

  const begin = (of: LedgerRecord): void => {
    quarter = String(of['quarter'])
    last = { seq: 0, hash: sha256(quarter) }
    const [commitment, nonce] = [noted.commitment ?? of['commitment'], noted.nonce ?? of['nonce']]
    if (of['commitment'] !== undefined && commitment !== of['commitment']) fault('the commitment: not the one that was noted')
    if (key === undefined) return
    isCommitted = commitment !== undefined
    if (isCommitted && commitmentTo(key) !== commitment) fault('the key: not the one that was committed to')
    replay = replayer(key, typeof nonce === 'string' ? nonce : null)
  }
  const replayLine = (line: Line): void => {
    if (!replay || line.decision === 'refuse') return void (count.refused += Number(line.decision === 'refuse'))
    const { decision, isNextCard } = replay(line)
    count.replayed++
    count.kept += Number(decision === 'keep')
    if (line.decision !== decision || line.reason !== null) fault(`line ${line.seq}: says ${line.decision}, the draw says ${decision}`)
    if (!isNextCard) fault(`line ${line.seq}: not the next card of its deck`)
  }
  return {
    quarter: begin,
    line: (line: Line): void => {
      if (quarter === undefined) begin({ quarter: line.quarter })
      if (hashOf(line) !== line.hash) fault(`line ${line.seq}: changed`)
      if (line.seq === last.seq + 1 && line.previousHash !== last.hash) fault(`line ${line.seq}: does not follow the one before it`)
      const head = heads.get(line.seq)
      if (head !== undefined && head !== line.hash) fault(`line ${line.seq}: not the head that was noted`)
      heads.delete(line.seq)
      replayLine(line)
      count.lines++
      gaps.pass(line.seq)
      if (line.seq > last.seq) last = line
    },
    /** The file's own heads, behind its lines, tell how long the ledger was. */
    head: (seq: number, hash: string): void => {
      lastHead = Math.max(lastHead, seq)
      if (seq > last.seq) heads.set(seq, hash)
    },
    nothing: (): void => fault(`after line ${last.seq}: something that is no record`),
    verdict: (): Verdict => {
      gaps.close()
      const longest = Math.max(last.seq, ...heads.keys())
      if (longest > last.seq) fault(`lines ${last.seq + 1} to ${longest}: missing at the end`)
      return { quarter: quarter ?? '', ...count, isCommitted, afterHeads: lastHead === 0 ? 0 : Math.max(0, last.seq - lastHead), faults }
    },
  }
}

/** SHA-256 over JSON with its fields in alphabetical order and without blanks; `card` only where there is one. */
const hashOf = (line: Line): string => sha256(JSON.stringify(line, line.card === null ? HASHED : HASHED_WITH_CARD))

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Of a line in which a field is missing or odd the hash does not fit, whatever this takes it for. */
const asLine = (record: LedgerRecord) => record as unknown as Line
