// The quality manager's page: figures in words, what chance lets expect, and a change that was not made.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { samplingPage, type SamplingView } from '../../api/pages/sampling.ts'
import { eligibleOf, expectedDraws } from '../../api/pages/sampling-figures.ts'
import { REFUSALS } from '../../models/draw.ts'
import { TEAMS } from '../support/shown-snippets.ts'

const viewer = { name: 'Manon Verzonnen', role: 'manager' } as const
const page = async (changed: Partial<SamplingView> = {}) => String(await samplingPage({ viewer, teams: TEAMS, ...changed }))
const busy = TEAMS.filter(({ team }) => team === 'klantenservice')

test('calls that were refused did not take part in the draw', () => {
  assert.deepEqual(busy.map(eligibleOf), [1131])
})

test('what chance lets expect lies around the fraction and never outside of what was offered', () => {
  const anyFraction = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(fc.nat(100_000), anyFraction, (eligible, fraction) => {
      const { about, least, most } = expectedDraws(eligible, fraction)
      assert.ok(least >= 0 && least <= about && about <= most && most <= eligible)
    }),
  )
  assert.deepEqual(expectedDraws(1131, 0.1), { about: 113, least: 93, most: 133 })
})

test('a team shows its fraction, its ceiling, the consent and who changed it last', async () => {
  const text = await page({ teams: busy })
  assert.match(text, /name="fraction" min="0" max="0.2" step="0.001" value="0.1"/)
  assert.match(text, /instemming ondernemingsraad 3 september 2026, hoogstens 20\u00a0%/)
  assert.match(text, /ingesteld door Manon Verzonnen op\s+1 oktober om 09:12/)
  assert.match(text, /Van elke 100 gesprekken worden er ongeveer 10 getrokken\. Op het aanbod van dit kwartaal zijn dat er ongeveer 113\./)
})

test('every reason for refusing has Dutch words, and only reasons that occurred are listed', async () => {
  const all = Object.fromEntries(REFUSALS.map((reason) => [reason, 2]))
  const text = await page({ teams: busy.map((team) => ({ ...team, refused: all })) })
  assert.equal(text.match(/<li><b>2<\/b>/g)?.length, REFUSALS.length)
  const some = await page({ teams: busy })
  assert.match(some, /<b>31<\/b> <span class="both"><span>beller wilde niet</)
  assert.doesNotMatch(some, /te laat aangeboden/)
})

test('snippets without sound are counted by reason, where there are any', async () => {
  const text = await page({ teams: busy })
  assert.match(text, /Zonder geluid[\s\S]*<b>5<\/b>[^<]*<span class="both"><span>bij het tweede keer luisteren klonk[\s\S]*<b>3<\/b>/)
  assert.doesNotMatch(await page({ teams: busy.map((team) => ({ ...team, textOnly: {} })) }), /Zonder geluid/)
})

test('a team without consent is told apart, and small teams say why they share a row', async () => {
  const text = await page()
  assert.match(text, /nog geen instemming van de ondernemingsraad: er wordt niets getrokken/)
  assert.match(text, /Teams met minder dan 5 medewerkers delen één fractie/)
})

test('when somebody was first, the new fraction stands there, and the reason needs not be typed again', async () => {
  const text = await page({ problem: { team: 'klantenservice', code: 'fraction-changed', fraction: 0.18, filled: { why: 'meer <oefenstof>' }, fields: [] } })
  assert.match(text, /Iemand wijzigde de fractie terwijl u dit invulde/)
  assert.match(text, /name="why" required maxlength="200" autocomplete="off" value="meer &lt;oefenstof&gt;"/)
  assert.doesNotMatch(text, /value="0\.18"/)
})

test('the dots light up one by one', async () => {
  assert.deepEqual(await lit(0.03), [0, 1, 2])
  assert.equal((await lit(1)).length, 100)
})

/** Ranks of the dots that are lit. */
async function lit(fraction: number): Promise<number[]> {
  const text = await page({ teams: busy.map((team) => ({ ...team, fraction, ceiling: 1 })) })
  return [...text.matchAll(/data-rank="(\d+)" class="is-drawn"/g)].map((match) => Number(match[1])).toSorted((a, b) => a - b)
}
