// Speech is packed into windows and put back on the call's clock, to the millisecond; nothing of it goes missing unsaid.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { SAMPLES_PER_MS } from '../../models/audio.ts'
import { Confidential } from '../../models/confidential.ts'
import type { Hearing, Trust } from '../../models/hearing.ts'
import { overlaps, span, union } from '../../models/span.ts'
import type { ChannelSpan, Word } from '../../models/transcript.ts'
import { transcribe } from '../../worker/steps/transcribe.ts'

const WORD_MS = 200
const trust: Trust = { logProbability: -0.2, noSpeech: 0, compression: 1.2, ended: true }
const WINDOW_MS = 29_000
const CALL_MS = 120_000

/** Hears a word in each 200 ms that hold sound; the word is its sample value, so that its place can be told. */
const marking: Hearing = {
  model: { name: 'marking', revision: '0' },
  detectSpeech: async () => [],
  transcribe: async (samples) => {
    assert.ok(samples.length <= WINDOW_MS * SAMPLES_PER_MS)
    const words: Word[] = []
    for (let startMs = 0; (startMs + WORD_MS) * SAMPLES_PER_MS <= samples.length; startMs += 1) {
      const value = samples[startMs * SAMPLES_PER_MS] ?? 0
      const isStart = value !== 0 && samples[startMs * SAMPLES_PER_MS - 1] !== value
      if (isStart) words.push({ text: `w${value}`, startMs, endMs: startMs + WORD_MS, confidence: 1 })
    }
    return { words, trust }
  },
  close: async () => undefined,
}

/** One channel in which word n, of 200 ms, begins at n × 250 ms and sounds as the value n. */
function channelOfWords(): Int16Array {
  const samples = new Int16Array(CALL_MS * SAMPLES_PER_MS)
  for (let n = 1; (n + 1) * 250 < CALL_MS; n++) samples.fill(n, n * 250 * SAMPLES_PER_MS, (n * 250 + WORD_MS) * SAMPLES_PER_MS)
  return samples
}

const pcm = new Confidential({ channels: [channelOfWords(), channelOfWords()] })
const anySpeech = fc
  .array(fc.tuple(fc.nat(110), fc.integer({ min: 1, max: 9 })), { maxLength: 8 })
  .map((pieces) => union(pieces.map(([at, length]) => span(at * 1000, (at + length) * 1000)), 500))

test('every word comes back where it was spoken', async () => {
  const run = async (left: readonly ReturnType<typeof span>[], right: readonly ReturnType<typeof span>[]) => {
    const speech = [left, right].flatMap((spans, channel) => spans.map((one): ChannelSpan => ({ ...one, channel })))
    const { turns, unheard } = (await transcribe(pcm, speech, { hearing: marking, language: 'nl', channels: { agent: 0, caller: 1 } })).open()
    assert.deepEqual(unheard, [])
    for (const turn of turns) for (const word of turn.words) {
      if (speech.some((one) => one.channel === turn.channel && one.startMs === word.startMs && word.startMs % 250 !== 0)) continue
      assert.equal(word.startMs, Number(word.text.slice(1)) * 250)
    }
    for (const [channel, spans] of [left, right].entries()) {
      const words = turns.filter((turn) => turn.channel === channel).flatMap((turn) => turn.words)
      assert.equal(words.length, spans.reduce((sum, { startMs, endMs }) => sum + Math.max(0, Math.floor(Math.min(endMs, CALL_MS - 250) / 250) - Math.max(1, Math.ceil(startMs / 250))), 0))
    }
    assert.deepEqual(turns.map((turn) => turn.startMs), turns.map((turn) => turn.startMs).toSorted((a, b) => a - b))
  }
  await fc.assert(fc.asyncProperty(anySpeech, anySpeech, run), { numRuns: 12 })
})

/** Says it the first time, and never again. */
function saying(heard: readonly Word[]): Hearing {
  const left = [heard]
  return { ...marking, transcribe: async () => ({ words: left.pop() ?? [], trust }) }
}
const word = (text: string, startMs: number): Word => ({ text, startMs, endMs: startMs + WORD_MS, confidence: 1 })

test('speech that gave no text is marked unheard', async () => {
  const speech = [{ channel: 0, ...span(1000, 3000) }, { channel: 0, ...span(9000, 10_000) }]
  const { unheard } = (await transcribe(pcm, speech, { hearing: saying([word('ja', 100)]), language: 'nl', channels: { mixed: 0 } })).open()
  assert.deepEqual(unheard, speech.slice(1))
})

test('an answer in a short pause ends the turn of the one who asked', async () => {
  const hearing: Hearing = { ...marking, transcribe: async (samples) => ({ trust, words: samples[0] === 7 ? [word('naam?', 0), word('dank', 1000)] : [word('Kestelbrink', 0)] }) }
  const channels = [7, 8].map((value) => new Int16Array(5000 * SAMPLES_PER_MS).fill(value))
  const speech = [{ channel: 0, ...span(0, 2000) }, { channel: 1, ...span(400, 900) }]
  const { turns } = (await transcribe(new Confidential({ channels }), speech, { hearing, language: 'nl', channels: { agent: 0, caller: 1 } })).open()
  assert.deepEqual(turns.map(({ speaker, words }) => [speaker, words[0]?.text]), [['agent', 'naam?'], ['caller', 'Kestelbrink'], ['agent', 'dank']])
})

const DOUBTS: Readonly<Record<string, Partial<Trust>>> = {
  'is in a loop': { compression: 2.5 },
  'ran into its limit': { ended: false },
  'is improbable': { logProbability: -1.1 },
  'is probably about silence': { noSpeech: 0.7, logProbability: -0.6 },
}

/** Says the same in each window, as long as this one is. */
function doubting(doubt: Partial<Trust>, isDoubtful: (windowMs: number) => boolean): Hearing & { windowsMs: number[] } {
  const windowsMs: number[] = []
  const hear: Hearing['transcribe'] = async (samples) => {
    const windowMs = samples.length / SAMPLES_PER_MS
    windowsMs.push(windowMs)
    return { words: [{ ...word('bedankt', 100), endMs: windowMs - 100 }], trust: { ...trust, ...(isDoubtful(windowMs) && doubt) } }
  }
  return { ...marking, windowsMs, transcribe: hear }
}

const SPEECH = [{ channel: 0, ...span(0, 9000) }, { channel: 0, ...span(20_000, 29_000) }]

for (const [name, doubt] of Object.entries(DOUBTS)) {
  test(`a text that ${name} is heard again in short windows, and unheard if it still is`, async () => {
    const always = doubting(doubt, () => true)
    const never = (await transcribe(pcm, SPEECH, { hearing: always, language: 'nl', channels: { mixed: 0 } })).open()
    assert.deepEqual(never, { turns: [], unheard: SPEECH })
    assert.deepEqual(always.windowsMs, [18_700, 9000, 9000])
    const first = doubting(doubt, (windowMs) => windowMs > 10_000)
    const { turns, unheard } = (await transcribe(pcm, SPEECH, { hearing: first, language: 'nl', channels: { mixed: 0 } })).open()
    assert.deepEqual(unheard, [])
    assert.equal(turns.flatMap(({ words }) => words).length, 2)
  })
}

test('who speaks follows from the channels that the pipeline named', async () => {
  const speech = [{ channel: 0, ...span(0, 2000) }]
  const speakerFor = async (channels: Parameters<typeof transcribe>[2]['channels']) =>
    (await transcribe(pcm, speech, { hearing: saying([word('ja', 100)]), language: 'nl', channels })).open().turns[0]?.speaker
  assert.equal(await speakerFor({ agent: 0, caller: 1 }), 'agent')
  assert.equal(await speakerFor({ agent: 1, caller: 0 }), 'caller')
  assert.equal(await speakerFor({ mixed: 0 }), 'unknown')
})

test('no word is placed in the silence between two stretches', async () => {
  const speech = [{ channel: 0, ...span(0, 1000) }, { channel: 0, ...span(5000, 6000) }]
  const { turns } = (await transcribe(pcm, speech, { hearing: saying([word('spook', 1250)]), language: 'nl', channels: { mixed: 0 } })).open()
  assert.ok(turns.flatMap((turn) => turn.words).every((one) => speech.some((stretch) => overlaps(one, stretch))))
})
