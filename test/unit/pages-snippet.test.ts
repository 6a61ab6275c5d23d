// The page of a snippet: what is shown, what is a chip, and that nothing anybody wrote becomes markup.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { piecesOf } from '../../api/pages/conversation.ts'
import type { ShownWord } from '../../api/pages/shown.ts'
import { snippetPage, type SnippetView } from '../../api/pages/snippet.ts'
import { STAYS, type Stay } from '../../models/evaluation.ts'
import { CLIP, SUMMARY, TURNS } from '../support/shown-snippets.ts'

const viewer = { name: 'Tessa Verzonnen', role: 'trainer' } as const
const view: SnippetView = { viewer, summary: SUMMARY, agent: 'Bonte Kievit', turns: TURNS, clip: CLIP }
const page = async (changed: Partial<SnippetView> = {}) => String(await snippetPage({ ...view, ...changed }))

test('a note, a name and a word are shown as they were written, never as markup', async () => {
  const evil = '<script>alert("1")</script><img src=x onerror=\'2\'>'
  const review = { learningMoment: true, note: evil, by: evil, at: '2026-11-20T13:20:00.000Z' }
  const turns = [{ ...TURNS[0], speaker: 'agent' as const, channel: 0, startMs: 0, endMs: 900, words: [{ shown: true as const, text: evil, startMs: 0, endMs: 900 }] }]
  const summary = { ...SUMMARY, teamName: evil }
  const text = await page({ viewer: { ...viewer, name: evil }, summary, agent: evil, turns, review })
  assert.equal(text.match(/<script>/g), null)
  assert.equal(text.match(/<img/g), null)
  assert.equal(text.match(/&lt;script&gt;alert\(&quot;1&quot;\)&lt;\/script&gt;/g)?.length, 8)
})

test('nothing in a page needs inline script or style', async () => {
  const text = await page()
  assert.doesNotMatch(text, /<style|\sstyle=|\son[a-z]+=|javascript:/)
  assert.deepEqual([...text.matchAll(/<script(?![^>]*\ssrc=)/g)].length, 0)
})

test('placeholders are chips without brackets, and what was not understood is an ellipsis that is read out', async () => {
  const text = await page()
  assert.match(text, /<span class="chip "[^>]*title="gepseudonimiseerd[^>]*>NAAM-2<\/span>/)
  assert.match(text, /title="niet verstaan[^>]*>…<span class="unseen"> niet verstaan<\/span>/)
})

test('hidden words belong to the placeholder before them; words that are shown are never swallowed', () => {
  const word = fc.oneof(
    fc.record({ shown: fc.constant(true as const), text: fc.string({ minLength: 1 }) }),
    fc.record({ shown: fc.constant(false as const) }),
    fc.record({ shown: fc.constant(false as const), placeholder: fc.constantFrom('[NAAM-1]', '[…]') }),
  )
  fc.assert(
    fc.property(fc.array(word), (parts) => {
      const words: ShownWord[] = parts.map((part, at) => ({ ...part, startMs: at * 100, endMs: at * 100 + 100 }))
      const pieces = piecesOf(words)
      const shown = pieces.filter(({ hidden }) => !hidden).map(({ text }) => text)
      assert.deepEqual(shown, words.flatMap((one) => (one.shown ? [one.text] : [])))
      assert.equal(pieces.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0), words.length * 100)
      assert.ok(pieces.every(({ text }) => text !== ''))
    }),
  )
})

test('the day it disappears, why it was chosen and how safe it is are said in Dutch', async () => {
  const text = await page()
  assert.match(text, /Blijft tot en met de evaluatie van Klantenservice op donderdag 31 december 2026\./)
  assert.match(text, /Gekozen omdat er iets wordt uitgelegd\./)
  assert.match(text, /vervormd, niet anoniem/)
})

test('why it is still here is one sentence, by each rule by which it may be', async () => {
  const sentences = {
    evaluation: /Blijft tot en met de evaluatie van Klantenservice op donderdag 31 december 2026\./,
    maximum: /Blijft tot en met donderdag 31 december 2026: langer mag niet, ook al is de evaluatie later\./,
    review: /Blijft tot en met donderdag 31 december 2026 om te beoordelen; alleen een leermoment blijft langer\./,
    moment: /Blijft als leermoment tot en met de evaluatie op donderdag 31 december 2026\./,
  } as const satisfies Record<Stay, RegExp>
  for (const stay of STAYS) {
    const text = await page({ summary: { ...SUMMARY, stay } })
    assert.match(text, sentences[stay])
    assert.equal(text.match(/Blijft (tot en met|als leermoment)/g)?.length, 1)
  }
})

test('what is doubtful about the call is said above it, and nothing where nothing is', async () => {
  assert.doesNotMatch(await page(), /lijken verwisseld|afgekapt/)
  const text = await page({ flags: ['channels-doubtful', 'truncated'] })
  assert.match(text, /De kanalen lijken verwisseld: .* may be the caller\./)
  assert.match(text, /De opname is afgekapt: .* not all of the call is in it\./)
})

test('without a clip there is no player and it is said', async () => {
  const { clip: _, ...textOnly } = view
  const text = String(await snippetPage(textOnly))
  assert.doesNotMatch(text, /<audio|data-play-from/)
  assert.match(text, /Van dit fragment is er alleen tekst\./)
})

test('the drawing covers each party from end to end, the agent above also when it is the second channel', async () => {
  const text = await page({ turns: swap(TURNS), clip: { ...CLIP, passed: swap(CLIP.passed), masked: swap(CLIP.masked) } })
  assert.ok(text.indexOf('passed is-agent') < text.indexOf('passed is-caller'))
  const bars = [...text.matchAll(/<rect x="([\d.]+)%" y="(\d+)" width="([\d.]+)%"/g)].map(([, x, y, width]) => ({ row: y, x: Number(x), width: Number(width) }))
  for (const row of ['0', '22']) {
    const covered = bars.filter((bar) => bar.row === row).reduce((sum, { width }) => sum + width, 0)
    assert.ok(Math.abs(covered - 100) < 0.1)
  }
})

test('a review that exists is filled in, with who kept it and when on the clock of the Netherlands', async () => {
  const text = await page({ review: { learningMoment: true, note: 'Rustig uitgelegd.', by: 'Tessa Verzonnen', at: '2026-11-20T13:20:00.000Z' } })
  assert.match(text, /name="learningMoment" value="true" aria-keyshortcuts="L" checked/)
  assert.match(text, />Rustig uitgelegd\.<\/textarea>/)
  assert.match(text, /Bewaard door Tessa Verzonnen op 20 november om 14:20\./)
})

const swap = <T extends { channel: number }>(spans: readonly T[]) => spans.map((one) => ({ ...one, channel: 1 - one.channel }))
