// A recording that ends before it says it does is used as far as it goes, and it is said; one that is whole is never called cut.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { pcmLengthMs } from '../../models/audio.ts'
import { Confidential } from '../../models/confidential.ts'
import { isCutShort } from '../../worker/audio/cut-short.ts'
import { wavBytes } from '../../worker/audio/wav.ts'
import { decode } from '../../worker/steps/decode.ts'
import { shippedCalls } from '../support/shipped-calls.ts'
import { converted, recordedAs } from '../support/sounds.ts'

const SECONDS = 4
const SOUND = `aevalsrc=0.5*sin(450*2*PI*t)|0.5*sin(660*2*PI*t):s=8000:d=${SECONDS}`
const METADATA = { channels: { agent: 0, caller: 1 }, pauses: [] } as const

/** A WAV whose length is known, as a file's is; ffmpeg writes this one to a pipe. */
const WAV = wavBytes({ channels: [450, 660].map((hz) => Int16Array.from({ length: SECONDS * 16_000 }, (_, at) => 9000 * Math.sin((2 * Math.PI * hz * at) / 16_000))) })

const RECORDINGS: Readonly<Record<string, () => Uint8Array>> = {
  WAV: () => WAV,
  'Ogg with Opus': () => recordedAs(SOUND, ['-c:a', 'libopus', '-f', 'ogg']),
  MP3: () => recordedAs(SOUND, ['-c:a', 'libmp3lame', '-f', 'mp3']),
  'MP3 of MPEG 1': () => recordedAs(SOUND, ['-ar', '44100', '-c:a', 'libmp3lame', '-f', 'mp3']),
  MP4: () => recordedAs(SOUND, ['-c:a', 'aac', '-movflags', 'frag_keyframe+empty_moov', '-frag_duration', '500000', '-f', 'mp4']),
}

for (const [name, record] of Object.entries(RECORDINGS)) {
  test(`a cut ${name} is used as far as it goes, and it is said`, async () => {
    const bytes = record()
    const whole = await decoded(bytes)
    assert.ok(!whole.isCutShort)
    const cut = await decoded(bytes.subarray(0, Math.round(bytes.length * 0.6)))
    assert.ok(cut.isCutShort)
    assert.ok(pcmLengthMs(cut) > 1500 && pcmLengthMs(cut) < pcmLengthMs(whole) - 500, `${pcmLengthMs(cut)} of ${pcmLengthMs(whole)} ms`)
  })
}

const decoded = async (bytes: Uint8Array) => (await decode(new Confidential(bytes), METADATA)).open()

test('a FLAC that promises more sound than it has is cut', async () => {
  const flac = Buffer.from(recordedAs(SOUND, ['-c:a', 'flac', '-f', 'flac']))
  assert.ok(!isCutShort(flac, SECONDS * 1000), 'written to a pipe, its length is not known')
  flac.writeUInt32BE(SECONDS * 8000, 22)
  assert.ok(!isCutShort(flac, SECONDS * 1000))
  assert.ok(isCutShort(flac, SECONDS * 900))
})

test('what was written to a pipe promises nothing, and is whole', () => {
  const piped = converted(WAV, ['-c:a', 'pcm_s16le', '-f', 'wav'])
  assert.equal(Buffer.from(piped).readUInt32LE(4), 0xffff_ffff)
  assert.ok(!isCutShort(piped, SECONDS * 1000))
})

test('formats that say nothing, and what is no recording, are never cut', () => {
  const raw = recordedAs(SOUND, ['-ac', '1', '-c:a', 'libgsm', '-f', 'gsm'])
  for (const bytes of [raw.subarray(0, 101), Buffer.from('this is no recording'), new Uint8Array()]) assert.ok(!isCutShort(bytes, 0))
})

test('whatever follows the beginning of a format, there is an answer', () => {
  const beginning = fc.constantFrom('RIFF\0\0\0\0WAVEdata', 'OggS\0', 'fLaC', '\0\0\0\u0018ftyp', '\0\0\0\u0001ftyp', 'ID3', '\u00ff\u00fb\u0090').map((text) => Buffer.from(text, 'latin1'))
  fc.assert(fc.property(beginning, fc.uint8Array({ maxLength: 200 }), (begins, rest) => typeof isCutShort(Buffer.concat([begins, rest]), 1000) === 'boolean'), { numRuns: 500 })
})

test('every shipped recording is whole', () => {
  for (const { name, recording } of shippedCalls('calls')) assert.ok(!isCutShort(readFileSync(recording), 24 * 3_600_000), name)
})
