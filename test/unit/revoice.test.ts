// The safe text read out: no sound of the call, a tone for what is hidden, two voices. Skipped where espeak-ng is not installed.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { Confidential } from '../../models/confidential.ts'
import { SAMPLES_PER_MS } from '../../models/audio.ts'
import { Failure } from '../../models/failure.ts'
import type { Excerpt } from '../../models/snippet.ts'
import { span } from '../../models/span.ts'
import { speak } from '../../worker/audio/espeak.ts'
import { decode } from '../../worker/steps/decode.ts'
import { revoice } from '../../worker/steps/revoice.ts'
import { safeTurn } from '../support/speech.ts'

const installed = spawnSync('espeak-ng', ['--version']).status === 0
const skip = installed ? false : 'espeak-ng is not installed'

const excerpt: Excerpt = {
  ...span(1000, 9000),
  turns: [
    safeTurn({ channel: 0, startMs: 1000, text: 'goedemiddag met Kestelbrink Wielewaal wat kan ik doen' }, ['Kestelbrink', 'Wielewaal']),
    safeTurn({ channel: 1, startMs: 6000, text: 'een vraag over mijn rekening' }),
  ],
  theme: 'question',
  reason: 'talk',
}

const lengthOf = async (audio: Uint8Array): Promise<number> => {
  const { channels } = (await decode(new Confidential(audio), { channels: { mixed: 0 }, pauses: [] })).open()
  return (channels[0]?.length ?? 0) / SAMPLES_PER_MS
}

test('nothing of the call is passed, and the timeline goes from its first moment to its last', { skip }, async () => {
  const clip = await revoice(excerpt, 'nl')
  assert.deepEqual(clip.passed, [])
  assert.deepEqual(clip.masked, [{ ...span(1000, 9000), channel: 0 }, { ...span(1000, 9000), channel: 1 }])
  assert.equal(clip.revoiced, true)
  assert.equal(clip.timeline[0]?.callMs, 1000)
  assert.ok(Math.abs((await lengthOf(clip.audio)) - (clip.timeline.at(-1)?.clipMs ?? 0)) < 100)
  for (const [at, point] of clip.timeline.slice(1).entries()) assert.ok(point.clipMs > (clip.timeline[at]?.clipMs ?? 0))
})

test('one hidden word or many are one tone, so that the length says nothing', { skip }, async () => {
  const [first] = excerpt.turns
  assert.ok(first)
  const fewer = { ...excerpt, turns: [{ ...first, words: first.words.toSpliced(3, 1) }, ...excerpt.turns.slice(1)] }
  const [long, short] = await Promise.all([excerpt, fewer].map((one) => revoice(one, 'nl')))
  assert.equal(long?.timeline.at(-1)?.clipMs, short?.timeline.at(-1)?.clipMs)
})

test('the parties have two voices', { skip }, async () => {
  const [agent, caller] = await Promise.all([0, 1].map((party) => speak({ text: 'goedemiddag', party, language: 'nl' })))
  assert.notDeepEqual(agent, caller)
})

test('a program that says nothing gives no clip', { skip }, async () => {
  await assert.rejects(speak({ text: '', party: 0, language: 'nl' }), (error) => error instanceof Failure && error.code === 'clip-doubtful')
})

test('without the program there is no clip', async () => {
  const path = process.env['PATH']
  process.env['PATH'] = '/nowhere'
  const spoken = speak({ text: 'goedemiddag', party: 0, language: 'nl' }).finally(() => (process.env['PATH'] = path))
  await assert.rejects(spoken, (error) => error instanceof Failure && error.code === 'voice-missing')
})
