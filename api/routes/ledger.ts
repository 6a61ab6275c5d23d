// The ledger of a quarter, to be taken along: as JSON Lines to check the draw with, as CSV for a spreadsheet. Streamed, however long it is.
import { Hono, type Context } from 'hono'
import { z } from 'zod'
import { exportLedger } from '../../models/store/ledger-export.ts'
import { requireRole } from '../session.ts'
import type { Tools, Web } from '../tools.ts'
import { ledgerQuery } from './fields.ts'
import { withQuery } from './input.ts'

export function ledgerRoutes(tools: Tools) {
  const manager = requireRole(tools, 'manager')
  const send = async (c: Context, quarter: string, { ending, type, write }: Format): Promise<Response> => {
    const lines = exportLedger(tools.store, { quarter, now: tools.now() })
    const first = await lines.next() // Here it is refused, before anything is answered.
    c.header('Content-Type', type)
    c.header('Content-Disposition', `attachment; filename="ledger-${quarter}.${ending}"`)
    return c.body(encoded(write(from(first, lines))))
  }
  return new Hono<Web>()
    .get('/ledger.csv', manager, withQuery(ledgerQuery), (c) => send(c, c.req.valid('query').quarter, CSV))
    .get('/ledger.jsonl', manager, withQuery(ledgerQuery), (c) => send(c, c.req.valid('query').quarter, JSONL))
}

type Lines = AsyncIterable<string>
type Format = Readonly<{ ending: string; type: string; write: (lines: Lines) => Lines }>

const JSONL: Format = { ending: 'jsonl', type: 'application/jsonl', write: asJson }
const CSV: Format = { ending: 'csv', type: 'text/csv; charset=utf-8', write: asCsv }

async function* from(first: IteratorResult<string>, rest: Lines): AsyncGenerator<string> {
  if (first.done !== true) yield first.value
  yield* rest
}

async function* asJson(lines: Lines): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`
}

const rowSchema = z.looseObject({ kind: z.literal('line') }).catchall(z.union([z.string(), z.number(), z.null()]))

/** The lines alone: a header of field names, then a row each (RFC 4180). None holds a comma or a quotation mark; a hash may begin with `-`, which a spreadsheet may show as an error. */
async function* asCsv(lines: Lines): AsyncGenerator<string> {
  let isHead = true
  for await (const text of lines) {
    const parsed = rowSchema.safeParse(JSON.parse(text))
    if (!parsed.success) continue
    const { kind: _, ...row } = parsed.data
    if (isHead) yield `${Object.keys(row).join(',')}\r\n`
    isHead = false
    yield `${Object.values(row).map((value) => value ?? '').join(',')}\r\n`
  }
}

const encoded = (lines: Lines): ReadableStream<Uint8Array> => ReadableStream.from(lines).pipeThrough(new TextEncoderStream())
