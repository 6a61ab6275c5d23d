// What trainers and managers do with snippets. Every look and every act is on record before it is answered.
import { Hono, type Context } from 'hono'
import { Failure } from '../../models/failure.ts'
import { assertAlive, listSnippets, readClip, readSnippet, reviewSnippet } from '../../models/store/snippets.ts'
import { requireRole } from '../session.ts'
import type { Tools, Web } from '../tools.ts'
import { clipQuery, listQuery, reviewBody, withdrawQuery } from './fields.ts'
import { readId, withBody, withQuery } from './input.ts'
import { reportLeak } from './leaks.ts'
import { opusInCaf } from './opus-in-caf.ts'
import { rangeOf } from './range.ts'
import { shownSnippet } from './shown.ts'

export function snippetRoutes(tools: Tools) {
  const { store, now } = tools
  return new Hono<Web>()
    .get('/', people(tools), withQuery(listQuery), async (c) => {
      const { page, pageSize, ...filter } = c.req.valid('query')
      const listed = await listSnippets(store, { page, pageSize, ...filter }, now())
      return c.json({ ...listed, page, pageSize })
    })
    .get('/:id', people(tools), async (c) => {
      const id = readId(c)
      const { summary, content, review } = await readSnippet(store, { id, person: c.var.person.id }, now())
      return c.json({ ...summary, ...shownSnippet(id, content), review })
    })
    .get('/:id/clip', people(tools), withQuery(clipQuery), async (c) => {
      const { audio, mediaType } = await readClip(store, { id: readId(c), person: c.var.person.id }, now())
      return c.req.valid('query').as === 'caf' ? sendClip(c, opusInCaf(audio), CAF) : sendClip(c, audio, { mediaType, ending: 'ogg' })
    })
    .put('/:id/review', people(tools), withBody(reviewBody), async (c) => {
      await reviewSnippet(store, { id: readId(c), person: c.var.person.id, ...c.req.valid('json') }, now())
      return c.body(null, 204)
    })
    .get('/:id/alive', people(tools), async (c) => {
      await assertAlive(store, readId(c), now())
      return c.body(null, 204)
    })
    .post('/:id/withdraw', people(tools), withQuery(withdrawQuery), async (c) => {
      await reportLeak(tools, { id: readId(c), person: c.var.person.id, ...c.req.valid('query') })
      return c.body(null, 204)
    })
}

const people = (tools: Tools) => requireRole(tools, 'trainer', 'manager')

type Box = Readonly<{ mediaType: string; ending: string }>
const CAF: Box = { mediaType: 'audio/x-caf', ending: 'caf' }

/** Whole or in part. Its length stands in the head, so that a player can show it before it has all. */
function sendClip(c: Context, audio: Uint8Array, { mediaType, ending }: Box): Response {
  const range = rangeOf(partAskedFor(c), audio.length)
  c.header('Accept-Ranges', 'bytes')
  if (range === 'outside') {
    c.header('Content-Range', `bytes */${audio.length}`)
    throw new Failure('range-refused')
  }
  if (range) c.header('Content-Range', `bytes ${range.first}-${range.last}/${audio.length}`)
  const part = range ? audio.slice(range.first, range.last + 1) : audio
  c.header('Content-Type', mediaType)
  c.header('Content-Disposition', `inline; filename="fragment.${ending}"`)
  c.header('Content-Length', String(part.length))
  return c.body(new Uint8Array(part), range ? 206 : 200)
}

/** Ranges are for GET alone, and a clip carries no validator that `If-Range` could match (RFC 9110, 13.1.5 and 14.2). */
function partAskedFor(c: Context): string | undefined {
  return c.req.method === 'GET' && c.req.header('If-Range') === undefined ? c.req.header('Range') : undefined
}
