// A clip in the box that an older Safari plays is the same sound, packet by packet, and carries nothing but sound.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { opusInCaf } from '../../api/routes/opus-in-caf.ts'
import { SAMPLE_RATE_HZ } from '../../models/audio.ts'
import { Failure } from '../../models/failure.ts'
import { decodeAudio, renderAudio } from '../../worker/audio/ffmpeg.ts'

/** Tones that rise, of a length that is no whole number of packets. */
const sound = Int16Array.from({ length: 3.217 * SAMPLE_RATE_HZ }, (_, at) => Math.round(Math.sin((at * (300 + at / 60)) / SAMPLE_RATE_HZ) * 9000))
const doubtful = (error: unknown) => error instanceof Failure && error.code === 'clip-doubtful'

test('what is heard is the same, sample by sample', async () => {
  const ogg = await renderAudio([sound], { as: 'ogg' })
  const [[fromOgg], [fromCaf]] = [await decodeAudio(ogg), await decodeAudio(opusInCaf(ogg))]
  assert.ok(fromOgg && fromCaf && Math.abs(fromOgg.length - sound.length) < 50)
  const length = Math.min(fromOgg.length, fromCaf.length)
  assert.ok(Math.abs(fromOgg.length - fromCaf.length) <= 960)
  const differs = (late: number) => fromOgg.subarray(0, length - 960).reduce((sum, sample, at) => sum + Math.abs(sample - (fromCaf[at + late] ?? 0)), 0)
  assert.ok(Math.min(...Array.from({ length: 480 }, (_, late) => differs(late))) / length < 1)
})

test('the box holds no title, no date and no program', async () => {
  const caf = Buffer.from(opusInCaf(await renderAudio([sound], { as: 'ogg' })))
  const names: string[] = []
  for (let at = 8; at < caf.length; at += 12 + Number(caf.readBigInt64BE(at + 4))) names.push(caf.toString('latin1', at, at + 4))
  assert.deepEqual(names, ['desc', 'pakt', 'data'])
  for (const word of ['Lavf', 'Lavc', 'opusenc', 'encoder', 'ffmpeg', 'none', 'OpusTags']) assert.ok(!caf.toString('latin1').includes(word), word)
})

test('what is no Ogg file of Opus, or is cut, gives no box', async () => {
  const ogg = await renderAudio([sound], { as: 'ogg' })
  for (const wrong of [new Uint8Array(), Uint8Array.from({ length: 100 }, (_, at) => at), ogg.subarray(0, ogg.length - 4000), ogg.subarray(10)])
    assert.throws(() => opusInCaf(wrong), doubtful)
})
