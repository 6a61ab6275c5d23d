// Pulling a model from a hub: whole, checked and pinned, whatever happens on the way; and refused afterwards when it was changed.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { Failure } from '../../models/failure.ts'
import { LOCK_FILE, readLock } from '../../models/learned/model-lock.ts'
import { identifyModel } from '../../models/learned/weights.ts'
import { planPull, pull, type Order } from '../../worker/programs/models-pull.ts'
import { REPOSITORY, startHub, type Hub } from '../support/hub.ts'

const ENCODER = 'onnx/encoder_model_quantized.onnx'
const DECODER = 'onnx/decoder_model_merged_quantized.onnx'
const FILES: Readonly<Record<string, Buffer>> = {
  '.gitattributes': Buffer.from('*.onnx filter=lfs'),
  'README.md': Buffer.from('# een kaart'),
  ...Object.fromEntries(['config', 'generation_config', 'preprocessor_config', 'tokenizer', 'tokenizer_config'].map((name) => [`${name}.json`, Buffer.from(`{"${name}":1}`)])),
  [ENCODER]: filled('e', 300_000),
  [DECODER]: filled('d', 500_000),
  'onnx/encoder_model_fp16.onnx': filled('E', 1000),
  'onnx/encoder_model_fp16.onnx_data': filled('F', 2000),
  'onnx/decoder_model_merged_fp16.onnx': filled('D', 1000),
  'onnx/decoder_model_quantized.onnx': filled('x', 100),
}
const WANTED = [...Object.keys(FILES).filter((path) => path.endsWith('.json')), ENCODER, DECODER].toSorted()

type World = Readonly<{ hub: Hub; modelDir: string; shown: Map<string, number>; pullIt(changed?: Partial<Order>): Promise<void> }>

async function start(t: TestContext): Promise<World> {
  const hub = await startHub(t, FILES)
  const folder = mkdtempSync(join(tmpdir(), 'models-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const modelDir = join(folder, 'models/whisper-small')
  const shown = new Map<string, number>()
  const progress = { show: (path: string, bytes: number) => void shown.set(path, bytes), stop: () => undefined }
  const order = { source: { hub: hub.address, repository: REPOSITORY }, modelDir, dtype: 'q8' }
  const pullIt = async (changed: Partial<Order> = {}) => pull(await planPull({ ...order, ...changed }), progress, 1)
  return { hub, modelDir, shown, pullIt }
}

const isFailure = (code: string, detail: RegExp) => (error: unknown) =>
  error instanceof Failure && error.code === code && error.details.some((line) => detail.test(line))

const read = (modelDir: string, path: string): Buffer => readFileSync(join(modelDir, path))
const inFolder = (modelDir: string): string[] => globSync('**/*', { cwd: modelDir }).filter((path) => path !== 'onnx').toSorted()
const ranges = ({ asked }: Hub, path: string): string[] => asked.filter((line) => line.startsWith('content') && line.includes(path)).map((line) => line.split(' ')[2] ?? 'all')

test('a pull brings what the weights need, pinned to a commit and locked by SHA-256', async (t) => {
  const { hub, modelDir, shown, pullIt } = await start(t)
  await pullIt()
  assert.deepEqual(inFolder(modelDir), [...WANTED, LOCK_FILE].toSorted())
  for (const path of WANTED) assert.deepEqual(read(modelDir, path), FILES[path])
  const lock = readLock(modelDir)
  assert.equal(lock?.revision, hub.revision())
  assert.equal(lock?.licence, 'apache-2.0 (as openai/whisper-small states, from which it was made)')
  assert.deepEqual(Object.keys(lock?.files ?? {}).toSorted(), WANTED)
  assert.deepEqual(await identifyModel(modelDir), { name: REPOSITORY, revision: hub.revision() })
  assert.equal(shown.get(DECODER), 500_000)
})

test('weights too large for one file come with their rest, beside those that are there', async (t) => {
  const { modelDir, pullIt } = await start(t)
  await pullIt()
  await pullIt({ dtype: 'fp16' })
  assert.ok(existsSync(join(modelDir, 'onnx/encoder_model_fp16.onnx_data')))
  assert.equal(Object.keys(readLock(modelDir)?.files ?? {}).length, WANTED.length + 3)
  await identifyModel(modelDir)
})

test('encoder and decoder may come with weights of two kinds', async (t) => {
  const { modelDir, pullIt } = await start(t)
  await pullIt({ dtype: 'fp16,q8' })
  const networks = ['onnx/encoder_model_fp16.onnx', 'onnx/encoder_model_fp16.onnx_data', DECODER]
  assert.deepEqual(inFolder(modelDir).filter((path) => path.startsWith('onnx')), networks.toSorted())
})

test('a connection that breaks is taken up where it was', async (t) => {
  const { hub, modelDir, pullIt } = await start(t)
  hub.mischief.set(DECODER, [100_000, 'status-503', 150_000])
  await pullIt()
  assert.deepEqual(read(modelDir, DECODER), FILES[DECODER])
  const asked = ranges(hub, DECODER)
  assert.equal(asked.length, 4)
  assert.match(asked.at(-1) ?? '', /^bytes=[1-9]\d*-$/)
})

test('so is a pull that was given up, by the next one', async (t) => {
  const { hub, modelDir, pullIt } = await start(t)
  hub.mischief.set(DECODER, [200_000, ...Array.from({ length: 6 }, () => 'status-503' as const)])
  await assert.rejects(pullIt(), isFailure('hub-failed', /decoder.*breaks off/))
  assert.equal(readLock(modelDir), undefined, 'nothing is locked before everything is there')
  hub.asked.length = 0
  await pullIt()
  assert.deepEqual(ranges(hub, ENCODER), [], 'what is whole is not asked for again')
  assert.match(ranges(hub, DECODER)[0] ?? '', /^bytes=[1-9]/)
  assert.deepEqual(inFolder(modelDir), [...WANTED, LOCK_FILE].toSorted())
})

test('a hub without ranges is asked for all of it again', async (t) => {
  const { hub, modelDir, pullIt } = await start(t)
  hub.mischief.set(DECODER, [100_000, 'no-ranges'])
  await pullIt()
  assert.deepEqual(read(modelDir, DECODER), FILES[DECODER])
})

for (const [trick, detail] of [['other-bytes', /not what the hub publishes/], ['too-long', /longer than published/], ['status-404', /answers 404/]] as const)
  for (const path of [ENCODER, 'tokenizer.json'])
    test(`${path} is refused when it comes as ${trick}, and leaves nothing that could be loaded`, async (t) => {
      const { hub, modelDir, pullIt } = await start(t)
      hub.mischief.set(path, [trick])
      await assert.rejects(pullIt(), isFailure('hub-failed', detail))
      assert.ok(!existsSync(join(modelDir, path)))
      await assert.rejects(identifyModel(modelDir), isFailure('model-missing', /./))
      await pullIt()
      assert.deepEqual(read(modelDir, path), FILES[path])
    })

test('a later pull keeps to the commit in the lock file, until it is told to update', async (t) => {
  const { hub, modelDir, pullIt } = await start(t)
  const first = hub.revision()
  await pullIt()
  hub.commit({ [ENCODER]: filled('n', 300_000) })
  rmSync(join(modelDir, ENCODER))
  await pullIt()
  assert.equal(readLock(modelDir)?.revision, first)
  assert.deepEqual(read(modelDir, ENCODER), FILES[ENCODER])
  await pullIt({ update: true })
  assert.equal(readLock(modelDir)?.revision, hub.revision())
  assert.deepEqual(read(modelDir, ENCODER), filled('n', 300_000))
  await pullIt({ revision: first })
  assert.equal((await identifyModel(modelDir)).revision, first)
})

test('a part of an older commit is not taken for one of a newer', async (t) => {
  const { hub, modelDir, pullIt } = await start(t)
  hub.mischief.set(ENCODER, [100_000, ...Array.from({ length: 6 }, () => 'status-503' as const)])
  await assert.rejects(pullIt(), Failure)
  hub.commit({ [ENCODER]: filled('n', 300_000) })
  hub.mischief.clear() // How often it was asked before that depends on when it broke off.
  hub.asked.length = 0
  await pullIt()
  assert.deepEqual(ranges(hub, ENCODER), ['all'])
  assert.deepEqual(inFolder(modelDir), [...WANTED, LOCK_FILE].toSorted())
})

test('what is not there is told', async (t) => {
  const { hub, pullIt } = await start(t)
  await assert.rejects(pullIt({ source: { hub: hub.address, repository: 'onnx-community/nothing' } }), isFailure('hub-failed', /answers 404/))
  await assert.rejects(pullIt({ source: { hub: 'http://127.0.0.1:9', repository: REPOSITORY } }), isFailure('hub-failed', /does not answer/))
  await assert.rejects(pullIt({ dtype: 'q4' }), isFailure('hub-failed', /encoder_model_q4.onnx: is not in/))
  await assert.rejects(pullIt({ revision: '0'.repeat(40) }), isFailure('hub-failed', /answers 404/))
})

const changes: Readonly<Record<string, (modelDir: string) => void>> = {
  [`${ENCODER}: has 299999 bytes instead of 300000`]: (modelDir) => truncateSync(join(modelDir, ENCODER), 299_999),
  [`${DECODER}: has another SHA-256`]: (modelDir) => writeFileSync(join(modelDir, DECODER), filled('z', 500_000)),
  'tokenizer.json: is missing': (modelDir) => rmSync(join(modelDir, 'tokenizer.json')),
  'onnx/encoder_model.onnx: is not in the lock file': (modelDir) => writeFileSync(join(modelDir, 'onnx/encoder_model.onnx'), 'van elders'),
  [`${LOCK_FILE}: cannot be read`]: (modelDir) => writeFileSync(join(modelDir, LOCK_FILE), '{"files": {}'),
}

for (const [detail, change] of Object.entries(changes))
  test(`a load is refused: ${detail}`, async (t) => {
    const { modelDir, pullIt } = await start(t)
    await pullIt()
    change(modelDir)
    await assert.rejects(identifyModel(modelDir), (error) => error instanceof Failure && error.code === 'model-damaged' && error.details.includes(detail))
  })

test('a hub that changes what a commit holds contradicts the lock file', async (t) => {
  const { modelDir, pullIt } = await start(t)
  await pullIt()
  const lock = read(modelDir, LOCK_FILE).toString().replace(/("onnx\/encoder_model_quantized[^}]*"sha256": ")[0-9a-f]{8}/, '$100000000')
  writeFileSync(join(modelDir, LOCK_FILE), lock)
  await assert.rejects(pullIt(), isFailure('hub-failed', /encoder.*disagree/))
})

test('the program shows revision, licence and size before it pulls anything', async (t) => {
  const { hub, modelDir } = await start(t)
  const run = (...words: string[]) => runProgram(hub, join(modelDir, '../..'), words)
  const shown = await run('pull', 'whisper-small')
  for (const part of [REPOSITORY, hub.revision(), 'apache-2.0', '0.8 MB in 7 files', '--yes']) assert.ok(shown.output.includes(part), `${part} in ${shown.output}`)
  assert.ok(!existsSync(modelDir))
  const pulled = await run('pull', 'whisper-small', '--yes')
  assert.equal(pulled.status, 0)
  assert.ok(pulled.output.includes(`MODEL_DIR=${modelDir}`))
  assert.match((await run('list')).output, new RegExp(`whisper-small .*pulled, ${hub.revision().slice(0, 12)}`))
  assert.match((await run('verify')).output, /every file is what the lock says/)
  truncateSync(join(modelDir, ENCODER), 5)
  const damaged = await run('verify')
  assert.equal(damaged.status, 1)
  assert.match(damaged.output, /encoder_model_quantized.onnx: has 5 bytes instead of 300000/)
  assert.equal((await run('pull', 'whisper-huge')).status, 1)
})

function runProgram(hub: Hub, dataDir: string, words: readonly string[]): Promise<{ status: number; output: string }> {
  const program = join(import.meta.dirname, '../../worker/programs/models.ts')
  const env = { ...process.env, MODEL_HUB: hub.address, DATA_DIR: dataDir, MODEL_DIR: '', MODEL_DTYPE: '' }
  return new Promise((done) => {
    execFile(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...words], { env, cwd: dataDir }, (error, stdout, stderr) =>
      done({ status: error ? 1 : 0, output: stdout + stderr }),
    )
  })
}

/** Bytes that say where they stand, so that a part in the wrong place shows. */
function filled(letter: string, length: number): Buffer {
  const lines = Array.from({ length: Math.ceil(length / 10) }, (_, at) => `${letter}${String(at).padStart(9, '0')}`)
  return Buffer.from(lines.join('')).subarray(0, length)
}
