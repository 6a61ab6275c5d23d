// What comes in with a request, parsed before anything is done with it. All faults are told together, without values.
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { z } from 'zod'
import { faultsOf } from '../../models/call.ts'
import { Failure } from '../../models/failure.ts'
import type { Web } from '../tools.ts'

/** Metadata of a call is 1 or 2 kB; 500 pauses make it 20. */
const MAX_BODY_BYTES = 65_536

/** The body as JSON, whatever it holds. */
async function readJson(c: Context): Promise<unknown> {
  const text = await readText(c)
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Failure('request-faulty', { cause, details: ['body: must be JSON'] })
  }
}

/** Parses the body before the handler, which finds it as `c.req.valid('json')`; clients learn from its type what to send. */
export const withBody = <Out extends object, In extends object>(schema: z.ZodType<Out, In>) => parsedBy<Out, In>((input) => parse(schema, input))

export const parsedBy = <Out extends object, In extends object = Out>(read: (input: unknown) => Out) =>
  createMiddleware<Web, string, { in: { json: In }; out: { json: Out } }>(async (c, next) => {
    c.req.addValidatedData('json', read(await readJson(c)))
    await next()
  })

/** As `withBody`, of the query. */
export const withQuery = <Out extends object, In extends object>(schema: z.ZodType<Out, In>) =>
  createMiddleware<Web, string, { in: { query: In }; out: { query: Out } }>(async (c, next) => {
    c.req.addValidatedData('query', readQuery(c, schema))
    await next()
  })

/** The query as it has to be. A field that a form left empty is as good as absent. */
export function readQuery<T>(c: Context, schema: z.ZodType<T>): T {
  return parse(schema, Object.fromEntries(Object.entries(c.req.query()).filter(([, value]) => value !== '')))
}

/** A form as it has to be. */
export const readForm = async <T>(c: Context, schema: z.ZodType<T>): Promise<T> => parse(schema, await readFields(c))

/** What was filled in, by field. Browsers send line ends as two characters and count them as one. */
export async function readFields(c: Context): Promise<Record<string, string>> {
  const fields = [...new URLSearchParams(await readText(c))].map(([name, value]) => [name, value.replaceAll('\r\n', '\n')])
  return Object.fromEntries(fields)
}

/** The `:id` of the address. One that cannot be an id names nothing. */
export function readId(c: Context): string {
  const parsed = z.uuid().safeParse(c.req.param('id'))
  if (!parsed.success) throw new Failure('not-found')
  return parsed.data
}

function parse<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input)
  if (!parsed.success) throw new Failure('request-faulty', { details: faultsOf(parsed.error) })
  return parsed.data
}

async function readText(c: Context): Promise<string> {
  const bytes = await readBytes(c.req.raw.body)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new Failure('request-faulty', { cause, details: ['body: must be UTF-8'] })
  }
}

/** Counted while it comes in, because a length may be missing. */
async function readBytes(body: ReadableStream<Uint8Array> | null): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of body ?? []) {
      size += chunk.length
      if (size > MAX_BODY_BYTES) throw new Failure('request-too-large')
      chunks.push(chunk)
    }
  } catch (cause) {
    throw cause instanceof Failure ? cause : new Failure('request-faulty', { cause, details: ['body: did not arrive whole'] })
  }
  return Buffer.concat(chunks)
}
