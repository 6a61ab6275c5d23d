// What gives a hidden value away when it is heard again, and what does not; and that a clip which was not heard well is none.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Confidential } from '../../models/confidential.ts'
import type { Finding } from '../../models/finding.ts'
import type { Hearing } from '../../models/hearing.ts'
import type { MaskedClip } from '../../models/audio.ts'
import { span } from '../../models/span.ts'
import { giveawaysOf, givesAway } from '../../worker/audio/giveaways.ts'
import { heardWords } from '../../worker/audio/heard-words.ts'
import { FUNCTION_WORDS } from '../../worker/redaction/function-words.ts'
import { LANGUAGES } from '../../worker/redaction/languages.ts'
import { plainSpelling } from '../../worker/redaction/spelling.ts'
import { listenAgain } from '../../worker/steps/listen-again.ts'
import { mask } from '../../worker/steps/mask.ts'
import { pseudonymise } from '../../worker/steps/pseudonymise.ts'
import { heardAs, noise, turn } from '../support/speech.ts'

const read = (text: string) => heardWords(text.split(' '), { plain: plainSpelling, codeOf: LANGUAGES.nl.codeOf })
const leaks = (heard: string, { hidden, shown = '' }: { hidden: string; shown?: string }) =>
  givesAway(read(heard), giveawaysOf([read(hidden)], [read(shown)], (word) => FUNCTION_WORDS.has(word)))

test('a distinctive word is heard in any spelling', () => {
  for (const heard of ['ja met mevrouw Kestelbrink', 'met kestelbrinck hoor', 'kestel brink', 'mevrouw Kesstelbring', 'k e s t e l b r i n k'])
    assert.ok(leaks(heard, { hidden: 'Kestelbrink,' }), heard)
})

test('digits are heard as digits, words and letters', () => {
  for (const heard of ['nul zes twaalf vierendertig', '06 12 34', '0 6 1 2', 'het is zes twaalf vier en zo'])
    assert.equal(leaks(heard, { hidden: 'nul zes, twaalf, vierendertig, zesenvijftig' }), heard !== 'het is zes twaalf vier en zo' || leaks('6124', { hidden: '0612' }), heard)
  assert.ok(leaks('n l elf bank', { hidden: 'N L elf B A N K' }))
})

test('what is not distinctive, or shown anyway, gives nothing away', () => {
  assert.ok(!leaks('ik wil er vier', { hidden: 'vier acht' }))
  assert.ok(!leaks('van de rekening', { hidden: 'van de' }))
  assert.ok(!leaks('goedemiddag bakker', { hidden: 'Bakker', shown: 'de bakker is dicht' }))
  assert.ok(!leaks('dat kost 1250 euro', { hidden: '41250', shown: 'het kost 1250 euro' }))
  assert.ok(!leaks('', { hidden: 'Kestelbrink' }))
})

test('three words in a row are a phrase', () => {
  assert.ok(leaks('in het gele huis dus', { hidden: 'het gele huis naast de molen', shown: 'een geel huis en een molen bij het huis gele verf naast' }))
})

const said = [turn({ channel: 0, startMs: 500, text: 'ik spreek hier namens mevrouw Kestelbrink over de rekening van de vorige maand alstublieft' }), turn({ channel: 1, startMs: 6500, text: 'dank u wel tot ziens' })]
const transcript = heardAs(said)
const findings: Finding[] = [{ type: 'NAME', turn: 0, from: 5, to: 6, entity: 1, recogniser: 'test' }]
const turns = pseudonymise(transcript, findings)
const masked = mask(noise(9000), { ...span(0, 9000), turns, theme: 'question', reason: 'talk' }, { turns, transcript })

/** Hears `texts` evenly spread over the window. */
const hears = (texts: readonly string[]): Hearing => ({
  model: { name: 'made up', revision: '0' },
  detectSpeech: async () => [],
  transcribe: async (samples) => {
    const stepMs = Math.floor(samples.length / 16 / texts.length)
    const words = texts.map((text, at) => ({ text, startMs: at * stepMs, endMs: at * stepMs + 1, confidence: 1 }))
    return { words, trust: { logProbability: 0, noSpeech: 0, compression: 1, ended: true } }
  },
  close: async () => undefined,
})
const shown = 'ik spreek hier over de rekening van de vorige maand alstublieft dank u wel tot ziens'.split(' ')
const again = (clip: MaskedClip, texts: readonly string[]) =>
  listenAgain(clip, { hearing: hears(texts), language: 'nl', first: { transcript, findings, turns } })

test('a clip in which only shown words are heard passes, and one in which a hidden one is heard does not', async () => {
  assert.equal(await again(masked, shown), undefined)
  assert.equal(await again(masked, shown.with(3, 'Kestelbrink')), 'leak-heard')
})

test('sound outside of the mask, or where no word is shown, is a leak whatever is heard', async () => {
  const name = said[0]?.words[5]
  assert.ok(name)
  const loud = masked.pcm.open().channels.map((channel) => channel.slice())
  loud[0]?.fill(900, name.startMs * 16, name.endMs * 16)
  const lifted = { ...masked, pcm: new Confidential({ channels: loud }) }
  assert.equal(await again(lifted, shown), 'leak-heard')
  const passed = [...masked.passed, { channel: 0, ...span(name.startMs, name.endMs) }]
  assert.equal(await again({ ...lifted, passed }, shown), 'leak-heard')
})

test('hearing far more or far less than is shown is no hearing', async () => {
  assert.equal(await again(masked, shown.slice(0, 2)), 'heard-badly')
  assert.equal(await again(masked, [...shown, ...shown, ...shown]), 'heard-badly')
})
