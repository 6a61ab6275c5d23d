// What the exchange plays is found in a call whatever carried it, and nobody's own words are taken for it.
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { isSilent, samplesOf, SAMPLES_PER_MS } from '../../models/audio.ts'
import { Confidential } from '../../models/confidential.ts'
import { span, type Span } from '../../models/span.ts'
import { decodeAudio } from '../../worker/audio/ffmpeg.ts'
import { knownSoundsIn, learnSounds } from '../../worker/audio/known-sounds.ts'
import { readSounds } from '../../worker/audio/sound-folder.ts'
import { wavBytes } from '../../worker/audio/wav.ts'
import { decode } from '../../worker/steps/decode.ts'
import { isCampaign } from '../support/campaign.ts'
import { shippedCalls } from '../support/shipped-calls.ts'
import { converted, recordedAs } from '../support/sounds.ts'

/** How far from its true end a sound may be found to end; what silence is beside it does not count. */
const OFF_BY_MS = 500
const CHORDS =
  'aevalsrc=0.2*sin(2*PI*(220+110*floor(mod(t*2\\,4)))*t)+0.15*sin(2*PI*(440+55*floor(mod(t*3\\,5)))*t)+0.1*sin(2*PI*(660+30*floor(mod(t*5\\,7)))*t):d=40:s=44100'

const firstOf = async (bytes: Uint8Array): Promise<Int16Array> => (await decodeAudio(bytes))[0] ?? new Int16Array()
const [told, other, ...others] = await Promise.all(
  shippedCalls('calls').filter((_, index) => isCampaign || index % 3 === 0).map(async ({ recording }) => firstOf(new Uint8Array(readFileSync(recording)))),
)
assert.ok(told && other)
/** Somebody's greeting, recorded once and played in every call. */
const announcement = samplesOf(told, densest(told, 7000))
const music = await firstOf(recordedAs(CHORDS, ['-f', 'wav']))
const known = learnSounds([announcement, music])

/** A call in which the announcement is played, and music from its middle; and where. */
const speech = samplesOf(other, span(0, 20_000))
const parts = [speech, announcement, samplesOf(speech, span(3000, 12_000)), samplesOf(music, span(11_000, 21_000)), speech]
const [, announced = 0, , played = 0] = parts.map((_, index) => parts.slice(0, index).reduce((sum, { length }) => sum + length, 0) / SAMPLES_PER_MS)
const truth = [span(announced, announced + 7000), span(played, played + 10_000)]
const call = Int16Array.from(parts.flatMap((part) => [...part]))

const CARRIERS: Readonly<Record<string, readonly string[]>> = {
  'µ-law': ['-ar', '8000', '-c:a', 'pcm_mulaw', '-f', 'wav'],
  GSM: ['-ar', '8000', '-c:a', 'libgsm', '-f', 'gsm'],
  'Opus at 12 kbit/s': ['-ar', '8000', '-c:a', 'libopus', '-b:a', '12k', '-f', 'ogg'],
  'MP3 at 16 kbit/s': ['-ar', '8000', '-c:a', 'libmp3lame', '-b:a', '16k', '-f', 'mp3'],
  'a-law, 22 dB softer': ['-af', 'volume=0.08', '-ar', '8000', '-c:a', 'pcm_alaw', '-f', 'wav'],
  'a recorder whose clock is 250 millionths too fast': ['-af', 'asetrate=16004,aresample=8000', '-c:a', 'pcm_mulaw', '-f', 'wav'],
  'noise': ['-filter_complex', 'anoisesrc=a=0.01:r=16000:seed=7[noise];[0:a][noise]amix=inputs=2:duration=first:normalize=0', '-f', 'wav'],
}

for (const [name, options] of Object.entries(CARRIERS)) {
  test(`an announcement and music are found in ${name}`, async () => {
    const found = knownSoundsIn(await firstOf(converted(wavBytes({ channels: [call] }), options)), known)
    assert.equal(found.length, truth.length)
    for (const [index, one] of found.entries()) assert.ok(isNear(one, truth[index] ?? span(0, 0)), JSON.stringify(found))
  })
}

test('the same voice with other words is nobody’s announcement', () => {
  assert.deepEqual(knownSoundsIn(samplesOf(told, span(densest(told, 7000).endMs, Math.floor(told.length / SAMPLES_PER_MS))), known), [])
  for (const one of [other, ...others]) assert.deepEqual(knownSoundsIn(one, known), [])
})

test('a sound of little more than a second is not looked for, nor silence', () => {
  assert.deepEqual(knownSoundsIn(samplesOf(announcement, span(2000, 3200)), known), [])
  const silence = new Int16Array(5000 * SAMPLES_PER_MS)
  assert.deepEqual(knownSoundsIn(silence, learnSounds([silence])), [])
  assert.deepEqual(knownSoundsIn(call, learnSounds([])), [])
})

test('from the first step on it is silent where it was played, and the other party is heard', async () => {
  const both = wavBytes({ channels: [call, call.map((_, at) => other[(at + 7) % other.length] ?? 0)] })
  const { channels } = (await decode(new Confidential(both), { channels: { agent: 0, caller: 1 }, pauses: [], sounds: known })).open()
  for (const { startMs, endMs } of truth) {
    const inside = span(startMs + OFF_BY_MS, endMs - OFF_BY_MS)
    assert.ok(isSilent(samplesOf(channels[0] ?? call, inside)))
    assert.ok(!isSilent(samplesOf(channels[1] ?? new Int16Array(), inside)))
  }
})

test('every file of a folder is a sound, and one that is not is named', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sounds-'))
  const stereo = converted(wavBytes({ channels: [announcement, announcement] }), ['-ar', '44100', '-f', 'mp3'])
  writeFileSync(join(folder, 'welkom.mp3'), stereo)
  writeFileSync(join(folder, '.hidden'), 'nothing')
  const found = knownSoundsIn(call, await readSounds(folder))
  assert.ok(found.length === 1 && isNear(found[0] ?? span(0, 0), truth[0] ?? span(0, 0)))
  writeFileSync(join(folder, 'lijst.txt'), 'welkom.mp3')
  await assert.rejects(readSounds(folder), { code: 'settings-faulty', details: ['SOUNDS_DIR: lijst.txt is no sound that can be read'] })
})

function isNear(found: Span, really: Span): boolean {
  return Math.abs(found.startMs - really.startMs) <= OFF_BY_MS && Math.abs(found.endMs - really.endMs) <= OFF_BY_MS
}

/** The stretch of a length in which least is silent. */
function densest(samples: Int16Array, forMs: number): Span {
  const STEP_MS = 100
  const steps = Array.from({ length: Math.floor(samples.length / SAMPLES_PER_MS / STEP_MS) }, (_, step) => samplesOf(samples, span(step * STEP_MS, (step + 1) * STEP_MS)).some((sample) => Math.abs(sample) > 1000))
  const counts = steps.map((_, from) => steps.slice(from, from + forMs / STEP_MS).filter(Boolean).length)
  const from = counts.indexOf(Math.max(...counts)) * STEP_MS
  return span(from, from + forMs)
}
