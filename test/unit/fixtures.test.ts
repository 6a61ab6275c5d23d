// The shipped calls are what their README says: whole, true to their sound, small, and of no voice that is kept for measuring.
import assert from 'node:assert/strict'
import { globSync, readFileSync, statSync } from 'node:fs'
import { basename, extname, join, resolve } from 'node:path'
import { test } from 'node:test'
import { z } from 'zod'
import { SAMPLES_PER_MS } from '../../models/audio.ts'
import { overlaps, type Span } from '../../models/span.ts'
import { decodeAudio } from '../../worker/audio/ffmpeg.ts'
import { plain, readTruth, type Truth } from '../support/leaks.ts'
import { shippedCalls } from '../support/shipped-calls.ts'

const FIXTURES = resolve(import.meta.dirname, '../fixtures')
const MAX_FOLDER_BYTES = 8_000_000
const LENGTH_MS = { least: 45_000, most: 120_000 }
const HELD_OUT_VOICES = new Set(['f3', 'm5', 'steph', 'zac'])
const TEAMS = ['klantenservice', 'schade', 'verhuizingen']
/** Speech stands out of a line's noise by at least this, and nearly every single word by something. */
const LEAST_SNR_DB = 15
const LEAST_WORD_SNR_DB = 6
const MOST_QUIET_WORDS = 0.02
const FULL_SCALE = 32_767

const calls = shippedCalls('calls')
const canaryCalls = shippedCalls('canary')
const all = [...calls, ...canaryCalls]

test('there are enough calls, of every team and form, in a folder that is small', () => {
  assert.ok(calls.length >= 22)
  assert.equal(canaryCalls.length, 2)
  assert.deepEqual([...new Set(calls.map(({ sidecar }) => sidecar.team))].toSorted(), TEAMS)
  const wavs = calls.filter(({ recording }) => recording.endsWith('.wav'))
  assert.deepEqual(wavs.map(({ recording }) => readFileSync(recording).readUInt16LE(20)).toSorted(), [1, 7], 'one PCM, one mu-law')
  const bytes = globSync('calls/*', { cwd: FIXTURES }).map((file) => statSync(join(FIXTURES, file)).size)
  assert.ok(bytes.reduce((total, one) => total + one, 0) <= MAX_FOLDER_BYTES)
})

test('every call has its script and no file is left over', () => {
  const scripts = globSync('make/scripts/*.txt', { cwd: FIXTURES }).map((file) => basename(file, '.txt'))
  assert.deepEqual(scripts.toSorted(), all.map(({ name }) => name).toSorted())
  const expected = all.flatMap(({ name, recording }) => [`${name}${extname(recording)}`, `${name}.json`, `${name}.truth.json`])
  const files = globSync('{calls,canary}/*', { cwd: FIXTURES }).map((file) => basename(file))
  assert.deepEqual(files.toSorted(), [...expected, 'canaries.json'].toSorted())
})

test('no script uses a voice that the speech model is measured with', () => {
  const voices = globSync('make/scripts/*.txt', { cwd: FIXTURES }).flatMap((file) =>
    [...readFileSync(join(FIXTURES, file), 'utf8').matchAll(/^(?:agent|caller): (\S+)/gm)].map((match) => match[1] ?? ''),
  )
  assert.equal(voices.length, all.length * 2)
  assert.deepEqual(voices.filter((voice) => HELD_OUT_VOICES.has(voice)), [])
})

for (const call of all) {
  test(`${call.name}: the words are in order, within the call, and those of the text`, () => {
    const { turns } = readTruth(call.truth)
    for (const { speaker, channel, text, words } of turns) {
      assert.deepEqual(call.sidecar.channels, { agent: 0, caller: 1 })
      assert.equal(channel, speaker === 'agent' ? 0 : 1)
      assert.equal(plain(text), plain(words.map((word) => word.text).join('')))
      assert.ok(words.length > 0 && words.every((word) => plain(word.text) !== ''))
    }
    for (const channel of [0, 1]) {
      const words = turns.filter((turn) => turn.channel === channel).flatMap((turn) => turn.words)
      const edges = words.flatMap(({ startMs, endMs }) => [startMs, endMs])
      assert.deepEqual(edges, edges.toSorted((a, b) => a - b), 'in order, none over another')
      assert.ok(words.every(({ startMs, endMs }) => startMs < endMs && startMs >= 0 && endMs <= call.sidecar.durationMs))
    }
  })

  test(`${call.name}: personal data is spoken, and what lies in a pause is all personal`, () => {
    const words = readTruth(call.truth).turns.flatMap((turn) => turn.words)
    const labels = new Set(words.flatMap(({ personal }) => personal ?? []))
    assert.ok(labels.has('NAME') && labels.size >= 2)
    for (const pause of call.sidecar.pauses) {
      const inside = words.filter((word) => overlaps(word, pause))
      assert.ok(inside.length > 0 && inside.every(({ personal }) => personal))
    }
  })

  test(`${call.name}: the sound is as long as the sidecar says, not clipped, and speaks where the words are`, async () => {
    const channels = await decodeAudio(readFileSync(call.recording))
    assert.deepEqual(channels.map((samples) => samples.length / SAMPLES_PER_MS), [call.sidecar.durationMs, call.sidecar.durationMs])
    assert.ok(call.sidecar.durationMs >= LENGTH_MS.least && call.sidecar.durationMs <= LENGTH_MS.most)
    const truth = readTruth(call.truth)
    for (const [channel, samples] of channels.entries()) {
      assert.ok(samples.every((sample) => Math.abs(sample) < FULL_SCALE))
      const words = wordsOn(channel, truth)
      const noise = powerIn(samples, [beforeAnybodySpeaks(truth)])
      assert.ok(decibels(powerIn(samples, words) / noise) >= LEAST_SNR_DB)
      const quiet = words.filter((word) => decibels(powerIn(samples, [word]) / noise) < LEAST_WORD_SNR_DB)
      assert.ok(quiet.length <= words.length * MOST_QUIET_WORDS)
    }
  })
}

test('every value is made of the personal words that it spans', () => {
  const valuesSchema = z.object({
    values: z.array(z.object({ label: z.string(), channel: z.number(), startMs: z.number(), endMs: z.number(), value: z.string() })),
  })
  for (const { truth } of all) {
    const { values } = valuesSchema.parse(JSON.parse(readFileSync(truth, 'utf8')))
    for (const { label, channel, startMs, endMs, value } of values) {
      const words = wordsOn(channel, readTruth(truth)).filter((word) => word.startMs >= startMs && word.endMs <= endMs)
      assert.equal(words.map((word) => word.text).join(' '), value)
      assert.ok(words.every(({ personal }) => personal === label))
    }
  }
})

test('no canary is something that may be shown', () => {
  const canaries = z.array(z.string()).parse(JSON.parse(readFileSync(join(FIXTURES, 'canary/canaries.json'), 'utf8')))
  assert.ok(canaries.every((canary) => canary.length >= 8))
  const shareable = all.flatMap(({ truth }) =>
    readTruth(truth).turns.map(({ words }) => words.map((word) => (word.personal ? '…' : word.text)).join(' ').toLowerCase()),
  )
  assert.deepEqual(canaries.filter((canary) => shareable.some((text) => text.includes(canary.toLowerCase()))), [])
})

type SpokenWord = Truth['turns'][number]['words'][number]

function wordsOn(channel: number, { turns }: Truth): SpokenWord[] {
  return turns.filter((turn) => turn.channel === channel).flatMap((turn) => turn.words)
}

function beforeAnybodySpeaks({ turns }: Truth): Span {
  return { startMs: 0, endMs: Math.min(...turns.flatMap((turn) => turn.words.map(({ startMs }) => startMs))) }
}

const decibels = (ratio: number): number => 10 * Math.log10(ratio)

function powerIn(samples: Int16Array, spans: readonly Span[]): number {
  const within = spans.flatMap(({ startMs, endMs }) => [...samples.subarray(startMs * SAMPLES_PER_MS, endMs * SAMPLES_PER_MS)])
  return within.reduce((total, sample) => total + sample * sample, 0) / Math.max(1, within.length)
}
