// Which files in a folder make a call, and which are left alone.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assert as hold, constantFrom, property, tuple, uniqueArray } from 'fast-check'
import { groupFiles } from '../../worker/feed/groups.ts'

test('a sidecar and a recording of the same base name are a call', () => {
  assert.deepEqual(groupFiles(['b.wav', 'a.json', 'a.opus', 'b.json']), [
    { base: 'a', sidecars: ['a.json'], recordings: ['a.opus'] },
    { base: 'b', sidecars: ['b.json'], recordings: ['b.wav'] },
  ])
})

test('only the last ending counts, in small letters and large', () => {
  const [group] = groupFiles(['1795688100.17.WAV', '1795688100.17.JSON'])
  assert.deepEqual(group, { base: '1795688100.17', sidecars: ['1795688100.17.JSON'], recordings: ['1795688100.17.WAV'] })
})

test('a sidecar waits alone; a recording alone is nobody’s business', () => {
  assert.deepEqual(groupFiles(['a.json', 'b.wav']), [{ base: 'a', sidecars: ['a.json'], recordings: [] }])
})

test('files that still come in, that are hidden, and our own reasons are no calls', () => {
  assert.deepEqual(groupFiles(['a.wav.part', 'a.json.part', '.b.json', '.b.wav', 'c.reason.txt', 'd.txt', 'json', 'e.json.filepart']), [])
})

test('two recordings of one name stay together, so that neither is taken by chance', () => {
  assert.deepEqual(groupFiles(['a.json', 'a.wav', 'a.mp3'])[0]?.recordings, ['a.mp3', 'a.wav'])
})

test('the order in which a folder is read changes nothing', () => {
  const name = tuple(constantFrom('a', 'b', 'a.b', '_'), constantFrom('.json', '.wav', '.WAV', '.part', ''))
  const names = uniqueArray(name.map((parts) => parts.join('')))
  hold(property(names, (given) => assert.deepEqual(groupFiles(given), groupFiles(given.toReversed()))))
})
