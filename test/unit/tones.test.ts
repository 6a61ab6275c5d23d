// Keys pressed and tones of the exchange are found whatever carried them, and a voice is never taken for one.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { isSilent, samplesOf, SAMPLE_RATE_HZ, SAMPLES_PER_MS } from '../../models/audio.ts'
import { Confidential } from '../../models/confidential.ts'
import { contains, lengthMs, span, type Span } from '../../models/span.ts'
import { decodeAudio } from '../../worker/audio/ffmpeg.ts'
import { tonesIn } from '../../worker/audio/tones.ts'
import { wavBytes } from '../../worker/audio/wav.ts'
import { decode } from '../../worker/steps/decode.ts'
import { isCampaign } from '../support/campaign.ts'
import { shippedCalls } from '../support/shipped-calls.ts'
import { converted } from '../support/sounds.ts'

const ROWS_HZ = [697, 770, 852, 941]
const COLUMNS_HZ = [1209, 1336, 1477, 1633]
/** So far apart that each key is found by itself. */
const APART_MS = 1300

type Pressing = Readonly<{ keyMs: number; offBy?: number; twistDb?: number; noiseDb?: number }>

/** All sixteen keys, one after the other. */
function keypad({ keyMs, offBy = 0, twistDb = 0, noiseDb = 40 }: Pressing): { samples: Int16Array; pressed: Span[] } {
  const pressed = Array.from({ length: 16 }, (_, key) => span(7 + key * APART_MS, 7 + key * APART_MS + keyMs))
  const samples = new Int16Array((16 * APART_MS + 500) * SAMPLES_PER_MS)
  for (const [key, { startMs, endMs }] of pressed.entries()) {
    const [low, high] = [ROWS_HZ[key >> 2] ?? 0, COLUMNS_HZ[key & 3] ?? 0].map((hz) => hz * (1 + offBy))
    for (let at = startMs * SAMPLES_PER_MS; at < endMs * SAMPLES_PER_MS; at++)
      samples[at] = 4000 * (sine(low, at) * 10 ** (-twistDb / 40) + sine(high, at) * 10 ** (twistDb / 40))
  }
  return { samples: samples.map((sample) => sample + 4000 * 10 ** (-noiseDb / 20) * noise()), pressed }
}

const sine = (hz = 0, at = 0): number => Math.sin((2 * Math.PI * hz * at) / SAMPLE_RATE_HZ)

let seed = 1
/** Uniform, with the power of a sine of height 1.41 (that of two of height 1). */
function noise(): number {
  seed = (seed * 16_807) % 2_147_483_647
  return Math.sqrt(3) * (2 * (seed / 2_147_483_647) - 1)
}

const PRESSINGS: Readonly<Record<string, Pressing>> = {
  'for as short as the standard has it': { keyMs: 40 },
  'a hundredth too high': { keyMs: 65, offBy: 0.01 },
  'a hundredth too low': { keyMs: 65, offBy: -0.01 },
  'with the higher tone much louder': { keyMs: 65, twistDb: 8 },
  'with the lower tone much louder': { keyMs: 65, twistDb: -8 },
  'in noise': { keyMs: 65, noiseDb: 15 },
}

for (const [name, pressing] of Object.entries(PRESSINGS)) {
  test(`every key is found when pressed ${name}`, () => {
    const { samples, pressed } = keypad(pressing)
    const { keys, signals } = tonesIn(samples)
    assert.equal(keys.length, pressed.length)
    for (const one of pressed) assert.ok(keys.some((key) => contains(key, one)))
    assert.ok(keys.every((key) => lengthMs(key) < pressing.keyMs + 100), 'and little beside it')
    assert.deepEqual(signals, [])
  })
}

const CARRIERS: Readonly<Record<string, readonly string[]>> = {
  'µ-law': ['-ar', '8000', '-c:a', 'pcm_mulaw', '-f', 'wav'],
  GSM: ['-ar', '8000', '-c:a', 'libgsm', '-f', 'gsm'],
  'Opus at 12 kbit/s': ['-ar', '8000', '-c:a', 'libopus', '-b:a', '12k', '-f', 'ogg'],
  'MP3 at 16 kbit/s': ['-ar', '8000', '-c:a', 'libmp3lame', '-b:a', '16k', '-f', 'mp3'],
}

for (const [name, options] of Object.entries(CARRIERS)) {
  test(`every key is found in ${name}`, async () => {
    const { samples, pressed } = keypad({ keyMs: 65 })
    const [carried] = await decodeAudio(converted(wavBytes({ channels: [samples] }), options))
    assert.ok(carried)
    assert.equal(tonesIn(carried).keys.length, pressed.length)
  })
}

test('a number keyed in is one stretch, with what lies between its keys', () => {
  const samples = new Int16Array(4000 * SAMPLES_PER_MS)
  const { samples: pad } = keypad({ keyMs: 80 })
  for (let key = 0; key < 9; key++) samples.set(samplesOf(pad, span(key * APART_MS, key * APART_MS + 120)), (200 + key * 300) * SAMPLES_PER_MS)
  const { keys } = tonesIn(samples)
  assert.equal(keys.length, 1)
  assert.ok(keys[0] && contains(keys[0], span(210, 2680)))
})

const SIGNALS: Readonly<Record<string, readonly [hz: number, onMs: number, offMs: number]>> = {
  ringing: [425, 1000, 4000],
  'a busy line': [425, 500, 500],
  'a busy exchange': [425, 250, 250],
  'special information': [1400, 330, 1000],
  'a fax that calls': [1100, 500, 3000],
}

for (const [name, [hz, onMs, offMs]] of Object.entries(SIGNALS)) {
  test(`${name} is found, and nothing between`, () => {
    const samples = Int16Array.from({ length: 10_000 * SAMPLES_PER_MS }, (_, at) => ((at / SAMPLES_PER_MS) % (onMs + offMs) < onMs ? 9000 * sine(hz, at) : 0))
    const { keys, signals } = tonesIn(samples)
    assert.deepEqual(keys, [])
    assert.equal(signals.length, Math.ceil(10_000 / (onMs + offMs)))
    assert.ok(signals.every((signal) => lengthMs(signal) < onMs + 80))
  })
}

const calls = shippedCalls('calls').filter((_, index) => isCampaign || index % 4 === 0)

test(`nothing that is said in ${calls.length} shipped calls is taken for a tone`, async () => {
  for (const { name, recording } of calls) {
    const channels = await decodeAudio(new Uint8Array(readFileSync(recording)))
    for (const channel of channels) assert.deepEqual(tonesIn(channel), { keys: [], signals: [] }, name)
  }
})

test('what is keyed in is silent on every channel from the first step on, and signals on their own', async () => {
  const { samples: keys, pressed } = keypad({ keyMs: 80 })
  const hum = (hz: number) => Int16Array.from(keys, (_, at) => 3000 * sine(hz, at))
  const ringing = Int16Array.from(keys, (_, at) => (at < 1000 * SAMPLES_PER_MS ? 9000 * sine(425, at) : 0))
  const agent = hum(200).map((sample, at) => sample + Math.round((keys[at] ?? 0) / 30))
  const caller = keys.map((sample, at) => sample + (ringing[at + 3000 * SAMPLES_PER_MS] ?? 0))
  const { channels } = (await decode(new Confidential(wavBytes({ channels: [agent, caller] })), { channels: { agent: 0, caller: 1 }, pauses: [] })).open()
  for (const channel of channels) for (const one of pressed) assert.ok(isSilent(samplesOf(channel, one)))
  assert.ok(!isSilent(samplesOf(channels[0] ?? new Int16Array(), span(500, 600))), 'the agent is heard between two keys')
})
