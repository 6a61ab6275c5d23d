// The draw is chance that can be repeated: keyed, independent of order, and as often as agreed.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { commitmentTo, drawnAt, isDrawn, keyedRef } from '../../models/draw.ts'

const key = (name: string): Uint8Array => new Uint8Array(createHash('sha256').update(name).digest())
const CALLS = 100_000

test('a call falls where its key and reference say, in [0, 1), every time', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.string(), (drawKey, callRef) => {
      const at = drawnAt(drawKey, callRef)
      assert.ok(at >= 0 && at < 1)
      assert.equal(drawnAt(drawKey, callRef), at)
    }),
  )
})

test('a larger fraction keeps every call that a smaller one keeps', () => {
  fc.assert(
    fc.property(fc.string(), fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (callRef, a, b) => {
      if (isDrawn(key('k'), callRef, Math.min(a, b))) assert.ok(isDrawn(key('k'), callRef, Math.max(a, b)))
    }),
  )
})

test('none at 0, all at 1', () => {
  for (let index = 0; index < 1000; index++) {
    assert.equal(isDrawn(key('k'), `call-${index}`, 0), false)
    assert.equal(isDrawn(key('k'), `call-${index}`, 1), true)
  }
})

test(`one in ten of ${CALLS} calls, within what chance allows`, () => {
  let kept = 0
  for (let index = 0; index < CALLS; index++) if (isDrawn(key('quarter'), `call-${index}`, 0.1)) kept++
  const deviation = Math.sqrt(CALLS * 0.1 * 0.9)
  assert.ok(Math.abs(kept - CALLS * 0.1) < 3.3 * deviation, `${kept} kept`) // The key is fixed, and so is the outcome.
})

test('another key draws other calls, and tells nothing of the first', () => {
  const both = Array.from({ length: 20_000 }, (_, index) => `call-${index}`).filter(
    (callRef) => isDrawn(key('a'), callRef, 0.1) && isDrawn(key('b'), callRef, 0.1),
  )
  assert.ok(both.length > 120 && both.length < 280, `${both.length} in both`)
})

test('a commitment shows nothing of its key and fits no other', () => {
  assert.equal(commitmentTo(key('a')), commitmentTo(key('a')))
  assert.notEqual(commitmentTo(key('a')), commitmentTo(key('b')))
  assert.ok(!commitmentTo(key('a')).includes(Buffer.from(key('a')).toString('hex').slice(0, 8)))
})

test('a reference is the same for the same identifier under one key only', () => {
  assert.equal(keyedRef(key('a'), '+31612345678'), keyedRef(key('a'), '+31612345678'))
  assert.notEqual(keyedRef(key('a'), '+31612345678'), keyedRef(key('b'), '+31612345678'))
})
