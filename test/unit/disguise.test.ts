// A disguised clip is as silent as its mask, sounds different each time, and carries nothing but sound.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SAMPLES_PER_MS, samplesOf, type MaskedClip } from '../../models/audio.ts'
import { Confidential } from '../../models/confidential.ts'
import type { Clip } from '../../models/snippet.ts'
import { span, subtract, type Span } from '../../models/span.ts'
import { chooseVoices, disguise, type Voices } from '../../worker/steps/disguise.ts'
import { decode } from '../../worker/steps/decode.ts'

const whole = span(5000, 9000)
const heard = span(6000, 7500)
const EDGE_MS = 60

/** 1.5 s of a made-up vowel on the agent's channel, of which `heard` is passed; silence elsewhere. */
function maskedClip(taken: readonly Span[] = [], passing = heard): MaskedClip {
  const [agent, caller] = [0, 1].map(() => new Int16Array(4000 * SAMPLES_PER_MS)) as [Int16Array, Int16Array]
  for (let at = 1000 * SAMPLES_PER_MS; at < 2500 * SAMPLES_PER_MS; at++)
    agent[at] = Math.round([1, 2, 3, 4, 5].reduce((sum, n) => sum + Math.sin((2 * Math.PI * 130 * n * at) / 16_000) / n, 0) * 5000)
  const passed = [{ channel: 0, ...passing }]
  const masked = [0, 1].flatMap((channel) => subtract([whole], channel === 0 ? [passing] : []).map((one) => ({ channel, ...one })))
  return { ...whole, pcm: new Confidential({ channels: [agent, caller] }), passed, masked, taken }
}

const chance = (values: readonly number[]) => {
  let at = 0
  return () => values[at++ % values.length] ?? 0
}

async function soundOf(audio: Uint8Array): Promise<Int16Array> {
  const [sound] = (await decode(new Confidential(audio), { channels: { mixed: 0 }, pauses: [] })).open().channels
  assert.ok(sound)
  return sound
}

async function disguiseOne(clip: MaskedClip, voices: Voices): Promise<Clip> {
  const [made] = await disguise([clip], voices, { heardAgain: true })
  assert.ok(made)
  return made
}

const loudness = (samples: Int16Array): number => Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / Math.max(1, samples.length))

test('silent where it was masked, heard where it was passed, on the clock of its timeline', async () => {
  const clip = await disguiseOne(maskedClip(), chooseVoices(chance([0.9, 0.2, 0.5, 0.1])))
  await assertHeardOnly(clip, heard)
})

test('the clips of a call, though changed in one run, hold each its own sound at its place', async () => {
  const passing = [heard, span(6900, 7500), span(6000, 6400)]
  const clips = await disguise(passing.map((one) => maskedClip([], one)), chooseVoices(Math.random), { heardAgain: true })
  assert.equal(clips.length, passing.length)
  for (const [at, clip] of clips.entries()) await assertHeardOnly(clip, passing[at] ?? whole)
})

async function assertHeardOnly(clip: Clip, passed: Span): Promise<void> {
  const [first, last] = clip.timeline
  assert.ok(first && last && first.clipMs === 0 && first.callMs === whole.startMs && last.callMs === whole.endMs)
  const clipMs = (callMs: number): number => Math.round(((callMs - whole.startMs) * last.clipMs) / (whole.endMs - whole.startMs))
  const sound = await soundOf(clip.audio)
  assert.ok(Math.abs(sound.length / SAMPLES_PER_MS - last.clipMs) < EDGE_MS)
  const inside = loudness(samplesOf(sound, span(clipMs(passed.startMs) + EDGE_MS, clipMs(passed.endMs) - EDGE_MS)))
  const outside = [span(0, clipMs(passed.startMs) - EDGE_MS), span(clipMs(passed.endMs) + EDGE_MS, last.clipMs)].map((one) => loudness(samplesOf(sound, one)))
  assert.ok(inside > 500, `${inside} inside`)
  assert.ok(outside.every((value) => value < inside / 100), `${outside} outside, ${inside} inside`)
}

test('one voice by chance, another by another chance', async () => {
  const [a, b] = await Promise.all([[0.9, 0.2, 0.5, 0.1], [0.1, 0.8, 0.3, 0.9]].map(async (values) => disguiseOne(maskedClip(), chooseVoices(chance(values)))))
  assert.notDeepEqual(a?.audio, b?.audio)
})

test('the file names no program, no date and no voice', async () => {
  const { audio } = await disguiseOne(maskedClip(), chooseVoices(Math.random))
  const text = Buffer.from(audio).toString('latin1')
  assert.match(text, /^OggS/)
  for (const word of ['Lavf', 'Lavc', 'title', 'rubberband', 'date']) assert.ok(!text.includes(word), word)
})

const clipMsAt = ({ timeline }: Clip, callMs: number): number => {
  const at = timeline.findIndex((point) => point.callMs >= callMs)
  const [before, after] = [timeline[at - 1] ?? timeline[0], timeline[at]]
  assert.ok(before && after)
  const share = after.callMs === before.callMs ? 0 : (callMs - before.callMs) / (after.callMs - before.callMs)
  return before.clipMs + share * (after.clipMs - before.clipMs)
}

test('what was taken out is one tone of one length, whatever its own length was', async () => {
  const chances = () => chooseVoices(chance([0.9, 0.2, 0.5, 0.1]))
  const clips = await Promise.all([span(8000, 8300), span(7700, 8900)].map((taken) => disguiseOne(maskedClip([taken]), chances())))
  for (const [at, taken] of [span(8000, 8300), span(7700, 8900)].entries()) {
    const clip = clips[at]
    assert.ok(clip)
    const [fromMs, toMs] = [clipMsAt(clip, taken.startMs), clipMsAt(clip, taken.endMs)]
    assert.ok(Math.abs(toMs - fromMs - 600) <= 1, `${toMs - fromMs} ms`)
    const tone = loudness(samplesOf(await soundOf(clip.audio), span(Math.round(fromMs) + 220, Math.round(toMs) - 220)))
    assert.ok(tone > 100 && tone < 2000, `${tone}`)
  }
})

test('the timeline rises on both clocks, from the first moment to the last', async () => {
  const { timeline } = await disguiseOne(maskedClip([span(5000, 5600), span(7600, 8000), span(8800, 9000)]), chooseVoices(Math.random))
  assert.deepEqual([timeline[0]?.callMs, timeline.at(-1)?.callMs], [whole.startMs, whole.endMs])
  for (const [at, point] of timeline.slice(1).entries()) {
    const before = timeline[at]
    assert.ok(before && point.callMs > before.callMs && point.clipMs > before.clipMs)
  }
})

test('each channel is drawn apart, and only where something of it is heard', async () => {
  const { levels } = await disguiseOne(maskedClip(), chooseVoices(Math.random))
  const [agent, caller] = levels ?? []
  assert.ok(agent && caller && agent.length === 40)
  assert.ok(agent.slice(11, 24).every((level) => level > 20) && agent.slice(26).every((level) => level === 0))
  assert.ok(caller.every((level) => level === 0))
})
