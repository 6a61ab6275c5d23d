// The folder feed: recordings with sidecars go into the draw, and nothing of them is lost, doubled or taken half.
import assert from 'node:assert/strict'
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { watchFolder } from '../../worker/feed/directory.ts'
import type { FolderSettings } from '../../worker/feed/visit.ts'
import { layReady, ledgerLines, MAX_RECORDING_BYTES, offerOf, soundsInSpool, startFeeding, type Feeding } from '../support/feeding.ts'
import { until } from '../support/until.ts'

const HOUR_MS = 3_600_000

function watch({ tools, folder, atEnd }: Feeding, changed: Partial<FolderSettings> = {}) {
  const settings = { folder, settleMs: 0, drawn: 'delete', notDrawn: 'keep', ...changed } as const
  const watching = watchFolder(tools, settings, 5)
  atEnd(() => watching.stop())
  return watching
}

const inFolder = ({ folder }: Feeding): string[] => readdirSync(folder).toSorted()
const reasonOf = ({ folder }: Feeding, base: string): string | undefined => {
  const file = join(folder, `${base}.reason.txt`)
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}
const pass = ({ clock }: Feeding, ms: number) => (clock.now = new Date(clock.now.getTime() + ms))

test('a drawn call is sealed into the spool, asked to be prepared, and leaves the folder', async (t) => {
  const feeding = await startFeeding(t)
  layReady(feeding, 'gesprek-1', { sound: 'hallo' })
  watch(feeding)
  await until('the folder is empty', () => inFolder(feeding).length === 0)
  assert.deepEqual(await soundsInSpool(feeding), ['hallo'])
  const job = await until('it is in the queue', async () => (await feeding.tools.queues.prepare.getJobs(['waiting']))[0])
  assert.deepEqual(Object.keys(job.data), ['callId'])
})

test('what is not drawn stays, decided on once however often it is looked at', async (t) => {
  const feeding = await startFeeding(t)
  layReady(feeding, 'a', { team: 'niets' })
  layReady(feeding, 'b', { optedOut: true })
  for (const start of ['first', 'second']) {
    const watching = watch(feeding)
    layReady(feeding, start)
    await until('what came last is taken', () => !existsSync(join(feeding.folder, `${start}.json`)))
    await watching.stop()
  }
  assert.deepEqual(inFolder(feeding), ['a.json', 'a.wav', 'b.json', 'b.wav'])
  const decisions = (await ledgerLines(feeding)).map(({ decision }) => decision)
  assert.deepEqual(decisions.toSorted(), ['keep', 'keep', 'refuse', 'skip'])
})

test('as configured, what is not drawn goes and what is drawn stays', async (t) => {
  const feeding = await startFeeding(t)
  layReady(feeding, 'a', { team: 'niets' })
  layReady(feeding, 'b')
  watch(feeding, { drawn: 'keep', notDrawn: 'delete' })
  await until('one is deleted', () => !existsSync(join(feeding.folder, 'a.json')))
  await until('the other is taken in', async () => (await soundsInSpool(feeding))[0] === 'geluid van b')
  assert.deepEqual(inFolder(feeding), ['b.json', 'b.wav'])
})

test('a faulty sidecar stays with a reason that names fields and no values, until it is corrected', async (t) => {
  const feeding = await startFeeding(t)
  layReady(feeding, 'a', { callerNumber: '0612345678', team: 'Onbekend Team', durationMs: -5 })
  watch(feeding)
  const reason = await until('there is a reason', () => reasonOf(feeding, 'a') || undefined)
  for (const field of ['callerNumber', 'team', 'durationMs']) assert.ok(reason.includes(`  ${field}: `), field)
  for (const value of ['0612345678', 'Onbekend', '-5']) assert.ok(!reason.includes(value), value)
  assert.ok(!feeding.logged().includes('0612345678'))
  assert.deepEqual(await ledgerLines(feeding), [])
  layReady(feeding, 'a')
  await until('it is taken in, and the reason goes too', () => inFolder(feeding).length === 0)
})

const faults: Readonly<Record<string, (file: string) => void>> = {
  'is not JSON': (file) => writeFileSync(file, 'callId: 17'),
  'is not UTF-8': (file) => writeFileSync(file, Buffer.of(0xff, 0xfe, 0x7b)),
  'is half': (file) => writeFileSync(file, '{"callId": "'),
  'is empty': (file) => writeFileSync(file, ''),
  'is huge': (file) => writeFileSync(file, `{"callId": "${'x'.repeat(70_000)}"}`),
  'is a folder': (file) => mkdirSync(file),
  'is a list': (file) => writeFileSync(file, '[]'),
}

test('a sidecar that is none is refused, and stops no other', async (t) => {
  const feeding = await startFeeding(t)
  const bases = Object.entries(faults).map(([name, make], index) => {
    writeFileSync(join(feeding.folder, `f${index}.wav`), 'geluid')
    make(join(feeding.folder, `f${index}.json`))
    return { name, base: `f${index}` }
  })
  layReady(feeding, 'good')
  watch(feeding)
  for (const { name, base } of bases) await until(`one that ${name} has a reason`, () => reasonOf(feeding, base)?.includes('offer-faulty'))
  await until('the good one is taken in', () => !existsSync(join(feeding.folder, 'good.json')))
  assert.deepEqual(await soundsInSpool(feeding), ['geluid van good'])
})

test('a recording that is empty, too large, a link, a folder or one of two is refused', async (t) => {
  const feeding = await startFeeding(t)
  const path = (name: string) => join(feeding.folder, name)
  writeFileSync(path('../secret'), 'niet van hier')
  for (const base of ['empty', 'large', 'link', 'folder', 'two']) layReady(feeding, base)
  writeFileSync(path('empty.wav'), '')
  writeFileSync(path('large.wav'), Buffer.alloc(MAX_RECORDING_BYTES + 1))
  for (const base of ['link', 'folder']) rmSync(path(`${base}.wav`))
  symlinkSync('../secret', path('link.wav'))
  mkdirSync(path('folder.wav'))
  writeFileSync(path('two.mp3'), 'welke van de twee?')
  watch(feeding)
  const expected = { empty: 'recording-empty', large: 'recording-too-large', link: 'plain file', folder: 'plain file', two: 'more than one' }
  for (const [base, text] of Object.entries(expected)) await until(`${base} is refused`, () => reasonOf(feeding, base)?.includes(text))
  assert.deepEqual((await soundsInSpool(feeding)).filter(Boolean), [])
  assert.equal(readFileSync(path('../secret'), 'utf8'), 'niet van hier')
})

test('a reason is never written through a link', async (t) => {
  const feeding = await startFeeding(t)
  const other = join(feeding.folder, '../other')
  writeFileSync(other, 'van een ander')
  symlinkSync(other, join(feeding.folder, 'a.reason.txt'))
  layReady(feeding, 'a', { team: 'Onbekend' })
  watch(feeding)
  await until('there is a reason', () => reasonOf(feeding, 'a')?.includes('team'))
  assert.equal(readFileSync(other, 'utf8'), 'van een ander')
})

test('what is still being written is waited for, and taken whole', async (t) => {
  const feeding = await startFeeding(t)
  layReady(feeding, 'a', { sound: 'eerste ' })
  watch(feeding, { settleMs: 10_000 })
  for (const part of ['tweede ', 'derde']) {
    appendFileSync(join(feeding.folder, 'a.wav'), part)
    pass(feeding, 9000)
    await lookedAgain(feeding)
  }
  assert.deepEqual(await ledgerLines(feeding), [], 'nothing is decided while it changes')
  pass(feeding, 10_000)
  await until('it is taken', () => inFolder(feeding).length === 0)
  assert.deepEqual(await soundsInSpool(feeding), ['eerste tweede derde'])
})

test('files that get their names at last are seen then', async (t) => {
  const feeding = await startFeeding(t)
  const path = (name: string) => join(feeding.folder, name)
  writeFileSync(path('a.wav.part'), 'heel')
  writeFileSync(path('a.json.part'), JSON.stringify(offerOf(feeding)))
  watch(feeding)
  renameSync(path('a.json.part'), path('a.json'))
  await lookedAgain(feeding)
  assert.deepEqual(await ledgerLines(feeding), [], 'a sidecar alone decides nothing')
  renameSync(path('a.wav.part'), path('a.wav'))
  await until('both are there', () => inFolder(feeding).length === 0)
  assert.deepEqual(await soundsInSpool(feeding), ['heel'])
})

test('a sidecar that stays alone is asked for its recording after an hour', async (t) => {
  const feeding = await startFeeding(t)
  layReady(feeding, 'a')
  rmSync(join(feeding.folder, 'a.wav'))
  watch(feeding)
  await lookedAgain(feeding)
  assert.equal(reasonOf(feeding, 'a'), undefined)
  pass(feeding, HOUR_MS)
  await until('there is a reason', () => reasonOf(feeding, 'a')?.includes('recording: there is none'))
  writeFileSync(join(feeding.folder, 'a.wav'), 'alsnog')
  await until('it is taken', () => inFolder(feeding).length === 0)
  assert.deepEqual(await soundsInSpool(feeding), ['alsnog'])
})

test('a sidecar that a crash left behind goes', async (t) => {
  const feeding = await startFeeding(t)
  const callId = 'extern-1'
  layReady(feeding, 'a', { callId })
  const first = watch(feeding)
  await until('it is taken', () => inFolder(feeding).length === 0)
  await first.stop()
  writeFileSync(join(feeding.folder, 'a.json'), JSON.stringify(offerOf(feeding, { callId })))
  watch(feeding)
  await lookedAgain(feeding)
  pass(feeding, HOUR_MS)
  await until('it is gone', () => inFolder(feeding).length === 0)
  assert.equal((await ledgerLines(feeding)).length, 1)
})

test('a folder that is away for a while is looked into again', async (t) => {
  const feeding = await startFeeding(t)
  renameSync(feeding.folder, `${feeding.folder}-away`)
  watch(feeding)
  await until('it is told', () => feeding.logged().includes('cannot be read'))
  layReady({ ...feeding, folder: `${feeding.folder}-away` }, 'a')
  renameSync(`${feeding.folder}-away`, feeding.folder)
  await until('it is taken', () => inFolder(feeding).length === 0)
})

test('hundreds of calls that lie there at the start are each decided on once', async (t) => {
  const feeding = await startFeeding(t)
  const bases = Array.from({ length: 400 }, (_, index) => `gesprek-${index}`)
  for (const base of bases) layReady(feeding, base, { team: 'tiende' })
  watch(feeding, { notDrawn: 'delete' })
  await until('all are dealt with', () => inFolder(feeding).length === 0)
  const kept = (await ledgerLines(feeding)).filter(({ decision }) => decision === 'keep').length
  assert.equal((await ledgerLines(feeding)).length, bases.length)
  const sounds = await soundsInSpool(feeding)
  assert.equal(sounds.length, kept)
  assert.equal(new Set(sounds).size, kept)
})

test('two workers may watch one folder', async (t) => {
  const feeding = await startFeeding(t)
  const bases = Array.from({ length: 20 }, (_, index) => `gesprek-${index}`)
  for (const base of bases) layReady(feeding, base)
  for (const _ of [1, 2]) watch(feeding)
  await until('all are taken', () => inFolder(feeding).length === 0)
  assert.deepEqual(await soundsInSpool(feeding), bases.map((base) => `geluid van ${base}`).toSorted())
  assert.equal((await ledgerLines(feeding)).length, bases.length)
})

/** Waits until a folder of a call or two was looked through several times more: each look reads the clock a few times. */
async function lookedAgain({ clock }: Feeding): Promise<void> {
  const before = clock.reads
  await until('it is looked at again', () => clock.reads > before + 20)
}
