// Checks an exported ledger: every line is where it was written and as it was written, and says what the draw says. With
// `ledger-replay.ts` it is the whole of an independent program: it imports nothing else, and opens nothing but the file.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { isCommittedTo, replayer, type DrawnLine } from './ledger-replay.ts'

/** `key`: as it was released; without it only the chain is checked. `heads`: `seq` → hash, noted while the quarter lasted. */
export type Checking = Readonly<{ lines: AsyncIterable<string>; key?: string | undefined; heads?: ReadonlyMap<number, string> | undefined }>

/** `faults` holds the first thousand; `faultCount` all. */
export type Verdict = Readonly<{ quarter: string; lines: number; replayed: number; refused: number; kept: number; faultCount: number; faults: readonly string[] }>

type Line = DrawnLine & Readonly<{ seq: number; decision: string; reason: string | null; previousHash: string; hash: string }>
type JsonObject = Readonly<Record<string, unknown>>

const FAULTS_KEPT = 1000
const HASHED = ['at', 'callRef', 'decision', 'fraction', 'fractionVersion', 'previousHash', 'quarter', 'reason', 'seq', 'team']
const HASHED_WITH_CARD = [...HASHED, 'card'].toSorted()

/** Reads the file once; in memory are a line, a deck of each agent, and the heads. */
export async function verifyLedger({ lines, key, heads = new Map() }: Checking): Promise<Verdict> {
  const check = checker(key, heads)
  for await (const text of lines) {
    const record = parsed(text)
    if (record?.['kind'] === 'quarter') check.quarter(record)
    else if (record?.['kind'] === 'line') check.line(asLine(record))
    else if (record?.['kind'] === 'head') check.head(Number(record['seq']), String(record['hash']))
    else check.nothing()
  }
  return check.verdict()
}

function checker(key: string | undefined, noted: ReadonlyMap<number, string>) {
  const count = { lines: 0, replayed: 0, refused: 0, kept: 0, faultCount: 0 }
  const faults: string[] = []
  const fault = (text: string): void => void (++count.faultCount <= FAULTS_KEPT && faults.push(text))
  const heads = new Map(noted)
  let quarter = ''
  let last = { seq: 0, hash: '' }
  let replay: ReturnType<typeof replayer> | undefined

  const replayLine = (line: Line): void => {
    if (!replay || line.decision === 'refuse') return void (count.refused += Number(line.decision === 'refuse'))
    const { decision, isNextCard } = replay(line)
    count.replayed++
    count.kept += Number(decision === 'keep')
    if (line.decision !== decision || line.reason !== null) fault(`line ${line.seq}: says ${line.decision}, the draw says ${decision}`)
    if (!isNextCard) fault(`line ${line.seq}: not the next card of its deck`)
  }
  return {
    quarter: (record: JsonObject): void => {
      quarter = String(record['quarter'])
      last = { seq: 0, hash: sha256(quarter) }
      if (key === undefined) return
      if (!isCommittedTo(key, record['commitment'])) fault('the key: not the one that was committed to')
      replay = replayer(key, typeof record['nonce'] === 'string' ? record['nonce'] : null)
    },
    line: (line: Line): void => {
      for (const text of misplaced(line, last)) fault(text)
      const head = heads.get(line.seq)
      if (head !== undefined && head !== line.hash) fault(`line ${line.seq}: not the head that was noted`)
      heads.delete(line.seq)
      replayLine(line)
      count.lines++
      last = line
    },
    /** The file's own heads, behind its lines, tell how long the ledger was. */
    head: (seq: number, hash: string): void => void (seq > last.seq && heads.set(seq, hash)),
    nothing: (): void => fault(`after line ${last.seq}: something that is no record`),
    verdict: (): Verdict => {
      const longest = Math.max(last.seq, ...heads.keys())
      if (longest > last.seq) fault(`lines ${last.seq + 1} to ${longest}: missing at the end`)
      return { quarter, ...count, faults }
    },
  }
}

/** After a gap a line is only held against itself, so that one gap is one fault. */
function misplaced(line: Line, last: Readonly<{ seq: number; hash: string }>): string[] {
  const faults: string[] = []
  if (line.seq <= last.seq) faults.push(`line ${line.seq}: there twice, or out of order`)
  if (line.seq > last.seq + 1) faults.push(`lines ${last.seq + 1} to ${line.seq - 1}: missing`)
  if (line.seq === last.seq + 1 && line.previousHash !== last.hash) faults.push(`line ${line.seq}: does not follow the one before it`)
  if (hashOf(line) !== line.hash) faults.push(`line ${line.seq}: changed`)
  return faults
}

/** SHA-256 over JSON with its fields in alphabetical order and without blanks; `card` only where there is one. */
const hashOf = (line: Line): string => sha256(JSON.stringify(line, line.card === null ? HASHED : HASHED_WITH_CARD))

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

function parsed(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : undefined
  } catch {
    return undefined
  }
}

/** Of a line in which a field is missing or odd the hash does not fit, whatever this takes it for. */
const asLine = (record: JsonObject) => record as unknown as Line

export const linesOf = (file: string): AsyncIterable<string> => createInterface({ input: createReadStream(file), crlfDelay: Infinity })

/** `SEQ HASH` at the end of a line, whatever stands before: as `ledger -- heads` and the works council's report have them. */
export async function readHeads(file: string): Promise<Map<number, string>> {
  const heads = new Map<number, string>()
  for await (const text of linesOf(file)) {
    const [, seq, hash] = /(\d+)\s+([0-9a-f]{64})\s*$/.exec(text) ?? []
    if (seq !== undefined && hash !== undefined) heads.set(Number(seq), hash)
  }
  return heads
}
