// Hearing a clip: whole or in part as RFC 9110 has it, kept by nobody, and on record before the first byte.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { rangeOf } from '../../api/routes/range.ts'
import { problemIn } from '../support/answers.ts'
import { AUDIO, publishOne } from '../support/snippets.ts'
import { startWeb, type Web } from '../support/web.ts'

const { length } = AUDIO
const PARTS: ReadonlyArray<readonly [range: string, first: number, last: number]> = [
  ['bytes=0-0', 0, 0],
  ['bytes=0-', 0, length - 1],
  ['bytes=10-19', 10, 19],
  ['Bytes=10-19', 10, 19],
  [`bytes=${length - 1}-`, length - 1, length - 1],
  ['bytes=990-5000', 990, length - 1],
  ['bytes=-1', length - 1, length - 1],
  ['bytes=-300', length - 300, length - 1],
  ['bytes=-99999', 0, length - 1],
  ['bytes=0-99999999999999999999999', 0, length - 1],
]
const WHOLE = ['bytes=0-1,5-6', 'bytes=5-2', 'bytes=', 'bytes=-', 'bytes', 'bytes=a-b', 'bytes=1.5-2', 'items=0-1', 'bytes=0-0,', 'bytes=--1']
const OUTSIDE = [`bytes=${length}-`, `bytes=${length}-${length + 5}`, 'bytes=-0', 'bytes=99999999999999999999999-']

test('a clip comes whole, kept by nobody, under a name that says nothing', async (t) => {
  const { web, line } = await startWithClip(t)
  const answer = await web.ask('trainer', `GET ${line}`)
  assert.equal(answer.status, 200)
  assert.deepEqual(await bytesOf(answer), AUDIO)
  assert.equal(answer.headers.get('content-type'), 'audio/ogg')
  assert.equal(answer.headers.get('content-length'), String(length))
  assert.equal(answer.headers.get('content-disposition'), 'inline; filename="fragment.ogg"')
  assert.equal(answer.headers.get('cache-control'), 'no-store')
  assert.equal(answer.headers.get('accept-ranges'), 'bytes')
  assert.equal(answer.headers.get('content-range'), null)
  for (const validator of ['etag', 'last-modified']) assert.equal(answer.headers.get(validator), null)
})

test('a part is exactly the slice that was asked for', async (t) => {
  const { web, line } = await startWithClip(t)
  for (const [range, first, last] of PARTS) {
    const answer = await web.ask('trainer', `GET ${line}`, { headers: { range } })
    assert.equal(answer.status, 206, range)
    assert.deepEqual(await bytesOf(answer), AUDIO.slice(first, last + 1), range)
    assert.equal(answer.headers.get('content-range'), `bytes ${first}-${last}/${length}`)
    assert.equal(answer.headers.get('content-length'), String(last - first + 1))
    assert.equal(answer.headers.get('cache-control'), 'no-store')
  }
})

test('ranges that are several, not understood or conditional give the whole', async (t) => {
  const { web, line } = await startWithClip(t)
  for (const range of WHOLE) {
    const answer = await web.ask('trainer', `GET ${line}`, { headers: { range } })
    assert.equal(answer.status, 200, range)
    assert.deepEqual(await bytesOf(answer), AUDIO)
  }
  const conditional = await web.ask('trainer', `GET ${line}`, { headers: { range: 'bytes=0-0', 'if-range': '"verzonnen"' } })
  assert.equal(conditional.status, 200)
  await conditional.arrayBuffer()
})

test('a range outside of the clip is refused, and the length told', async (t) => {
  const { web, line } = await startWithClip(t)
  for (const range of OUTSIDE) {
    const answer = await web.ask('trainer', `GET ${line}`, { headers: { range } })
    assert.equal(answer.status, 416, range)
    assert.equal(answer.headers.get('content-range'), `bytes */${length}`)
    assert.equal((await problemIn(answer)).code, 'range-refused')
  }
})

test('HEAD tells the length and no range', async (t) => {
  const { web, line } = await startWithClip(t)
  for (const headers of [{}, { range: 'bytes=0-0' }, { range: `bytes=${length}-` }]) {
    const answer = await web.ask('trainer', `HEAD ${line}`, { headers })
    assert.equal(answer.status, 200)
    assert.equal(answer.headers.get('content-length'), String(length))
    assert.equal(answer.headers.get('content-type'), 'audio/ogg')
    assert.equal(answer.headers.get('accept-ranges'), 'bytes')
    assert.equal((await answer.arrayBuffer()).byteLength, 0)
  }
})

test('every hearing is on record, also a part and a refused one, and none without permission', async (t) => {
  const { web, line, id } = await startWithClip(t)
  const heard = async () =>
    web.store.db.selectFrom('audit').select(['person', 'at']).where('what', '=', 'heard').where('subject', '=', id).execute()
  await web.ask('nobody', `GET ${line}`)
  await web.ask('feeder', `GET ${line}`)
  assert.equal((await heard()).length, 0)
  await (await web.ask('trainer', `GET ${line}`)).arrayBuffer()
  await (await web.ask('manager', `GET ${line}`, { headers: { range: 'bytes=0-0' } })).arrayBuffer()
  await web.ask('manager', `GET ${line}`, { headers: { range: `bytes=${length}-` } })
  const at = web.clock.now.toISOString()
  const { trainer, manager } = web.people
  assert.deepEqual(await heard(), [trainer, manager, manager].map((person) => ({ person, at })))
})

test('no byte leaves when the hearing cannot be put on record', async (t) => {
  const { web, line } = await startWithClip(t)
  await web.store.db.schema.alterTable('audit').renameTo('elsewhere').execute()
  for (const address of [line, line.replace('/clip', '')]) {
    const answer = await web.ask('trainer', `GET ${address}`)
    assert.equal(answer.status, 500)
    const { code, detail } = await problemIn(answer)
    assert.equal(code, 'internal-error')
    assert.ok(!/audit|sql/i.test(detail), 'says nothing of the inside')
  }
})

test('a snippet without a clip has nothing to hear', async (t) => {
  const web = await startWeb(t)
  const { id } = await publishOne(web, { clip: false })
  const answer = await web.ask('trainer', `GET /v1/snippets/${id}/clip`)
  assert.equal(answer.status, 404)
})

test('no header whatever gives a range that is none', () => {
  const nearly = fc.tuple(fc.string(), fc.nat(), fc.constantFrom('-', '', ','), fc.nat()).map((parts) => `bytes=${parts.join('')}`)
  fc.assert(
    fc.property(fc.oneof(fc.string(), nearly), fc.integer({ min: 1, max: 5000 }), (header, size) => {
      const range = rangeOf(header, size)
      if (range === undefined || range === 'outside') return
      assert.ok(0 <= range.first && range.first <= range.last && range.last < size)
    }),
  )
})

async function startWithClip(t: Parameters<typeof startWeb>[0]): Promise<{ web: Web; line: string; id: string }> {
  const web = await startWeb(t)
  const { id } = await publishOne(web)
  return { web, id, line: `/v1/snippets/${id}/clip` }
}

const bytesOf = async (answer: Response): Promise<Uint8Array> => new Uint8Array(await answer.arrayBuffer())
