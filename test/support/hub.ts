// A small hub of one's own on loopback, which answers as huggingface.co does, and misbehaves when asked to.
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'

export const REPOSITORY = 'onnx-community/whisper-small_timestamped'
const LARGE = /\.onnx/
const PAGE = 3

export type Hub = Readonly<{
  address: string
  /** Of the branch `main`; older ones stay. */
  revision(): string
  /** A commit on `main` that changes these files. */
  commit(changed: Readonly<Record<string, Buffer>>): void
  /** What it was asked, as `GET /path` with the range behind it. */
  asked: string[]
  /** How it answers for a file, once for each entry: bytes after which the connection breaks, a status, or something of its own. */
  mischief: Map<string, (number | 'no-ranges' | 'other-bytes' | 'too-long' | 'status-404' | 'status-503')[]>
}>

type Commit = Readonly<{ sha: string; files: Readonly<Record<string, Buffer>> }>

/** Large files are redirected to another address, as to a content network; small ones to a path on this one. */
export async function startHub(t: TestContext, files: Readonly<Record<string, Buffer>>): Promise<Hub> {
  const commits: Commit[] = [{ sha: shaOf('first'), files }]
  const asked: string[] = []
  const mischief: Hub['mischief'] = new Map()
  const newest = () => commits.at(-1) ?? { sha: '', files: {} }
  const find = (revision: string) => (revision === 'main' ? newest() : commits.find(({ sha }) => sha === revision))
  const content = await listen(t, (request, response) => {
    asked.push(`content ${request.url} ${request.headers.range ?? ''}`.trim())
    serveFile(request, response, { find, mischief })
  })
  const hub = await listen(t, (request, response) => {
    asked.push(`hub ${request.url}`)
    const url = new URL(request.url ?? '', 'http://hub')
    const [, kind, revision = ''] = /^\/api\/models\/[^/]+\/[^/]+(?:\/(revision|tree)\/([^/]+))?$/.exec(url.pathname) ?? []
    if (url.pathname === '/api/models/openai/whisper-small') return json(response, { sha: shaOf('base'), tags: ['license:apache-2.0'] })
    const resolved = new RegExp(`^/${REPOSITORY}/resolve/([^/]+)/(.+)$`).exec(url.pathname)
    if (resolved) return redirect(response, `${LARGE.test(resolved[2] ?? '') ? content : ''}/blobs/${resolved[1]}/${resolved[2]}`)
    if (url.pathname.startsWith('/blobs/')) return serveFile(request, response, { find, mischief })
    const commit = url.pathname.includes(REPOSITORY) ? find(revision) : undefined
    if (!commit) return status(response, 404)
    if (kind === 'revision') return json(response, { id: REPOSITORY, sha: commit.sha, tags: ['onnx'], cardData: { base_model: 'openai/whisper-small' } })
    return sendTree(response, commit, url)
  })
  const commit = (changed: Readonly<Record<string, Buffer>>) => {
    const all = { ...newest().files, ...changed }
    commits.push({ sha: shaOf(`commit ${commits.length}`), files: all })
  }
  return { address: hub, revision: () => newest().sha, commit, asked, mischief }
}

/** A client whose connection ends at once may drop what had come just before. */
const READ_MS = 100

type Served = Readonly<{ find: (revision: string) => Commit | undefined; mischief: Hub['mischief'] }>

function serveFile(request: IncomingMessage, response: ServerResponse, { find, mischief }: Served): void {
  const [, revision = '', path = ''] = /^\/blobs\/([^/]+)\/(.+)$/.exec(request.url ?? '') ?? []
  const whole = find(revision)?.files[path]
  const trick = mischief.get(path)?.shift()
  if (!whole || trick === 'status-404') return status(response, 404)
  if (trick === 'status-503') return status(response, 503)
  const from = trick === 'no-ranges' ? 0 : Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0)
  if (from >= whole.length) return status(response, 416)
  const rest = trick === 'other-bytes' ? Buffer.alloc(whole.length - from, '?') : whole.subarray(from)
  const bytes = trick === 'too-long' ? Buffer.concat([rest, rest]) : rest
  const range = from > 0 ? { 'Content-Range': `bytes ${from}-${whole.length - 1}/${whole.length}` } : {}
  response.writeHead(from > 0 ? 206 : 200, { 'Content-Length': bytes.length, ...range })
  if (typeof trick !== 'number') return void response.end(bytes)
  response.write(bytes.subarray(0, trick), () => setTimeout(() => response.socket?.end(), READ_MS))
}

function sendTree(response: ServerResponse, { sha, files }: Commit, url: URL): void {
  const entries = [{ type: 'directory', path: 'onnx', oid: shaOf('onnx'), size: 0 }, ...Object.entries(files).map(([path, bytes]) => entryOf(path, bytes))]
  const from = Number(url.searchParams.get('cursor') ?? 0)
  const next = `<http://${response.req.headers.host}/api/models/${REPOSITORY}/tree/${sha}?recursive=true&cursor=${from + PAGE}>; rel="next"`
  if (from + PAGE < entries.length) response.setHeader('Link', next)
  json(response, entries.slice(from, from + PAGE))
}

/** A large file's own `oid` is that of its pointer, which says nothing of its bytes. */
function entryOf(path: string, bytes: Buffer) {
  if (!LARGE.test(path)) return { type: 'file', path, size: bytes.length, oid: createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex') }
  const lfs = { oid: createHash('sha256').update(bytes).digest('hex'), size: bytes.length, pointerSize: 134 }
  return { type: 'file', path, size: bytes.length, oid: shaOf(`pointer ${path}`), lfs }
}

async function listen(t: TestContext, answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${portOf(server)}`
}

/** Guaranteed of a server that listens on a port. */
const portOf = (server: Server): number => (server.address() as AddressInfo).port

const shaOf = (text: string): string => createHash('sha1').update(text).digest('hex')

const json = (response: ServerResponse, answer: unknown): void => void response.setHeader('Content-Type', 'application/json').end(JSON.stringify(answer))
const status = (response: ServerResponse, code: number): void => void response.writeHead(code).end()
const redirect = (response: ServerResponse, address: string): void => void response.writeHead(302, { Location: address }).end()
