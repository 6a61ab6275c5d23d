// What is sealed opens with its key at its place and nowhere else; one bit changed and it stays shut.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Failure } from '../../models/failure.ts'
import { newKey, openBytes, openClip, openSnippet, sealBytes, sealSnippet } from '../../models/seal.ts'
import { declareSafe } from '../../models/snippet.ts'

const isBroken = (error: unknown): boolean => error instanceof Failure && error.code === 'seal-broken'

test('opens to what was sealed', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.string(), (plain, identity) => {
      const key = newKey()
      assert.deepEqual(openBytes(key, sealBytes(key, plain, identity), identity), new Uint8Array(plain))
    }),
  )
})

test('another key, another place, a bit or a byte less: broken', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1 }), fc.nat(), (plain, at) => {
      const key = newKey()
      const sealed = sealBytes(key, plain, 'row:1')
      const changed = Uint8Array.from(sealed)
      const index = at % changed.length
      changed[index] = (changed[index] ?? 0) ^ (1 << (at % 8))
      assert.throws(() => openBytes(newKey(), sealed, 'row:1'), isBroken)
      assert.throws(() => openBytes(key, sealed, 'row:2'), isBroken)
      assert.throws(() => openBytes(key, changed, 'row:1'), isBroken)
      assert.throws(() => openBytes(key, sealed.subarray(0, sealed.length - 1), 'row:1'), isBroken)
    }),
  )
})

test('nothing opens to anything', () => {
  for (const length of [0, 1, 28, 29]) assert.throws(() => openBytes(newKey(), new Uint8Array(length), 'row'), isBroken)
})

test('the same value is sealed differently each time', () => {
  const key = newKey()
  assert.notDeepEqual(sealBytes(key, Buffer.from('x'), 'row'), sealBytes(key, Buffer.from('x'), 'row'))
})

test('a snippet and its clip are sealed apart, for one row', () => {
  const key = newKey()
  const turn = { speaker: 'agent', channel: 0, startMs: 0, endMs: 900, words: [] } as const
  const excerpt = { startMs: 0, endMs: 30_000, turns: [turn], theme: 'fault', reason: 'solution' } as const
  const clip = { startMs: 0, endMs: 30_000, audio: Uint8Array.of(1, 2, 3), mediaType: 'audio/ogg', passed: [], masked: [], timeline: [] } as const
  const sealed = sealSnippet(key, 'one', declareSafe({ excerpt, agent: 'Bonte Kievit', clip }))
  const { audio, ...map } = clip
  assert.deepEqual(openSnippet(key, 'one', sealed.content), { excerpt, agent: 'Bonte Kievit', clip: map })
  assert.deepEqual(openClip(key, 'one', sealed.clip ?? new Uint8Array()), audio)
  assert.throws(() => openSnippet(key, 'two', sealed.content), isBroken)
  assert.throws(() => openClip(key, 'one', sealed.content), isBroken)
})
