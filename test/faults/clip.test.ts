// The ways in which a clip could come out wrong. Each must end in no clip: a failure of the call, or text alone.
import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { SAMPLES_PER_MS, type MaskedClip, type Pcm } from '../../models/audio.ts'
import { Confidential } from '../../models/confidential.ts'
import { Failure, type FailureCode } from '../../models/failure.ts'
import type { Hearing, Trust } from '../../models/hearing.ts'
import type { SafeTurn } from '../../models/snippet.ts'
import { span } from '../../models/span.ts'
import { wavBytes } from '../../worker/audio/wav.ts'
import { prepareCall } from '../../worker/pipeline.ts'
import { disguise } from '../../worker/steps/disguise.ts'
import { mask } from '../../worker/steps/mask.ts'
import { heardAs, noise, safeTurn } from '../support/speech.ts'

const LENGTH_MS = 4000

/** An ffmpeg that does as told by `FFMPEG_FAULT` where a voice is changed, and is itself everywhere else. */
const SCRIPT = `#!/bin/sh
case "$FFMPEG_FAULT $*" in
  "dies "*rubberband*) ffmpeg "$@" | head -c 3000; kill -9 $$ ;;
  "short "*rubberband*) ffmpeg "$@" | head -c 3000 ;;
  "same "*rubberband*) cat ;;
  *) exec ffmpeg "$@" ;;
esac
`
const folder = mkdtempSync(join(tmpdir(), 'clip-'))
after(() => rmSync(folder, { recursive: true }))
const program = join(folder, 'ffmpeg')
writeFileSync(program, SCRIPT)
chmodSync(program, 0o700)
process.env['FFMPEG_PATH'] = program

const failsWith = (code: FailureCode) => (error: unknown) => error instanceof Failure && error.code === code

const trust: Trust = { logProbability: -0.2, noSpeech: 0, compression: 1.2, ended: true }

const hearing = (texts: readonly string[]): Hearing => ({
  model: { name: 'made up', revision: '0' },
  detectSpeech: async () => [span(0, LENGTH_MS)],
  transcribe: async () => ({ words: texts.map((text, at) => ({ text, ...span(at * 300, at * 300 + 250), confidence: 1 })), trust }),
  close: async () => undefined,
})

const options = { language: 'nl', vocabulary: [], whole: true, strength: 'disguised', random: () => 0.5 } as const
const recordingOf = (pcm: Pcm) => async () => new Confidential(wavBytes(pcm))

/** Two channels that differ, as a call's do. */
const call: Pcm = {
  channels: [130, 190].map((hertz) => Int16Array.from({ length: LENGTH_MS * SAMPLES_PER_MS }, (_, at) => Math.round(Math.sin((2 * Math.PI * hertz * at) / 16_000) * 8000))),
}

const maskOf = (turns: readonly SafeTurn[], pcm = noise(LENGTH_MS)) =>
  mask(pcm, { ...span(0, LENGTH_MS), turns, theme: 'question', reason: 'talk' }, { turns, transcript: heardAs([]) })

async function disguiseWhile(fault: string): Promise<unknown> {
  process.env['FFMPEG_FAULT'] = fault
  const passed = [0, 1].map((channel) => ({ channel, ...span(0, LENGTH_MS) }))
  const clip: MaskedClip = { ...span(0, LENGTH_MS), pcm: new Confidential(call), passed, masked: [], taken: [] }
  const voice = { formants: 1.1, pitch: 1.2 }
  return disguise([clip], { tempo: 1, parties: [voice, voice] }, { heardAgain: true }).finally(() => delete process.env['FFMPEG_FAULT'])
}

test('a WAV with two bodies is refused before anybody chooses one', async () => {
  const once = Buffer.from(wavBytes(call))
  const body = once.subarray(36)
  const twice = Buffer.concat([once, body])
  twice.writeUInt32LE(twice.length - 8, 4)
  const prepared = prepareCall(async () => new Confidential(new Uint8Array(twice)), { pauses: [] }, { ...options, hearing: hearing(['dag']) })
  await assert.rejects(prepared, failsWith('recording-ambiguous'))
})

test('spans that lie outside of the recording, or that are no spans', () => {
  assert.throws(() => maskOf([safeTurn({ channel: 0, startMs: 1000, text: 'goedemiddag' })], noise(LENGTH_MS - 1)), failsWith('mask-doubtful'))
  const turn = safeTurn({ channel: 0, startMs: 1000, text: 'goedemiddag' })
  const reversed = { ...turn, words: turn.words.map((word) => ({ ...word, startMs: word.endMs, endMs: word.startMs })) }
  assert.throws(() => maskOf([reversed]), failsWith('span-invalid'))
})

test('a decoder that gives fewer samples of one channel than of the other', () => {
  const [agent, caller] = call.channels
  assert.ok(agent && caller)
  const short = new Confidential({ channels: [agent, caller.subarray(0, -1)] })
  assert.throws(() => maskOf([safeTurn({ channel: 0, startMs: 1000, text: 'goedemiddag' })], short), failsWith('mask-doubtful'))
})

test('an ffmpeg that dies half-way', async () => {
  await assert.rejects(disguiseWhile('dies'), failsWith('clip-doubtful'))
})

test('an ffmpeg that ends well and gives fewer samples than asked', async () => {
  await assert.rejects(disguiseWhile('short'), failsWith('clip-doubtful'))
})

test('a clip that is identical to its source', async () => {
  await assert.rejects(disguiseWhile('same'), failsWith('clip-doubtful'))
})

test('a transcript that is empty', async () => {
  assert.deepEqual(await prepareCall(recordingOf(call), { pauses: [] }, { ...options, hearing: hearing([]) }), [])
})

test('a finding without word times', () => {
  const turn = safeTurn({ channel: 0, startMs: 1000, text: 'met Kestelbrink hoor' }, ['Kestelbrink'])
  const timed = (startMs: number, endMs: number): SafeTurn => ({ ...turn, words: turn.words.map((word) => (word.shown ? word : { ...word, startMs, endMs })) })
  assert.throws(() => maskOf([timed(0, 0)]), failsWith('mask-doubtful'))
  assert.throws(() => maskOf([timed(NaN, NaN)]), failsWith('mask-doubtful'))
})

test('a second hearing that is switched off is none, and the clip says so', async () => {
  const heard = hearing('goedemiddag waarmee kan ik u helpen vandaag'.split(' '))
  const again = async (secondHearing: boolean) => (await prepareCall(recordingOf(call), { pauses: [] }, { ...options, hearing: heard, secondHearing }))[0]?.snippet.clip
  assert.equal((await again(true))?.heardAgain, true)
  const off = await again(false)
  assert.ok(off && !('heardAgain' in off))
})

test('whatever the second hearing says but that it heard the shown words, there is text alone', async () => {
  const recording = recordingOf(call)
  const second = (answer: Hearing['transcribe']): Hearing => {
    let asked = 0
    const { transcribe, ...rest } = hearing('goedemiddag waarmee kan ik u helpen vandaag'.split(' '))
    return { ...rest, transcribe: (samples, language) => (asked++ < 2 ? transcribe(samples, language) : answer(samples, language)) }
  }
  const crash: Hearing['transcribe'] = async () => Promise.reject(new Failure('hearing-crashed'))
  const reversed: Hearing['transcribe'] = async () => ({ words: [{ text: 'dag', startMs: 900, endMs: 300, confidence: 1 }], trust })
  const endless: Hearing['transcribe'] = async () => ({ words: [], trust: { ...trust, ended: false } })
  for (const answer of [crash, reversed, endless, hearing([]).transcribe, hearing(['dag']).transcribe]) {
    const [prepared] = await prepareCall(recording, { pauses: [] }, { ...options, hearing: second(answer) })
    assert.ok(prepared)
    assert.equal(prepared.snippet.clip, undefined)
    assert.equal(prepared.snippet.textOnly, 'heard-badly')
  }
})

