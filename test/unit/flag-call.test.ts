// What is flagged of a whole call: channels that look swapped, in no call that is right and in most that are not.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SAMPLES_PER_MS } from '../../models/audio.ts'
import { Confidential } from '../../models/confidential.ts'
import type { Finding } from '../../models/finding.ts'
import type { Hearing } from '../../models/hearing.ts'
import type { CallFlag } from '../../models/snippet.ts'
import { span } from '../../models/span.ts'
import type { Speaker, Turn } from '../../models/transcript.ts'
import { wavBytes } from '../../worker/audio/wav.ts'
import { prepareCall } from '../../worker/pipeline.ts'
import { flagCall } from '../../worker/steps/flag-call.ts'
import { redact } from '../../worker/steps/redact.ts'
import { readTruth } from '../support/leaks.ts'
import { shippedCalls } from '../support/shipped-calls.ts'
import { heardAs, noise, turn } from '../support/speech.ts'

const OTHER = { agent: 'caller', caller: 'agent', unknown: 'unknown' } as const satisfies Record<Speaker, Speaker>
const swapped = (turns: readonly Turn[]): Turn[] => turns.map((one) => ({ ...one, speaker: OTHER[one.speaker] }))
const flagsOf = (turns: readonly Turn[]): CallFlag[] => flagCall(noise(1000), heardAs(turns))

/** The shipped calls as if every word were heard. */
const calls = shippedCalls('calls').map(({ truth }) =>
  readTruth(truth).turns.map(({ speaker, channel, words }): Turn => {
    const heard = words.map(({ text, startMs, endMs }) => ({ text, startMs, endMs, confidence: 1 }))
    return { speaker, channel, words: heard, startMs: heard[0]?.startMs ?? 0, endMs: heard.at(-1)?.endMs ?? 0 }
  }),
)

test('channels that are right are never doubted, and most that are swapped are', () => {
  assert.equal(calls.length, 23)
  for (const turns of calls) assert.deepEqual(flagsOf(turns), [])
  const doubted = calls.filter((turns) => flagsOf(swapped(turns)).includes('channels-doubtful'))
  assert.ok(doubted.length >= 20, `${doubted.length} of ${calls.length}`)
})

test('a caller who says in whose name she calls, and asks once, is no agent', () => {
  const turns = [
    turn({ channel: 0, startMs: 0, text: 'Goedemorgen, Zonnestroom, met Ilse.' }),
    turn({ channel: 1, startMs: 4000, text: 'Goedemorgen, u spreekt met Fatima van de bakkerij, heeft u even?' }),
  ]
  assert.deepEqual(flagsOf(turns), [])
})

test('where nobody knows who speaks there is nothing to doubt', () => {
  for (const turns of calls) assert.deepEqual(flagsOf(turns.map((one) => ({ ...one, speaker: 'unknown' }))), [])
})

test('a recording that was cut short is flagged', () => {
  const cut = new Confidential({ channels: [new Int16Array(16_000)], isCutShort: true as const })
  assert.deepEqual(flagCall(cut, heardAs([])), ['truncated'])
})

test('a snippet carries what is doubtful about its call', async () => {
  const asked = 'Wat is uw naam, en heeft u uw klantnummer bij de hand?'.split(' ')
  const hearing: Hearing = {
    model: { name: 'made up', revision: '0' },
    detectSpeech: async (samples) => (samples[0] === 2 ? [span(0, 5000)] : []),
    transcribe: async () => ({ words: asked.map((text, at) => ({ text, ...span(at * 400, at * 400 + 350), confidence: 1 })), trust: { logProbability: 0, noSpeech: 0, compression: 1, ended: true } }),
    close: async () => undefined,
  }
  const whole = wavBytes({ channels: [1, 2].map((value) => new Int16Array(10_000 * SAMPLES_PER_MS).fill(value).map((one, at) => one * (1 + ((at >> value) % 300)))) })
  const open = async () => new Confidential(whole.subarray(0, whole.length / 2))
  const options = { hearing, language: 'nl', vocabulary: [], whole: true, strength: 'text', random: () => 0.5 } as const
  const [prepared] = await prepareCall(open, { channels: { agent: 0, caller: 1 }, pauses: [] }, options)
  assert.deepEqual(prepared?.snippet.flags, ['channels-doubtful', 'truncated'])
})

test('where the channels are doubted, all is found that either way round finds', () => {
  const options = { language: 'nl', vocabulary: [] } as const
  const found = (findings: readonly Finding[]) => findings.flatMap(({ turn: at, from, to }) => Array.from({ length: to - from }, (_, word) => `${at}/${from + word}`))
  let more = 0
  for (const turns of calls) {
    const ways = [turns, swapped(turns)].map((way) => found(redact(heardAs(way), options)))
    const both = new Set(found(redact(heardAs(turns), { ...options, isEitherWay: true })))
    assert.deepEqual(both, new Set(ways.flat().filter((word) => both.has(word))))
    assert.ok(ways.flat().every((word) => both.has(word)))
    more += both.size - new Set(ways[0]).size
  }
  assert.ok(more > 0, 'and that is more than what one way finds')
})
