// The list: cards, choices, paging, and an empty list that explains itself.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listPage, type ListView } from '../../api/pages/list.ts'
import { SUMMARIES } from '../support/shown-snippets.ts'

const viewer = { name: 'Tessa Verzonnen', role: 'trainer' } as const
const teams = [{ id: 'klantenservice', name: 'Klantenservice' }, { id: 'verhuizingen', name: 'Verhuizingen' }]
const view: ListView = { viewer, items: SUMMARIES, total: SUMMARIES.length, page: 1, pageSize: 20, filter: {}, teams }
const page = async (changed: Partial<ListView> = {}) => String(await listPage({ ...view, ...changed }))

test('every snippet has a card, under its week by ISO 8601', async () => {
  const text = await page()
  assert.equal(text.match(/<li class="card/g)?.length, SUMMARIES.length)
  assert.deepEqual([...text.matchAll(/<h2 id="week-[\d-]+">([^<]+)</g)].map((match) => match[1]), ['week 47, 2026', 'week 46, 2026'])
})

test('the last days of a year may lie in the first week of the next', async () => {
  const [first] = SUMMARIES
  assert.ok(first)
  assert.match(await page({ items: [{ ...first, week: '2024-12-30' }] }), />week 1, 2025</)
})

test('marks say in words whether a snippet was reviewed, is a learning moment, or has no sound', async () => {
  const text = await page()
  assert.equal(text.match(/>nog te beoordelen</g)?.length, 1 + SUMMARIES.filter(({ reviewed }) => !reviewed).length)
  assert.equal(text.match(/>alleen tekst</g)?.length, 1)
  assert.match(text, /class="card is-reviewed is-moment"/)
})

test('a choice stays chosen, and goes along when one turns the page', async () => {
  const text = await page({ filter: { team: 'verhuizingen', week: '2026-08-03', reviewed: false }, page: 2, total: 55 })
  assert.match(text, /<option value="verhuizingen" selected>/)
  assert.match(text, /<option value="2026-08-03" selected>week 32, 2026</)
  assert.match(text, /name="reviewed" value="false" checked/)
  assert.match(text, /rel="prev" href="\/\?team=verhuizingen&amp;week=2026-08-03&amp;reviewed=false"/)
  assert.match(text, /rel="next" href="\/\?team=verhuizingen&amp;week=2026-08-03&amp;reviewed=false&amp;page=3"/)
})

test('an empty list says why: nothing yet, or nothing that fits', async () => {
  const nothing = { items: [], total: 0 }
  assert.match(await page(nothing), /Nog geen fragmenten/)
  assert.match(await page({ ...nothing, filter: { theme: 'fault' } }), /Niets bij deze keuze/)
})

test('only a manager is shown the way to the draw', async () => {
  assert.doesNotMatch(await page(), /href="\/trekking"/)
  assert.match(await page({ viewer: { ...viewer, role: 'manager' } }), /href="\/trekking"/)
})

test('after withdrawing it is said that the snippet is gone', async () => {
  assert.match(await page({ notice: 'withdrawn' }), /Het fragment is ingetrokken/)
})
