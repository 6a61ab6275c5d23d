// An exported ledger as records, whether it is JSON Lines or CSV. Part of the independent program: it imports nothing of ours.
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'

export type LedgerRecord = Readonly<Record<string, unknown>>

const NUMBERS = new Set(['seq', 'fraction', 'fractionVersion'])
const NULL_WHEN_EMPTY = new Set(['reason', 'card'])

export const linesOf = (file: string): AsyncIterable<string> => createInterface({ input: createReadStream(file), crlfDelay: Infinity })

/** `undefined` for a line that is no record. A file that does not begin as JSON is CSV; that has lines alone, behind a row of their fields' names. */
export async function* recordsOf(lines: AsyncIterable<string>): AsyncGenerator<LedgerRecord | undefined> {
  let names: readonly string[] | undefined
  let isFirst = true
  for await (const text of lines) {
    if (isFirst && !text.startsWith('{')) names = text.split(',')
    else yield names ? fromCsv(names, text) : fromJson(text)
    isFirst = false
  }
}

/** `SEQ HASH` at the end of a line, whatever stands before: as `ledger -- heads` and the works council's report have them. */
export async function readHeads(file: string): Promise<Map<number, string>> {
  const heads = new Map<number, string>()
  for await (const text of linesOf(file)) {
    const [, seq, hash] = /(\d+)\s+([0-9a-f]{64})\s*$/.exec(text) ?? []
    if (seq !== undefined && hash !== undefined) heads.set(Number(seq), hash)
  }
  return heads
}

function fromJson(text: string): LedgerRecord | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : undefined
  } catch {
    return undefined
  }
}

/** No field of a ledger holds a comma or a quotation mark. */
function fromCsv(names: readonly string[], text: string): LedgerRecord | undefined {
  const values = text.split(',')
  if (values.length !== names.length) return undefined
  return { kind: 'line', ...Object.fromEntries(names.map((name, at) => [name, valueOf(name, values[at] ?? '')])) }
}

function valueOf(name: string, text: string): string | number | null {
  if (NUMBERS.has(name)) return Number(text)
  return text === '' && NULL_WHEN_EMPTY.has(name) ? null : text
}
