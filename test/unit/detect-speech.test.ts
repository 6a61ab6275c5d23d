// Only speech of a channel's own party is heard: no tones, no music, no noise, no voice that leaks from the other channel.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { samplesOf, SAMPLES_PER_MS } from '../../models/audio.ts'
import { Confidential } from '../../models/confidential.ts'
import type { Hearing } from '../../models/hearing.ts'
import { startHearing } from '../../models/learned/hearing.ts'
import { DEMONSTRATION_MODEL } from '../../models/settings.ts'
import { contains, lengthMs, overlaps, span, subtract, union, type Span } from '../../models/span.ts'
import { decode } from '../../worker/steps/decode.ts'
import { detectSpeech } from '../../worker/steps/detect-speech.ts'
import { shippedCalls } from '../support/shipped-calls.ts'
import { readSaid } from '../support/word-errors.ts'

let hearing: Hearing
before(async () => {
  hearing = await startHearing({ modelDir: DEMONSTRATION_MODEL, dtype: 'q8', threads: 1 })
})
after(() => hearing.close())

const [call] = shippedCalls('calls')
assert.ok(call)
const { recording, truth, sidecar } = call

async function channelsOf(file: string): Promise<[Int16Array, Int16Array]> {
  const { channels } = (await decode(new Confidential(new Uint8Array(readFileSync(file))), { ...sidecar })).open()
  const [agent, caller] = channels
  assert.ok(agent && caller)
  return [agent, caller]
}

const heardIn = (...channels: Int16Array[]) => detectSpeech(new Confidential({ channels }), hearing)

test('speech is heard where words are spoken, and hardly elsewhere', async () => {
  const heard = await heardIn(...(await channelsOf(recording)))
  for (const channel of [0, 1]) {
    const words = readSaid(truth).turns.filter((turn) => turn.channel === channel).flatMap((turn) => turn.words)
    const spans = heard.filter((one) => one.channel === channel)
    const missed = words.filter((word) => !spans.some((one) => overlaps(one, word)))
    assert.deepEqual(missed, [])
    assert.ok(total(subtract(spans, union(words, 700))) < 0.12 * total(spans), 'little else is taken for speech')
  }
})

const total = (spans: readonly Span[]): number => spans.reduce((sum, one) => sum + lengthMs(one), 0)

const DTMF = "aevalsrc='0.3*(sin(2*PI*770*t)+sin(2*PI*1336*t))*lt(mod(t,0.25),0.12)':s=8000:d=10"
/** Four chords of three notes with their overtones, a note at a time and all at once, and a drum: what a centre plays to those who wait. */
const NOTES = [262, 330, 392, 220, 262, 330, 349, 440, 523, 392, 494, 587].map((hz, at) => ({ hz, chord: Math.floor(at / 3), beat: at % 3 }))
const overtones = (hz: number) => `(sin(2*PI*${hz}*t)+0.5*sin(4*PI*${hz}*t)+0.25*sin(6*PI*${hz}*t))`
const isChord = (chord: number) => `eq(mod(floor(t/2),4),${chord})`
const music = (parts: readonly string[]) => `aevalsrc='0.08*(${parts.join('+')})':s=8000:d=24`
const CHORDS = NOTES.map(({ hz, chord }) => `${overtones(hz)}*${isChord(chord)}*exp(-0.6*mod(t,2))`)
const ARPEGGIO = NOTES.map(({ hz, chord, beat }) => `2*${overtones(2 * hz)}*${isChord(chord)}*eq(mod(floor(t*6),3),${beat})*exp(-5*mod(t,1/6))`)
const DRUM = '5*sin(2*PI*120*t)*exp(-20*mod(t,0.5))+3*(random(0)-0.5)*exp(-30*mod(t+0.25,0.5))'

const MUSIC: Readonly<Record<string, string>> = { chords: music(CHORDS), 'an arpeggio': music(ARPEGGIO), 'a band': music([...CHORDS, ...ARPEGGIO, DRUM]) }

for (const [name, source] of Object.entries(MUSIC)) {
  test(`hardly any speech is heard in ${name} on hold`, async () => {
    assert.ok(total(await heardIn(soundOf(source))) < 500, 'of 24 s')
  })
}

function soundOf(source: string): Int16Array {
  const sound = execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', source, '-ar', '16000', '-f', 's16le', '-'], { maxBuffer: 2 ** 26 })
  return new Int16Array(new Uint8Array(sound).buffer)
}

const SOUNDS: Readonly<Record<string, string>> = {
  ringing: "aevalsrc='0.4*sin(2*PI*425*t)*lt(mod(t,5),1)':s=8000:d=20",
  'keys pressed': DTMF,
  'a busy line': "aevalsrc='0.4*sin(2*PI*425*t)*lt(mod(t,1),0.5)':s=8000:d=10",
  noise: 'anoisesrc=c=pink:a=0.1:r=8000:d=10:seed=7',
  silence: 'anullsrc=r=8000:cl=mono:d=10',
}

for (const [name, source] of Object.entries(SOUNDS)) {
  test(`no speech is heard in ${name}`, async () => {
    assert.deepEqual(await heardIn(soundOf(source)), [])
  })
}

test('a voice that leaks into the other channel is hardly heard there, and the own voice as before', async () => {
  const [agent, caller] = await channelsOf(recording)
  const lateBy = 40 * SAMPLES_PER_MS
  const leaking = agent.map((sample, at) => sample + Math.round((caller[at - lateBy] ?? 0) / 8))
  const onAgent = (spans: Awaited<ReturnType<typeof heardIn>>) => spans.filter(({ channel }) => channel === 0)
  const without = onAgent(await heardIn(agent, caller))
  const leaked = onAgent(await heardIn(leaking, caller))
  const alone = onAgent(await heardIn(leaking))
  const taken = (spans: readonly Span[]) => total(subtract(spans, without))
  assert.ok(taken(alone) > 10_000, 'the leaked voice is speech to the model')
  assert.ok(taken(leaked) < 0.25 * taken(alone), `${taken(leaked)} of ${taken(alone)} ms`)
  assert.ok(total(subtract(without, leaked)) < 0.03 * total(without), `${total(subtract(without, leaked))} ms of the own voice`)
})

for (const [softerDb, lateMs] of [[20, 0], [20, 50], [30, 25]] as const) {
  test(`a voice that leaks ${softerDb} dB softer and ${lateMs} ms late is hardly heard on the other channel`, async () => {
    const [agent, caller] = (await channelsOf(recording)).map((channel) => samplesOf(channel, span(0, 40_000)))
    assert.ok(agent && caller)
    const leaking = agent.map((sample, at) => sample + Math.round((caller[at - lateMs * SAMPLES_PER_MS] ?? 0) * 10 ** (-softerDb / 20)))
    const onAgent = async (...channels: Int16Array[]) => (await heardIn(...channels)).filter(({ channel }) => channel === 0)
    const without = await onAgent(agent, caller)
    const leaked = await onAgent(leaking, caller)
    const added = total(subtract(leaked, without))
    assert.ok(added < 0.2 * total(without), `${added} ms beside ${total(without)} ms`)
    assert.ok(total(subtract(without, leaked)) < 0.03 * total(without), `${total(subtract(without, leaked))} ms of the own voice`)
  })
}

test('the same speech is heard in a long call as in a short one', async () => {
  const [agent] = await channelsOf(recording)
  const short = samplesOf(agent, span(0, 100_000))
  const long = new Int16Array(7 * short.length)
  for (let time = 0; time < 7; time++) long.set(short, time * short.length)
  const once = await heardIn(short)
  const often = await heardIn(long)
  for (let time = 0; time < 7; time++) {
    const part = span(time * 100_000, (time + 1) * 100_000)
    const heard = often.filter((one) => contains(part, one)).map(({ startMs, endMs }) => span(startMs - part.startMs, endMs - part.startMs))
    assert.ok(total(subtract(once, heard)) + total(subtract(heard, once)) < 0.1 * total(once))
  }
})
