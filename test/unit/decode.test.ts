// Recordings are hostile input: telephony audio of any kind is read, everything else is refused with a code.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { pcmLengthMs, samplesOf } from '../../models/audio.ts'
import { Confidential } from '../../models/confidential.ts'
import { Failure, type FailureCode } from '../../models/failure.ts'
import { span } from '../../models/span.ts'
import { decode, type Metadata } from '../../worker/steps/decode.ts'

const folder = mkdtempSync(join(tmpdir(), 'decode-'))
const SECONDS = 2
const STEREO = `aevalsrc=0.5*sin(440*2*PI*t)|0.5*sin(660*2*PI*t):s=8000:d=${SECONDS}`
const MONO = `sine=frequency=440:sample_rate=8000:duration=${SECONDS}`
const TWO_PARTIES: Metadata = { channels: { agent: 0, caller: 1 }, pauses: [] }

/** A recording that ffmpeg makes of a made-up sound. */
function recorded(name: string, options: readonly string[], source = STEREO): Buffer {
  const file = join(folder, name)
  execFileSync('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', source, ...options, file])
  return readFileSync(file)
}

const decoded = async (bytes: Uint8Array, metadata: Metadata = TWO_PARTIES) => (await decode(new Confidential(new Uint8Array(bytes)), metadata)).open()

const refuses = (bytes: Uint8Array, code: FailureCode, metadata?: Metadata) =>
  assert.rejects(decoded(bytes, metadata), (error) => error instanceof Failure && error.code === code)

const FORMATS: Readonly<Record<string, readonly string[]>> = {
  'pcm.wav': ['-c:a', 'pcm_s16le'],
  'ulaw.wav': ['-c:a', 'pcm_mulaw'],
  'alaw.wav': ['-c:a', 'pcm_alaw'],
  'wide.wav': ['-c:a', 'pcm_s16le', '-ar', '48000'],
  'opus.ogg': ['-c:a', 'libopus'],
  'mp3.mp3': ['-c:a', 'libmp3lame'],
  'flac.flac': ['-c:a', 'flac'],
  'aac.m4a': ['-c:a', 'aac'],
  'au.au': ['-c:a', 'pcm_mulaw'],
}

for (const [name, options] of Object.entries(FORMATS)) {
  test(`reads ${name}`, async () => {
    const pcm = await decoded(recorded(name, options))
    assert.equal(pcm.channels.length, 2)
    assert.ok(Math.abs(pcmLengthMs(pcm) - SECONDS * 1000) < 150, `${pcmLengthMs(pcm)} ms`)
    assert.ok(pcm.channels.every((channel) => channel.some((sample) => Math.abs(sample) > 3000)))
  })
}

const MIXED_FORMATS: Readonly<Record<string, readonly string[]>> = {
  'mono.gsm': ['-c:a', 'libgsm'],
  'mono.wav': ['-c:a', 'pcm_mulaw'],
  'g722.wav': ['-ar', '16000', '-c:a', 'g722'],
}

for (const [name, options] of Object.entries(MIXED_FORMATS)) {
  test(`reads ${name} as both parties mixed`, async () => {
    const pcm = await decoded(recorded(name, options, MONO), { channels: { mixed: 0 }, pauses: [] })
    assert.equal(pcm.channels.length, 1)
  })
}

test('what is not audio is refused, and so is what points elsewhere', async () => {
  const wav = recorded('named.wav', ['-c:a', 'pcm_s16le'])
  writeFileSync(join(folder, 'secret.wav'), wav)
  const hostile = {
    text: Buffer.from('this is no recording'),
    page: Buffer.from('<html><script>1</script></html>'),
    playlist: Buffer.from(`#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:2,\nfile://${join(folder, 'secret.wav')}\n#EXT-X-ENDLIST\n`),
    list: Buffer.from(`ffconcat version 1.0\nfile '${join(folder, 'secret.wav')}'\n`),
    archive: Buffer.from('PK\u0003\u0004 nothing'),
    header: wav.subarray(0, 20),
  }
  for (const bytes of Object.values(hostile)) await refuses(bytes, 'recording-unreadable')
  await refuses(new Uint8Array(), 'recording-empty')
  await refuses(recorded('none.wav', ['-c:a', 'pcm_s16le', '-t', '0']), 'recording-empty')
})

test('a truncated recording is read as far as it goes', async () => {
  const wav = recorded('cut.wav', ['-c:a', 'pcm_s16le'])
  assert.ok(Math.abs(pcmLengthMs(await decoded(wav.subarray(0, wav.length / 2))) - SECONDS * 500) < 50)
})

test('metadata and recording must agree on who is where', async () => {
  const stereo = recorded('two.wav', ['-c:a', 'pcm_s16le'])
  const mono = recorded('one.wav', ['-c:a', 'pcm_s16le'], MONO)
  const doubled = recorded('doubled.ogg', ['-ac', '2', '-c:a', 'libopus'], MONO)
  await refuses(mono, 'recording-ambiguous')
  await refuses(stereo, 'recording-ambiguous', { channels: { mixed: 0 }, pauses: [] })
  await refuses(doubled, 'recording-ambiguous')
  assert.equal((await decoded(doubled, { channels: { mixed: 0 }, pauses: [] })).channels.length, 1)
  assert.equal((await decoded(mono, { pauses: [] })).channels.length, 1)
})

test('what was paused is silent before anything else sees it', async () => {
  const pause = span(500, 900)
  const { channels } = await decoded(recorded('paused.wav', ['-c:a', 'pcm_s16le']), { ...TWO_PARTIES, pauses: [pause, span(1900, 99_000)] })
  for (const channel of channels) {
    assert.ok(samplesOf(channel, pause).every((sample) => sample === 0))
    assert.ok(samplesOf(channel, span(1950, 1990)).every((sample) => sample === 0))
    assert.ok(samplesOf(channel, span(950, 1500)).some((sample) => sample !== 0))
  }
})
