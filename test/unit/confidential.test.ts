// What is confidential does not print, does not serialise and does not reach a log.
import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { test } from 'node:test'
import { inspect } from 'node:util'
import { Confidential } from '../../models/confidential.ts'
import { Failure } from '../../models/failure.ts'
import { createLog, faultFields, type LogFields } from '../../models/log.ts'

const CANARY = 'Wolfraam Kestelbrink'

test('prints and serialises as a label, also deep inside of something else', () => {
  const holder = { deep: [new Confidential({ text: CANARY })] } as const
  for (const shown of [inspect(holder, { depth: 9, showHidden: true }), JSON.stringify(holder), `${holder.deep[0]}`, `${Object.values(holder.deep[0])}`])
    assert.ok(!shown.includes(CANARY))
  assert.throws(() => structuredClone(holder.deep[0]).open())
  assert.deepEqual(holder.deep[0].open(), { text: CANARY })
})

test('a log line holds only fields that are on the list', () => {
  const lines: string[] = []
  const destination = new Writable({
    write(chunk, _, done) {
      lines.push(String(chunk))
      done()
    },
  })
  const fields = { callId: 'x', count: 2, text: CANARY, err: new Error(CANARY) }
  createLog({ write: (line: string) => void destination.write(line) }).info('A sentence.', fields satisfies LogFields & object)
  assert.equal(lines.length, 1)
  const { time: _, ...line } = JSON.parse(lines[0] ?? '{}')
  assert.deepEqual(line, { level: 30, callId: 'x', count: 2, msg: 'A sentence.' })
})

test('of an error only its code, or its place in the program, is told', () => {
  assert.deepEqual(faultFields(new Failure('key-gone', { cause: new Error(CANARY) })), { code: 'key-gone', details: [] })
  const unforeseen = faultFields(new Error(`${CANARY}\n    at ${CANARY}`))
  assert.equal(unforeseen.code, 'internal-error')
  assert.ok(!JSON.stringify(unforeseen).includes(CANARY))
  assert.equal(faultFields(CANARY).code, 'internal-error')
})
