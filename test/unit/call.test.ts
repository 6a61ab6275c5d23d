// An offer is taken whole or refused whole: every fault is named by its field, and no value of it is repeated.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseOffer } from '../../models/call.ts'
import { Failure } from '../../models/failure.ts'

const OFFER = {
  callId: 'a-1',
  startedAt: '2026-11-26T10:00:00+01:00',
  durationMs: 60_000,
  direction: 'inbound',
  team: 'klantenservice',
  agentId: 'agent-7',
  callerNumber: '+31612345678',
  channels: { agent: 0, caller: 1 },
  announced: true,
  optedOut: false,
  private: false,
  pauses: [{ startMs: 1000, endMs: 2000 }],
}

function faultsIn(input: unknown): readonly string[] {
  try {
    parseOffer(input)
    return []
  } catch (error) {
    assert.ok(error instanceof Failure && error.code === 'offer-faulty')
    return error.details
  }
}

const fieldsIn = (input: unknown): string[] => faultsIn(input).map((fault) => fault.slice(0, fault.indexOf(':')))

test('a whole offer is taken as it is', () => {
  assert.deepEqual(parseOffer(OFFER), OFFER)
  assert.deepEqual(parseOffer({ ...OFFER, channels: { mixed: 0 }, callerNumber: null }).channels, { mixed: 0 })
})

test('nothing has a default: every field that is left out is named', () => {
  assert.deepEqual(fieldsIn({}).toSorted(), Object.keys(OFFER).toSorted())
})

test('all that is wrong is told at once', () => {
  const faulty = { ...OFFER, startedAt: '2026-11-26T10:00:00', callerNumber: '0612345678', team: 'A b', channels: { agent: 1, caller: 1 }, extra: 1 }
  assert.deepEqual(fieldsIn(faulty).toSorted(), ['body', 'callerNumber', 'channels', 'startedAt', 'team'])
})

test('pauses lie within the call and are not reversed', () => {
  assert.deepEqual(fieldsIn({ ...OFFER, pauses: [{ startMs: 1, endMs: 60_001 }] }), ['pauses.0.endMs'])
  assert.deepEqual(fieldsIn({ ...OFFER, pauses: [{ startMs: 5, endMs: 5 }] }), ['pauses.0'])
})

test('whatever comes is taken or refused by fields, and no value is repeated', () => {
  const canary = 'kestelbrink-0612345678'
  const anything = fc.oneof(fc.jsonValue(), fc.constant(canary), fc.record({ [canary]: fc.jsonValue() }))
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(OFFER)), anything, (field, value) => {
      assert.ok(!faultsIn({ ...OFFER, [field]: value }).join('\n').includes(canary))
    }),
  )
  fc.assert(fc.property(fc.jsonValue(), (value) => void faultsIn(value)))
})
