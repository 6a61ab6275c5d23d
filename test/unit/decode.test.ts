// Recordings are hostile input: telephony audio of any kind is read, everything else is refused with a code.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { isSilent, pcmLengthMs, samplesOf } from '../../models/audio.ts'
import { Confidential } from '../../models/confidential.ts'
import { Failure, type FailureCode } from '../../models/failure.ts'
import { span } from '../../models/span.ts'
import { decode, type Metadata } from '../../worker/steps/decode.ts'
import { IN_CAMPAIGN } from '../support/campaign.ts'
import { longSilence } from '../support/long-silence.ts'

const folder = mkdtempSync(join(tmpdir(), 'decode-'))
after(() => rmSync(folder, { recursive: true }))
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
  'pcm-8-bits.wav': ['-c:a', 'pcm_u8'],
  'pcm-24-bits.wav': ['-c:a', 'pcm_s24le'],
  'ulaw.wav': ['-c:a', 'pcm_mulaw'],
  'alaw.wav': ['-c:a', 'pcm_alaw'],
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
  'gsm.wav': ['-c:a', 'libgsm_ms'],
  'speex.ogg': ['-c:a', 'libspeex'],
}

for (const [name, options] of Object.entries(MIXED_FORMATS)) {
  test(`reads ${name} as both parties mixed`, async () => {
    const pcm = await decoded(recorded(name, options, MONO), { channels: { mixed: 0 }, pauses: [] })
    assert.equal(pcm.channels.length, 1)
  })
}

for (const rate of [8000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000]) {
  test(`${rate} Hz is read at its own pace and pitch`, async () => {
    const { channels } = await decoded(recorded(`${rate}.wav`, ['-c:a', 'pcm_s16le', '-ar', String(rate)]))
    for (const [index, hz] of [440, 660].entries()) {
      const channel = channels[index] ?? new Int16Array()
      const rising = channel.reduce((count, sample, at) => count + Number(sample >= 0 && (channel[at - 1] ?? 0) < 0), 0)
      assert.ok(Math.abs(rising - hz * SECONDS) < 5, `${rising} periods`)
      assert.ok(Math.abs(channel.length - SECONDS * 16_000) < 50)
    }
  })
}

test('AMR is read: frames of it stand behind six letters, and whatever is in them is sound of some kind', async () => {
  const FRAME_MS = 20
  const frame = (number: number) => [4, ...Array.from({ length: 12 }, (_, at) => (number * 37 + at * 101) % 256)]
  const frames = Array.from({ length: (SECONDS * 1000) / FRAME_MS }, (_, number) => Buffer.from(frame(number)))
  const pcm = await decoded(Buffer.concat([Buffer.from('#!AMR\n'), ...frames]), { channels: { mixed: 0 }, pauses: [] })
  assert.equal(pcmLengthMs(pcm), SECONDS * 1000)
  assert.ok(pcm.channels[0]?.some((sample) => sample !== 0))
})

test('half an hour in which nothing is said is a call like any other', async () => {
  const mixed: Metadata = { channels: { mixed: 0 }, pauses: [] }
  const { channels } = await decoded(longSilence(1800), mixed)
  assert.ok(channels[0] && channels[0].length >= 1800 * 16_000 && isSilent(channels[0]))
})

test('twenty hours of silence are refused, and take no room for twenty hours', IN_CAMPAIGN, async () => {
  const before = process.memoryUsage.rss()
  await refuses(longSilence(20 * 3600), 'recording-too-long', { channels: { mixed: 0 }, pauses: [] })
  assert.ok(process.memoryUsage.rss() - before < 1.2e9)
})

test('what is not audio is refused, and so is what points elsewhere', async () => {
  const wav = recorded('named.wav', ['-c:a', 'pcm_s16le'])
  writeFileSync(join(folder, 'secret.wav'), wav)
  const hostile = {
    text: Buffer.from('this is no recording'),
    page: Buffer.from('<html><script>1</script></html>'),
    playlist: Buffer.from(`#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:2,\nfile://${join(folder, 'secret.wav')}\n#EXT-X-ENDLIST\n`),
    list: Buffer.from(`ffconcat version 1.0\nfile '${join(folder, 'secret.wav')}'\n`),
    archive: Buffer.from('PK\u0003\u0004 nothing'),
    picture: Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><image href="file://${join(folder, 'secret.wav')}"/></svg>`),
    script: Buffer.from(`#!/bin/sh\ncat ${join(folder, 'secret.wav')}\n`),
    session: Buffer.from('v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=audio 9 RTP/AVP 0\n'),
    header: wav.subarray(0, 20),
  }
  for (const bytes of Object.values(hostile)) await refuses(bytes, 'recording-unreadable')
  await refuses(new Uint8Array(), 'recording-empty')
  await refuses(wav.subarray(0, wav.indexOf('data') + 8), 'recording-empty')
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
