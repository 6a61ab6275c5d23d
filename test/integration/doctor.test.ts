// What the doctor tells an operator, and when it ends with 1.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { test, type TestContext } from 'node:test'
import { migrate } from '../../models/store/migrate.ts'
import { makeMasterKey, openStore, readMasterKey, type Store } from '../../models/store/open.ts'
import { addTeam } from '../../models/store/teams.ts'
import { recordingFile } from '../../models/store/spool-files.ts'
import { drawCall, receive, teamOf } from '../contract/store/world.ts'
import { startPrivateRedis } from '../../worker/programs/private-redis.ts'

const DOCTOR = resolve(import.meta.dirname, '../../worker/programs/doctor.ts')

type Patient = Readonly<{ environment: NodeJS.ProcessEnv; dataDir: string; keyFile: string; store: Store }>

test('a fresh installation is well, and every kind that is held is told with its rule', async (t) => {
  const { environment, store } = await startPatient(t)
  const redis = await startPrivateRedis(join(environment['DATA_DIR'] ?? '', 'redis'))
  t.after(() => redis.stop())
  const { status, lines } = consult({ ...environment, REDIS_URL: redis.socket })
  assert.equal(status, 0, lines)
  for (const kind of ['recordings', 'calls', 'snippets', 'holds', 'ledger lines', 'sessions', 'audit entries', 'listed numbers', 'keys']) assert.match(lines, new RegExp(`^good {3}${kind} +\\d+ held.*; `, 'm'))
  assert.match(lines, /^good {3}redis +noeviction, and writes nothing to disk$/m)
  assert.doesNotMatch(lines, /WRONG/)
  assert.equal((await store.db.selectFrom('audit').select('what').where('what', '=', 'lost').execute()).length, 0)
})

test('what is past its term is wrong, and recordings of more than a day are deleted there and then', async (t) => {
  const { environment, store } = await startPatient(t)
  await addTeam(store, teamOf(), { by: 'test', now: new Date(0) })
  const callId = await drawCall(store)
  await receive(store, callId)
  await store.db.updateTable('calls').set({ receivedAt: new Date(0).toISOString(), expiresAt: new Date(1).toISOString() }).execute()
  assert.ok(existsSync(recordingFile(store, callId)))
  const { status, lines } = consult(environment)
  assert.equal(status, 1)
  assert.match(lines, /^WRONG {2}spool +1 recordings had waited for 24 hours and were deleted unheard just now\n +→ /m)
  assert.match(lines, /^WRONG {2}calls +1 of 1 held.*PAST THEIR TERM\n +→ .*start a worker/m)
  assert.ok(!existsSync(recordingFile(store, callId)))
})

test('a leak that nobody has seen to, and a second hearing that is off, are told and break nothing', async (t) => {
  const { environment, store } = await startPatient(t)
  assert.match(consult(environment).lines, /^good {3}leaks .*\ngood {3}second hearing +on/m)
  const where = { startMs: null, endMs: null, near: '[]', model: 'm', modelRevision: '1', redaction: '1', seenBy: null, expiresAt: '2999-01-01T00:00:00.000Z' }
  await store.db.insertInto('leakNotes').values({ id: 'a', snippetId: 'b', at: new Date().toISOString(), team: 'c', step: 'mask', ...where }).execute()
  assert.match(consult({ ...environment, SECOND_HEARING: 'off' }).lines, /^note {3}leaks +1 reported.*\n +→ .*\nnote {3}second hearing +off/m)
})

test('what is no sound among the sounds is told before a worker refuses it', async (t) => {
  const { environment, dataDir } = await startPatient(t)
  assert.match(consult(environment).lines, /^note {3}sounds .*\n +→ .*SOUNDS_DIR/m)
  assert.match(consult({ ...environment, SOUNDS_DIR: dataDir }).lines, /^WRONG {2}sounds +SOUNDS_DIR: \S+ is no sound that can be read\n +→ /m)
})

test('a clock that went back is noticed', async (t) => {
  const { environment, store } = await startPatient(t)
  const at = new Date(Date.now() + 3_600_000).toISOString()
  await store.db.insertInto('audit').values({ at, person: 'test', what: 'team-added', subject: 'x' }).execute()
  assert.match(consult(environment).lines, /^WRONG {2}clock .*went back/m)
})

test('a wrong master key, an open folder and settings that are not complete are told with what to do', async (t) => {
  const { environment, dataDir, keyFile } = await startPatient(t)
  chmodSync(dataDir, 0o755)
  await writeFile(keyFile, `${Buffer.alloc(32).toString('base64')}\n`)
  const { status, lines } = consult(environment)
  assert.equal(status, 1)
  assert.match(lines, /^WRONG {2}store +master-key-wrong$/m)
  assert.match(lines, /^WRONG {2}rights .*\n +→ chmod go= /m)
  const bare = consult({ PATH: process.env['PATH'], MASTER_KEY_FILE: '', MODEL_DIR: '' })
  assert.equal(bare.status, 1)
  assert.match(bare.lines, /^WRONG {2}settings +MASTER_KEY_FILE: /m)
})

function consult(environment: NodeJS.ProcessEnv): Readonly<{ status: number | null; lines: string }> {
  const { status, stdout } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', DOCTOR], { env: environment, encoding: 'utf8', cwd: tmpdir() })
  return { status, lines: stdout }
}

async function startPatient(t: TestContext): Promise<Patient> {
  const folder = await mkdtemp(join(tmpdir(), 'doctor-'))
  const [dataDir, keyFile] = [join(folder, 'data'), join(folder, 'master.key')]
  makeMasterKey(keyFile)
  const store = await openStore({ dataDir, masterKey: readMasterKey(keyFile) })
  t.after(async () => {
    await store.close()
    await rm(folder, { recursive: true, force: true })
  })
  await migrate(store)
  const environment = { PATH: process.env['PATH'], DATA_DIR: dataDir, MASTER_KEY_FILE: keyFile, DEMONSTRATION: 'yes' }
  return { environment, dataDir, keyFile, store }
}
