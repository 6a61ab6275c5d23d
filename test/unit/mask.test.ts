// A clip is silence but where a shown word is spoken, far enough from every hidden one.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { samplesOf, SAMPLES_PER_MS } from '../../models/audio.ts'
import { Confidential } from '../../models/confidential.ts'
import { Failure } from '../../models/failure.ts'
import type { Excerpt, SafeTurn } from '../../models/snippet.ts'
import { contains, lengthMs, overlaps, span, subtract, widen } from '../../models/span.ts'
import { mask } from '../../worker/steps/mask.ts'
import { added, audibleIn, NOTHING } from '../bench/audible.ts'
import { readTruth } from '../support/leaks.ts'
import { shippedCalls } from '../support/shipped-calls.ts'
import { heardAs, noise, safeTurn } from '../support/speech.ts'
import { trueTurns } from '../support/true-turns.ts'

const LENGTH_MS = 10_000
/** What `mask` promises at least, whatever it was tuned to. */
const GUARD_MS = 80

const excerptOf = (turns: readonly SafeTurn[], startMs = 0, endMs = LENGTH_MS): Excerpt => ({
  ...span(startMs, endMs), turns, theme: 'question', reason: 'talk',
})

const maskAll = (turns: readonly SafeTurn[], excerpt = excerptOf(turns)) => mask(noise(LENGTH_MS), excerpt, { turns, transcript: heardAs([]) })

test('a clip without words is silence', () => {
  const { pcm, passed } = maskAll([])
  assert.deepEqual(passed, [])
  assert.ok(pcm.open().channels.every((channel) => channel.every((sample) => sample === 0)))
})

test('shown words are heard, hidden ones and their surroundings are not', () => {
  const turns = [safeTurn({ channel: 1, startMs: 1000, text: 'ik spreek hier namens mevrouw Kestelbrink over de rekening van vorige maand' }, ['Kestelbrink'])]
  const hidden = turns[0]?.words.find((word) => !word.shown)
  assert.ok(hidden)
  const { pcm, passed } = maskAll(turns)
  const [agent, caller] = pcm.open().channels
  assert.ok(agent?.every((sample) => sample === 0))
  assert.ok(caller && samplesOf(caller, widen(hidden, GUARD_MS)).every((sample) => sample === 0))
  assert.ok(caller && samplesOf(caller, span(1100, 1200)).every((sample) => sample !== 0))
  assert.ok(passed.every((one) => one.channel === 1 && !overlaps(one, widen(hidden, GUARD_MS))))
})

test('passed and masked cover every channel of the clip and never meet', () => {
  const words = fc.array(fc.constantFrom('wel', 'niet', 'geheim'), { minLength: 1, maxLength: 12 })
  const turnsOf = fc.array(fc.tuple(fc.nat(1), fc.nat(7000), words), { maxLength: 4 })
  fc.assert(
    fc.property(turnsOf, fc.nat(3000), (spoken, startMs) => {
      const turns = spoken.map(([channel, at, texts]) => safeTurn({ channel, startMs: at, text: texts.join(' '), wordMs: 250 }, ['geheim']))
      const { pcm, passed, masked } = maskAll(turns, excerptOf(turns, startMs))
      for (const [channel, samples] of pcm.open().channels.entries()) {
        const mine = <T extends { channel: number }>(spans: readonly T[]) => spans.filter((one) => one.channel === channel)
        assert.equal([...mine(passed), ...mine(masked)].reduce((sum, one) => sum + lengthMs(one), 0), LENGTH_MS - startMs)
        assert.deepEqual(subtract(mine(passed), mine(masked)).length, mine(passed).length)
        for (const one of mine(masked)) assert.ok(samplesOf(samples, span(one.startMs - startMs, one.endMs - startMs)).every((sample) => sample === 0))
      }
    }),
    { numRuns: 60 },
  )
})

test('the other party is not heard while a hidden word is spoken, because lines echo', () => {
  const hidden = safeTurn({ channel: 1, startMs: 3000, text: 'Kestelbrink' }, ['Kestelbrink'])
  const { passed } = maskAll([safeTurn({ channel: 0, startMs: 2000, text: 'een twee drie vier vijf zes zeven acht' }), hidden])
  assert.ok(!passed.some((one) => overlaps(one, hidden)))
})

test('speech that gave no text is silent, with its surroundings', () => {
  const turns = [safeTurn({ channel: 0, startMs: 1000, text: 'een twee drie vier vijf zes zeven acht' })]
  const unheard = { channel: 0, ...span(2000, 2400) }
  const { passed } = mask(noise(LENGTH_MS), excerptOf(turns), { turns, transcript: heardAs([], [unheard]) })
  assert.ok(!passed.some((one) => overlaps(one, unheard)))
})

test('a word just outside of an excerpt guards its edge', () => {
  const before = safeTurn({ channel: 0, startMs: 1600, text: 'Kestelbrink' }, ['Kestelbrink'])
  const inside = safeTurn({ channel: 0, startMs: 2000, text: 'goed dan doen we dat' })
  const { passed } = mask(noise(LENGTH_MS), excerptOf([inside], 2000), { turns: [before, inside], transcript: heardAs([]) })
  assert.ok(!passed.some((one) => overlaps(one, widen(before, GUARD_MS))))
})

test('what is taken out is a stretch in which nobody is heard and something was hidden', () => {
  const turns = [
    safeTurn({ channel: 0, startMs: 1000, text: 'een twee drie vier' }),
    safeTurn({ channel: 1, startMs: 4000, text: 'ik ben Kestelbrink hoor wat zegt u daar nu van' }, ['Kestelbrink']),
  ]
  const { taken, passed } = maskAll(turns)
  const hidden = turns.flatMap(({ words }) => words.filter((word) => !word.shown))
  assert.equal(taken.length, 1)
  assert.ok(taken.every((one) => hidden.some((word) => contains(one, word)) && !passed.some((other) => overlaps(one, other))))
})

test('given the true words and times nothing personal is let through, and little else is lost', () => {
  const calls = shippedCalls('calls').map(({ truth }) => {
    const told = readTruth(truth)
    const turns = trueTurns(told)
    const endMs = Math.max(...turns.map((turn) => turn.endMs))
    const silent = new Confidential({ channels: [0, 1].map(() => new Int16Array(endMs * SAMPLES_PER_MS)) })
    return audibleIn(told, mask(silent, excerptOf(turns, 0, endMs), { turns, transcript: heardAs([]) }).passed)
  })
  const { personal, touched, cleanMs, keptMs } = calls.reduce(added, NOTHING)
  assert.ok(personal > 100)
  assert.equal(touched, 0)
  assert.ok(keptMs >= cleanMs * 0.85, `${keptMs} of ${cleanMs} ms`)
})

test('a recording that is shorter than its transcript gives no clip', () => {
  const turns = [safeTurn({ channel: 0, startMs: 12_000, text: 'wel' })]
  assert.throws(() => maskAll(turns, excerptOf(turns, 12_000, 13_000)), (error) => error instanceof Failure && error.code === 'mask-doubtful')
})
