// Spans are half-open and whole; what is taken away and what is left together make what there was.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Failure } from '../../models/failure.ts'
import { contains, intersection, lengthMs, overlaps, span, subtract, union, widen, type Span } from '../../models/span.ts'

const LONGEST_MS = 200
const anySpan = fc
  .tuple(fc.integer({ min: 0, max: LONGEST_MS }), fc.integer({ min: 0, max: LONGEST_MS }))
  .map(([a, b]) => span(Math.min(a, b), Math.max(a, b)))
const anySpans = fc.array(anySpan, { maxLength: 12 })

/** Every millisecond that a list of spans holds. */
const momentsOf = (spans: readonly Span[]): Set<number> =>
  new Set(spans.flatMap(({ startMs, endMs }) => Array.from({ length: endMs - startMs }, (_, at) => startMs + at)))

test('a span is whole, never negative and never reversed', () => {
  for (const [startMs, endMs] of [[5, 4], [-1, 4], [0.5, 2], [0, Number.NaN], [0, Infinity]] as const)
    assert.throws(() => span(startMs, endMs), (error) => error instanceof Failure && error.code === 'span-invalid')
  assert.deepEqual(span(3, 3), { startMs: 3, endMs: 3 })
})

test('half-open: spans that touch do not overlap', () => {
  assert.equal(overlaps(span(0, 5), span(5, 9)), false)
  assert.equal(intersection(span(0, 5), span(5, 9)), undefined)
  assert.ok(contains(span(0, 9), span(5, 9)))
})

test('a widened span never begins before the call', () => {
  assert.deepEqual(widen(span(100, 200), 250, 50), span(0, 250))
})

test('a union holds the same moments, sorted and apart', () => {
  fc.assert(
    fc.property(anySpans, (spans) => {
      const merged = union(spans)
      assert.deepEqual(momentsOf(merged), momentsOf(spans))
      assert.ok(merged.every((one, index) => lengthMs(one) > 0 && (index === 0 || one.startMs > (merged[index - 1]?.endMs ?? 0))))
    }),
  )
})

test('what is subtracted and what is left never meet, and lose nothing', () => {
  fc.assert(
    fc.property(anySpans, anySpans, (spans, taken) => {
      const left = subtract(spans, taken)
      assert.deepEqual(momentsOf(left), momentsOf(spans).difference(momentsOf(taken)))
      assert.ok(!left.some((one) => taken.some((other) => lengthMs(other) > 0 && overlaps(one, other))))
    }),
  )
})
