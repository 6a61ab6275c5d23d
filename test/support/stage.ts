// The pages on a small server of their own, with made-up data, a real Ogg clip, and the headers of the real application.
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'
import { serve } from '@hono/node-server'
import { Hono, type Context } from 'hono'
import { erasePage } from '../../api/pages/erase.ts'
import { holdsPage } from '../../api/pages/holds.ts'
import { listPage } from '../../api/pages/list.ts'
import { problemPage } from '../../api/pages/problem.ts'
import { operationPage } from '../../api/pages/operation.ts'
import { reportPage } from '../../api/pages/report.ts'
import { samplingPage } from '../../api/pages/sampling.ts'
import { signInPage } from '../../api/pages/sign-in.ts'
import { snippetPage, type SnippetView } from '../../api/pages/snippet.ts'
import { teamPage } from '../../api/pages/team.ts'
import { hardenAnswer } from '../../api/respond.ts'
import { descriptionRoutes } from '../../api/routes/description.ts'
import { publicRoutes } from '../../api/routes/public.ts'
import type { Web } from '../../api/tools.ts'
import { FOUND, HOLDS, RECEIPT } from './shown-endings.ts'
import { CHANCE, FAULT, OPERATION, OUTLOOK, REPORT, SMALL_TEAM_VIEW, TEAM_VIEW } from './shown-figures.ts'
import { CLIP, SNIPPET_MS, SUMMARIES, SUMMARY, TEAMS, TURNS } from './shown-snippets.ts'

export type Received = Readonly<{ line: string; body: string }>
export type Stage = Readonly<{ address: string; received: Received[] }>

const viewer = { name: 'Tessa Verzonnen', role: 'manager' } as const
const teams = TEAMS.map(({ team, name }) => ({ id: team, name }))
const view: SnippetView = { viewer, summary: SUMMARY, agent: 'Bonte Kievit', turns: TURNS, clip: CLIP, next: SUMMARIES[1]?.id ?? '' }

/** What is sent is kept in `received`; nothing is stored. */
export async function openStage(t: Pick<TestContext, 'after'>): Promise<Stage> {
  const received: Received[] = []
  const app = new Hono<Web>()
  app.use(async (c, next) => {
    await next()
    hardenAnswer(c.res.headers, { requestId: 'verzonnen', origin: 'http://127.0.0.1' })
  })
  app.route('/public', publicRoutes())
  app.get('/', (c) => c.html(listPage({ viewer, items: SUMMARIES, total: 46, page: 2, pageSize: 20, filter: {}, teams })))
  app.get('/leeg', (c) => c.html(listPage({ viewer, items: [], total: 0, page: 1, pageSize: 20, filter: {}, teams })))
  app.get('/fragment/:id', (c) => c.html(snippetPage(view)))
  app.get('/alleen-tekst', (c) => c.html(snippetPage({ viewer, summary: { ...SUMMARY, hasClip: false }, turns: TURNS })))
  app.get('/trekking', (c) => c.html(samplingPage({ viewer, teams: TEAMS, outlooks: [OUTLOOK], chance: [CHANCE] })))
  app.get('/trekking/faulty', (c) => c.html(teamPage({ viewer, ...TEAM_VIEW, fault: FAULT })))
  app.get('/trekking/small', (c) => c.html(teamPage({ viewer, ...SMALL_TEAM_VIEW })))
  app.get('/trekking/:team', (c) => c.html(teamPage({ viewer, ...TEAM_VIEW })))
  app.get('/verwerking', (c) => c.html(operationPage({ viewer, ...OPERATION })))
  app.get('/verwerking-zonder-redis', (c) => c.html(operationPage({ viewer, ...OPERATION, jobs: undefined })))
  app.get('/verantwoording', (c) => c.html(reportPage({ viewer, teams: TEAMS, chance: [CHANCE], ...REPORT })))
  app.get('/wissen', (c) => c.html(erasePage({ viewer })))
  app.get('/gevonden', (c) => c.html(erasePage({ viewer, found: { sought: { kind: 'number', text: '+31612345678' }, found: FOUND } })))
  app.get('/gewist', (c) => c.html(erasePage({ viewer, receipt: RECEIPT })))
  app.get('/vasthouden', (c) => c.html(holdsPage({ viewer, holds: HOLDS })))
  app.get('/niets-vast', (c) => c.html(holdsPage({ viewer, holds: [] })))
  app.route('/', descriptionRoutes())
  app.get('/intussen', (c) => c.html(samplingPage({ viewer, teams: TEAMS, problem: { team: 'klantenservice', code: 'fraction-changed', filled: { why: 'meer oefenstof' }, fields: [] }, chance: [CHANCE] })))
  app.get('/inloggen', (c) => c.html(signInPage({})))
  app.get('/gebruikt', (c) => c.html(signInPage({ problem: 'spent' })))
  app.get('/weg', (c) => c.html(problemPage({ status: 410, title: 'Gone', detail: 'This snippet has expired or was withdrawn.', requestId: 'verzonnen' })))
  const clip = ringingClip()
  app.get('/v1/snippets/:id/clip', (c) => sendClip(c, clip))
  app.get('/v1/snippets/:id/alive', (c) => c.body(null, 204))
  app.on(['POST', 'PUT'], '*', async (c) => {
    received.push({ line: `${c.req.method} ${c.req.path}`, body: await c.req.text() })
    return c.req.method === 'PUT' ? c.json({}) : c.redirect('/', 303)
  })

  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 })
  if (!server.listening) await once(server, 'listening')
  t.after(() => server.close())
  return { address: `http://127.0.0.1:${portOf(server.address())}`, received }
}

/** A tone as long as the clip, in the format of real clips. */
function ringingClip(): Uint8Array<ArrayBuffer> {
  const seconds = SNIPPET_MS / 1000
  const parameters = ['-v', 'error', '-f', 'lavfi', '-i', `sine=frequency=440:duration=${seconds}`, '-c:a', 'libopus', '-f', 'ogg', '-']
  const { status, stdout } = spawnSync('ffmpeg', parameters, { maxBuffer: 10_000_000 })
  if (status !== 0) throw new Error('ffmpeg made no clip.')
  return new Uint8Array(stdout)
}

function sendClip(c: Context, clip: Uint8Array<ArrayBuffer>): Response {
  const headers = { 'Content-Type': 'audio/ogg', 'Accept-Ranges': 'bytes' }
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(c.req.header('Range') ?? '') ?? []
  if (from === undefined) return c.body(clip, 200, headers)
  const end = to ? Number(to) + 1 : clip.length
  return c.body(clip.slice(Number(from), end), 206, { ...headers, 'Content-Range': `bytes ${from}-${end - 1}/${clip.length}` })
}

/** A server that listens on a port has an address with one. */
const portOf = (address: AddressInfo | string | null) => (address as AddressInfo).port
