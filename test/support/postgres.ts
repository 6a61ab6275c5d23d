// A PostgreSQL of its own for a test: in a temporary folder, on a socket alone, run by a user who is not root, as it insists.
import { execFileSync, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chownSync, existsSync, globSync, mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import type { TestContext } from 'node:test'
import { Client } from 'pg'
import type { DatabaseUrls } from '../../models/store/databases.ts'
import { newKey } from '../../models/seal.ts'
import { migrate } from '../../models/store/migrate.ts'
import { openStore } from '../../models/store/open.ts'
import { until } from './until.ts'

const USER = 'steekproef'

export type PrivatePostgres = Readonly<{ folder: string; kill(): Promise<void>; start(): Promise<void> }>

/** Started, or undefined after the test was skipped because there is no server program. In CI that is a failure. */
export async function startPostgres(t: TestContext): Promise<PrivatePostgres | undefined> {
  const programs = findPrograms()
  if (!programs) {
    if (process.env['CI'] === 'true') throw new Error('No PostgreSQL: install the distribution’s package `postgresql`.')
    t.skip('no PostgreSQL server program')
    return undefined
  }
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'))
  const identity = unprivileged(folder)
  const data = join(folder, 'data')
  execFileSync(join(programs, 'initdb'), ['-D', data, '-U', USER, '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'], { ...identity, cwd: folder, stdio: 'ignore' })
  let server = run()
  await answers()
  const end = (signal: 'SIGINT' | 'SIGKILL') => {
    const ended = new Promise((done) => server.once('exit', done))
    server.kill(signal)
    return ended
  }
  t.after(async () => {
    if (server.exitCode === null && server.signalCode === null) await end('SIGINT')
    await rm(folder, { recursive: true, force: true })
  })
  return { folder, kill: async () => void (await end('SIGKILL')), start }

  function run() {
    const quick = ['-c', 'fsync=off', '-c', 'listen_addresses=', '-c', 'max_connections=200', '-k', folder]
    return spawn(join(programs ?? '', 'postgres'), ['-D', data, ...quick], { ...identity, cwd: folder, stdio: 'ignore' })
  }

  async function start(): Promise<void> {
    server = run()
    await answers()
  }

  async function answers(): Promise<void> {
    await until('PostgreSQL answers', () => ask(folder, 'select 1').then(() => true, () => false))
  }
}

/** Two new databases on the server in `folder`: one for everything, laid out where `layOutOnce` was called, and one for the keys. */
export async function newDatabases(folder: string): Promise<DatabaseUrls> {
  const names = { database: `all_${randomUUID().replaceAll('-', '')}`, keys: `keys_${randomUUID().replaceAll('-', '')}` }
  await ask(folder, `create database ${names.database}`)
  await ask(folder, `create database ${names.keys} template template0`)
  return { database: urlOf(folder, names.database), keys: urlOf(folder, names.keys) }
}

/** Lays out the database that others are copied from, so that not every test waits for every migration. */
export async function layOutOnce({ folder }: PrivatePostgres): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'template-'))
  const databases = { database: urlOf(folder, 'template1'), keys: (await newDatabases(folder)).keys }
  const store = await openStore({ dataDir, masterKey: newKey(), databases })
  await migrate(store).finally(() => store.close())
  await rm(dataDir, { recursive: true, force: true })
}

const urlOf = (folder: string, name: string): string => `postgresql://${USER}@localhost/${name}?host=${encodeURIComponent(folder)}`

async function ask(folder: string, question: string): Promise<void> {
  const client = new Client({ connectionString: urlOf(folder, 'postgres') })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query(question)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Debian keeps the server's programs, one folder a version, off PATH. */
function findPrograms(): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...globSync('/usr/lib/postgresql/*/bin'), '/opt/homebrew/bin', '/usr/pgsql/bin']
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))
}

/** Root gives its folder to nobody in particular and runs the server as them. */
function unprivileged(folder: string): Readonly<{ uid?: number; gid?: number }> {
  if (process.getuid?.() !== 0) return {}
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  const identity = { uid: id('-u'), gid: id('-g') }
  chownSync(folder, identity.uid, identity.gid)
  return identity
}
