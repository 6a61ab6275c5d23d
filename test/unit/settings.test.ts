// Settings come from the environment, whole or not at all, and every fault is told at once.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { Failure } from '../../models/failure.ts'
import { DEMONSTRATION_MODEL, readHearingSettings, readSettings, type Environment } from '../../models/settings.ts'

const folder = mkdtempSync(join(tmpdir(), 'settings-'))
after(() => rmSync(folder, { recursive: true }))
const keyFile = join(folder, 'master.key')
writeFileSync(keyFile, 'a key')
const GOOD: Environment = { DATA_DIR: join(folder, 'data'), MASTER_KEY_FILE: keyFile, DEMONSTRATION: 'yes' }

function faultsIn(environment: Environment): string[] {
  try {
    readSettings(environment)
    return []
  } catch (error) {
    assert.ok(error instanceof Failure && error.code === 'settings-faulty')
    return error.details.map((line) => line.slice(0, line.indexOf(':')))
  }
}

test('the shipped model is for demonstrations only', () => {
  assert.equal(readSettings(GOOD).model.modelDir, DEMONSTRATION_MODEL)
  assert.deepEqual(faultsIn({ ...GOOD, DEMONSTRATION: undefined }), ['MODEL_DIR'])
  assert.deepEqual(faultsIn({ ...GOOD, DEMONSTRATION: '', MODEL_DIR: DEMONSTRATION_MODEL }), ['MODEL_DIR'])
})

test('all faults are told at once', () => {
  assert.deepEqual(faultsIn({ PORT: 'x', WORKER_CONCURRENCY: '0' }).toSorted(), ['MASTER_KEY_FILE', 'MODEL_DIR', 'PORT', 'WORKER_CONCURRENCY'])
  assert.deepEqual(faultsIn({ MASTER_KEY_FILE: join(folder, 'none') }).toSorted(), ['MASTER_KEY_FILE', 'MODEL_DIR'])
})

test('a master key inside of the data folder is refused', () => {
  assert.deepEqual(faultsIn({ ...GOOD, DATA_DIR: folder }), ['MASTER_KEY_FILE'])
})

test('beyond this machine the address is one with TLS', () => {
  for (const good of ['https://steekproef.example.nl', 'http://localhost:8080', 'http://127.0.0.1', 'http://[::1]:8080/']) assert.deepEqual(faultsIn({ ...GOOD, PUBLIC_URL: good }), [])
  for (const wrong of ['http://steekproef.example.nl', 'http://localhost.example.nl', 'HTTP://10.0.0.1', 'http://127.0.0.1.example.nl']) assert.deepEqual(faultsIn({ ...GOOD, PUBLIC_URL: wrong }), ['PUBLIC_URL'], wrong)
})

test('on PostgreSQL the keys have a database of their own', () => {
  const [all, keys] = ['postgresql://u@db/steekproef', 'postgresql://u@db/steekproef_keys']
  assert.deepEqual(readSettings({ ...GOOD, DATABASE_URL: all, KEYS_DATABASE_URL: keys }).databases, { database: all, keys })
  for (const wrong of [{ DATABASE_URL: all }, { KEYS_DATABASE_URL: keys }, { DATABASE_URL: all, KEYS_DATABASE_URL: all }]) assert.deepEqual(faultsIn({ ...GOOD, ...wrong }), ['KEYS_DATABASE_URL'])
  assert.deepEqual(faultsIn({ ...GOOD, DATABASE_URL: 'mysql://db', KEYS_DATABASE_URL: keys }), ['DATABASE_URL'])
})

test('weights are of one kind, or of one for the encoder and one for the decoder', () => {
  for (const good of ['q8', 'fp32,q8', 'fp16,fp16']) assert.equal(readSettings({ ...GOOD, MODEL_DTYPE: good }).model.dtype, good)
  for (const wrong of ['q3', 'q8,', ',q8', 'q8,fp32,q8', 'q8 fp32']) assert.deepEqual(faultsIn({ ...GOOD, MODEL_DTYPE: wrong }), ['MODEL_DTYPE'], wrong)
})

test('an empty variable is one that is not set', () => {
  assert.equal(readSettings({ ...GOOD, PORT: '' }).port, 8080)
})

test('a program that only hears needs no key', () => {
  assert.equal(readHearingSettings({}).model.modelDir, DEMONSTRATION_MODEL)
  assert.throws(() => readHearingSettings({ MODEL_DIR: join(folder, 'none') }), Failure)
  assert.throws(() => readHearingSettings({ SOUNDS_DIR: join(folder, 'none') }), Failure)
})

test('clips are heard again unless that is switched off', () => {
  assert.equal(readSettings(GOOD).secondHearing, true)
  assert.equal(readSettings({ ...GOOD, SECOND_HEARING: 'off' }).secondHearing, false)
  assert.deepEqual(faultsIn({ ...GOOD, SECOND_HEARING: 'no' }), ['SECOND_HEARING'])
})

test('sounds of the exchange lie in a folder', () => {
  assert.equal(readSettings(GOOD).soundsDir, undefined)
  assert.equal(readSettings({ ...GOOD, SOUNDS_DIR: folder }).soundsDir, folder)
  assert.deepEqual(faultsIn({ ...GOOD, SOUNDS_DIR: join(folder, 'none') }), ['SOUNDS_DIR'])
})
