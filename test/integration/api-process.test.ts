// The web process itself: how it starts, refuses to start and stops, what it serves beside the routes, and what it makes of
// a request that is none.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { closeSync, openSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { migrate } from '../../models/store/migrate.ts'
import { makeMasterKey, openStore, readMasterKey } from '../../models/store/open.ts'
import { startService, type Service } from '../../worker/programs/services.ts'
import { startWeb, type Web } from '../support/web.ts'

test('it says where it serves, also while Redis is away, and ends when it is told to', async (t) => {
  const place = await makePlace(t)
  await layOut(place)
  const web = start(place)
  const address = await web.ready
  assert.match(address ?? '', /^http:\/\/127\.0\.0\.1:\d+$/)
  assert.equal((await fetch(`${address}/v1/health`)).status, 200)
  assert.equal((await fetch(`${address}/v1/ready`)).status, 503)
  await web.stop()
  assert.equal(await web.ended, 0)
  assert.doesNotMatch(await readFile(place.log, 'utf8'), /Unhandled|at file:/)
})

test('it refuses a database that is not laid out, and says what to do', async (t) => {
  const place = await makePlace(t)
  const web = start(place)
  assert.equal(await web.ended, 1)
  assert.match(await readFile(place.log, 'utf8'), /Mend what is listed\.\n {2}database: run the release step first\n/)
})

test('it refuses settings that are not complete, and lists every fault', async (t) => {
  const place = await makePlace(t)
  const web = start({ ...place, environment: { ...place.environment, PORT: 'x', MASTER_KEY_FILE: '' } })
  assert.equal(await web.ended, 1)
  const said = await readFile(place.log, 'utf8')
  assert.match(said, / {2}PORT: /)
  assert.match(said, / {2}MASTER_KEY_FILE: /)
})

test('style sheets and scripts may be kept, and are asked for again by their tag', async (t) => {
  const web = await startWeb(t)
  const first = await web.ask('nobody', 'GET /public/style.css')
  assert.equal(first.status, 200)
  assert.equal(first.headers.get('content-type'), 'text/css; charset=utf-8')
  assert.equal(first.headers.get('cache-control'), 'no-cache')
  const etag = first.headers.get('etag') ?? ''
  const again = await web.ask('nobody', 'GET /public/style.css', { headers: { 'if-none-match': etag } })
  assert.equal(again.status, 304)
  assert.equal(again.headers.get('etag'), etag)
  assert.equal((await web.ask('nobody', 'HEAD /public/style.css')).status, 200)
  assert.equal((await web.ask('nobody', 'GET /public/sign-in.js')).headers.get('content-type'), 'text/javascript; charset=utf-8')
})

test('no address under /public reaches another file', async (t) => {
  const web = await startWeb(t)
  const paths = ['/public/../main.ts', '/public/..%2fmain.ts', '/public/%2e%2e%2fmain.ts', '/public/..%5cmain.ts', '/public//etc/passwd', '/public/style.css%00.js', '/public/', '/public', '/public/constructor', '/public/__proto__']
  for (const path of paths) {
    const answer = await raw(web, `GET ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`)
    assert.match(answer, /^HTTP\/1\.1 40[04] /, path)
    assert.match(answer, /cache-control: no-store/i, path)
    assert.doesNotMatch(answer, /import |root:/, path)
  }
})

test('a request that is none is answered like any other failure', async (t) => {
  const web = await startWeb(t)
  for (const head of ['host: a b', 'host: evil.example/path', 'host: user@evil.example']) {
    const answer = await raw(web, `GET /v1/health HTTP/1.1\r\n${head}\r\nconnection: close\r\n\r\n`)
    assert.match(answer, /^HTTP\/1\.1 400 /, head)
    assert.match(answer, /"code":"request-faulty"/)
    assert.match(answer, /content-security-policy: default-src 'none'/i)
  }
})

type Place = Readonly<{ folder: string; log: string; environment: NodeJS.ProcessEnv }>

async function makePlace(t: TestContext): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'process-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const masterKeyFile = join(folder, 'master.key')
  makeMasterKey(masterKeyFile)
  const own = { DATA_DIR: join(folder, 'data'), MASTER_KEY_FILE: masterKeyFile, REDIS_URL: join(folder, 'away.sock') }
  const environment = { ...process.env, ...own, HOST: '127.0.0.1', PORT: '0', PUBLIC_URL: '', DEMONSTRATION: 'yes' }
  return { folder, log: join(folder, 'log'), environment }
}

async function layOut({ folder }: Place): Promise<void> {
  const store = await openStore({ dataDir: join(folder, 'data'), masterKey: readMasterKey(join(folder, 'master.key')) })
  await migrate(store)
  await store.close()
}

function start({ log, environment }: Place): Service {
  const output = openSync(log, 'a')
  const service = startService('api/main.ts', environment, output)
  closeSync(output)
  return service
}

/** As it goes over the line: `fetch` would tidy it up. */
async function raw({ address }: Web, request: string): Promise<string> {
  const socket = connect(Number(new URL(address).port), '127.0.0.1').setEncoding('utf8')
  let answer = ''
  socket.on('data', (text) => (answer += text))
  socket.write(request)
  await once(socket, 'close')
  return answer
}
