// Files of strangers: links, folders and pipes are refused, and one that changes while it is read is not taken for whole.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { buffer } from 'node:stream/consumers'
import { Failure } from '../../models/failure.ts'
import { printOf, readSmall, refuseOdd, removeUnchanged, streamOf } from '../../worker/feed/plain-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'plain-file-'))
after(() => rmSync(folder, { recursive: true }))
const path = (name: string) => join(folder, name)
const isFailure = (code: string) => (error: unknown) => error instanceof Failure && error.code === code
const LARGE = Buffer.alloc(400_000, 'x')

test('a plain file is read as it is', async () => {
  writeFileSync(path('plain'), LARGE)
  const print = (await printOf(path('plain'))) ?? ''
  refuseOdd(print, 'recording')
  assert.deepEqual(await buffer(streamOf(path('plain'), print)), LARGE)
})

test('links, folders and pipes are refused, by their print and when opened', async () => {
  writeFileSync(path('target'), 'elsewhere')
  symlinkSync(path('target'), path('link'))
  mkdirSync(path('folder'))
  execFileSync('mkfifo', [path('pipe')])
  for (const name of ['link', 'folder', 'pipe']) {
    const print = (await printOf(path(name))) ?? ''
    assert.throws(() => refuseOdd(print, 'sidecar'), isFailure('offer-faulty'), name)
    await assert.rejects(readSmall(path(name), { name: 'sidecar', maxBytes: 10 }), isFailure('offer-faulty'), name)
    await assert.rejects(buffer(streamOf(path(name), print)), isFailure('offer-faulty'), name)
  }
})

test('what is not there has no print', async () => {
  assert.equal(await printOf(path('nothing')), undefined)
})

test('a small file may not be large', async () => {
  writeFileSync(path('small'), '0123456789')
  assert.equal((await readSmall(path('small'), { name: 'sidecar', maxBytes: 10 })).length, 10)
  await assert.rejects(readSmall(path('small'), { name: 'sidecar', maxBytes: 9 }), isFailure('offer-faulty'))
})

const changes: Readonly<Record<string, (file: string) => void>> = {
  'grows': (file) => appendFileSync(file, 'more'),
  'shrinks': (file) => truncateSync(file, 100_000),
  'is replaced': (file) => {
    writeFileSync(`${file}.new`, 'another')
    renameSync(`${file}.new`, file)
  },
  'is taken away': (file) => rmSync(file),
}

for (const [what, change] of Object.entries(changes))
  test(`a recording that ${what} while it is read breaks off`, async () => {
    const file = path(what)
    writeFileSync(file, LARGE)
    const reader = streamOf(file, (await printOf(file)) ?? '').getReader()
    await reader.read()
    change(file)
    const rest = async () => {
      while (!(await reader.read()).done);
    }
    await assert.rejects(rest, isFailure('recording-cut-off'))
  })

test('a file is deleted only while it is the one that was seen', async () => {
  writeFileSync(path('seen'), 'a')
  const print = (await printOf(path('seen'))) ?? ''
  writeFileSync(path('seen'), 'another')
  await removeUnchanged(path('seen'), print)
  assert.ok(existsSync(path('seen')))
  await removeUnchanged(path('seen'), (await printOf(path('seen'))) ?? '')
  assert.ok(!existsSync(path('seen')))
})
