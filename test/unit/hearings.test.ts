// Models are swapped under a worker that goes on: a call keeps the one it began with, the next call gets the newest that is whole.
import assert from 'node:assert/strict'
import { appendFileSync, copyFileSync, cpSync, globSync, mkdtempSync, renameSync, rmSync, statSync, symlinkSync, unlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { Failure, type FailureCode } from '../../models/failure.ts'
import { startHearing } from '../../models/learned/hearing.ts'
import { openHearings } from '../../models/learned/hearings.ts'
import { LOCK_FILE, sha256Of, writeLock, type ModelLock } from '../../models/learned/model-lock.ts'
import { DEMONSTRATION_MODEL } from '../../models/settings.ts'
import { childrenOf } from '../support/processes.ts'
import { until } from '../support/until.ts'

const ENCODER = 'onnx/encoder_model_quantized.onnx'
const SECOND = new Int16Array(16_000)

const listeners = () => childrenOf(process.pid, 'listener.ts')
const failsWith = (code: FailureCode) => (error: unknown) => error instanceof Failure && error.code === code

/** Two copies of the model that ships, the second pulled from nowhere, and a link to the first. */
async function start(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'hearings-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const [one, two, link] = ['one', 'two', 'link'].map((name) => join(folder, name))
  assert.ok(one && two && link)
  for (const copy of [one, two]) cpSync(DEMONSTRATION_MODEL, copy, { recursive: true, filter: (file) => !file.includes('recipe') })
  await lock(two, '2')
  symlinkSync(one, link)
  const refused: unknown[] = []
  const hearings = await openHearings({ modelDir: link, dtype: 'q8', threads: 1 }, (error) => void refused.push(error))
  t.after(() => hearings.close())
  return { one, two, link, hearings, refused, heardWith: () => hearings.use(async ({ model }) => `${model.name} ${model.revision[0]}`) }
}

/** As if the files had been pulled at a commit of only this digit. */
async function lock(modelDir: string, digit: string): Promise<void> {
  const files: ModelLock['files'] = {}
  for (const file of globSync('{*.json,onnx/*}', { cwd: modelDir }).filter((path) => path !== LOCK_FILE))
    files[file] = { bytes: statSync(join(modelDir, file)).size, sha256: await sha256Of(join(modelDir, file)) }
  await writeLock(modelDir, { repository: 'verzonnen/two', revision: digit.repeat(40), hub: 'https://hub.example', licence: 'none', files })
}

function turn(link: string, target: string): void {
  symlinkSync(target, `${link}.new`)
  renameSync(`${link}.new`, link)
}

test('a call is heard to its end with one model, and the next with the one that the link shows then', async (t) => {
  const { two, link, hearings, heardWith } = await start(t)
  await hearings.use(async (hearing) => {
    assert.equal(hearing.model.name, 'one')
    await hearing.transcribe(SECOND, 'nl')
    turn(link, two)
    assert.equal(await heardWith(), 'verzonnen/two 2')
    await hearings.use((newest) => newest.transcribe(SECOND, 'nl'))
    await hearing.transcribe(SECOND, 'nl')
    assert.equal(listeners().length, 2)
  })
  await until('the first has ended', () => listeners().length === 1)
  assert.equal(await heardWith(), 'verzonnen/two 2')
})

test('files that were replaced are taken once they are what their lock file says, and until then the ones before', async (t) => {
  const { two, link, hearings, refused, heardWith } = await start(t)
  turn(link, two)
  await hearings.use((hearing) => hearing.transcribe(SECOND, 'nl'))
  appendFileSync(join(two, 'tokenizer_config.json'), '\n')
  for (let call = 0; call < 2; call++) assert.equal(await heardWith(), 'verzonnen/two 2')
  await hearings.use((hearing) => hearing.transcribe(SECOND, 'nl'))
  assert.equal(refused.length, 1)
  assert.ok(failsWith('model-damaged')(refused[0]))
  await lock(two, '3')
  assert.equal(await heardWith(), 'verzonnen/two 3')
  await hearings.use((hearing) => hearing.transcribe(SECOND, 'nl'))
  assert.equal(refused.length, 1)
})

test('a process that starts anew loads the model that is known, or none', async (t) => {
  const { two } = await start(t)
  const hearing = await startHearing({ modelDir: two, dtype: 'q8', threads: 1 }, { mostAnswers: 1 })
  t.after(() => hearing.close())
  await hearing.transcribe(SECOND, 'nl')
  await until('it has ended', () => listeners().length === 0)
  copyFileSync(join(two, ENCODER), join(two, 'kept'))
  appendFileSync(join(two, ENCODER), '\n')
  await assert.rejects(hearing.transcribe(SECOND, 'nl'), failsWith('model-changed'))
  copyFileSync(join(two, 'kept'), join(two, ENCODER))
  await hearing.transcribe(SECOND, 'nl')
})

test('encoder and decoder may have weights of two kinds', async (t) => {
  const { one } = await start(t)
  renameSync(join(one, ENCODER), join(one, 'onnx/encoder_model.onnx'))
  const mixed = await startHearing({ modelDir: one, dtype: 'fp32,q8', threads: 1 })
  t.after(() => mixed.close())
  await mixed.transcribe(SECOND, 'nl')
  unlinkSync(join(one, 'onnx/encoder_model.onnx'))
  await assert.rejects(startHearing({ modelDir: one, dtype: 'fp32,q8', threads: 1 }), failsWith('model-missing'))
})
