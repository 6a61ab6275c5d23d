// On the clock that browsers are told, whatever was taken out lasts equally long.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { shownSnippet } from '../../api/routes/shown.ts'
import { readingTimeline, snippetClock } from '../../models/snippet-clock.ts'
import { MARKER_MS, type Excerpt, type SafeTurn, type TimelinePoint } from '../../models/snippet.ts'
import { span } from '../../models/span.ts'
import { markTaken } from '../../worker/audio/marker.ts'
import { safeTurn } from '../support/speech.ts'

const ID = 'verzonnen'
const excerptOf = (turns: readonly SafeTurn[]): Excerpt => ({ startMs: 1000, endMs: turns.at(-1)?.endMs ?? 1000, turns, theme: 'question', reason: 'talk' })

/** One name between other words, that takes so long to say. */
function said(nameMs: number): SafeTurn {
  const { words, ...turn } = safeTurn({ channel: 1, startMs: 1000, text: 'met Kestelbrink hoor' }, ['Kestelbrink'])
  const [before, name, after] = words
  assert.ok(before && name && after)
  const endMs = name.startMs + nameMs
  const later = { ...after, startMs: endMs, endMs: endMs + 300 }
  return { ...turn, endMs: later.endMs, words: [before, { ...name, endMs }, later] }
}

test('a short name and a long one are told with the same times, in a clip and in text alone', () => {
  const shown = (nameMs: number, timeline?: readonly TimelinePoint[]) => {
    const excerpt = excerptOf([said(nameMs)])
    const clip = timeline && { ...span(1000, excerpt.endMs), passed: [], masked: [], mediaType: 'audio/ogg' as const, timeline }
    return shownSnippet(ID, { excerpt, ...(clip && { clip }) })
  }
  const timelineOf = (nameMs: number) => {
    const [, name] = said(nameMs).words
    assert.ok(name)
    const { endMs } = excerptOf([said(nameMs)])
    return markTaken({ ...span(1000, endMs), samples: new Int16Array((endMs - 1000) * 16), taken: [name], tempo: 1 }).timeline
  }
  assert.deepEqual(shown(200), shown(2400))
  assert.deepEqual(shown(200, timelineOf(200)), shown(2400, timelineOf(2400)))
  const [, name] = shown(700).turns[0]?.words ?? []
  assert.equal(name && name.endMs - name.startMs, MARKER_MS)
})

test('a clock never runs back, and ends where its clip does', () => {
  const words = fc.array(fc.constantFrom('wel', 'niet', 'geheim'), { minLength: 1, maxLength: 9 })
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(1), fc.nat(4000), words), { minLength: 1, maxLength: 4 }), (spoken) => {
      const turns = spoken.map(([channel, at, texts]) => safeTurn({ channel, startMs: 1000 + at, text: texts.join(' ') }, ['geheim']))
      const endMs = Math.max(...turns.map((turn) => turn.endMs))
      const timeline = readingTimeline({ ...excerptOf(turns), endMs })
      const clock = snippetClock(timeline)
      const moments = Array.from({ length: 60 }, (_, step) => clock.at(1000 + ((endMs - 1000) * step) / 59))
      assert.deepEqual(moments, moments.toSorted((a, b) => a - b))
      assert.deepEqual([moments[0], moments.at(-1)], [0, clock.lengthMs])
    }),
  )
})

test('loudness is drawn where it is heard', () => {
  const clock = snippetClock([{ clipMs: 0, callMs: 0 }, { clipMs: 1000, callMs: 1000 }, { clipMs: 1600, callMs: 3000 }, { clipMs: 2600, callMs: 4000 }])
  const levels = Array.from({ length: 40 }, (_, at) => (at >= 30 ? 50 : at < 10 ? 20 : 0))
  assert.deepEqual(clock.levels(levels), Array.from({ length: 26 }, (_, at) => (at < 10 ? 20 : at < 16 ? 0 : 50)))
})
