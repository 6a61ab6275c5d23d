// Tallies of the draw as they are kept while calls are decided on: whole, by scope, and of small teams never by agent.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SMALL_TEAMS } from '../../../models/sampling.ts'
import { readChance } from '../../../models/store/chance-figures.ts'
import { decideOffers } from '../../../models/store/offers.ts'
import { addTeam } from '../../../models/store/teams.ts'
import { after, DAY_MS, NOW, offerOf, startWorld, teamOf, TERMS } from './world.ts'

const BY = { by: 'test', now: after(-DAY_MS) }

test('what took part and what was drawn, by hour and weekday on the clock of the Netherlands', async (t) => {
  const { store } = await startWorld(t)
  await addTeam(store, teamOf({ id: 'half', fraction: 0.5 }), BY)
  const offers = Array.from({ length: 200 }, (_, at) => offerOf({ team: 'half', agentId: `agent-${at % 9}`, private: at % 10 === 0 }))
  await decideOffers(store, offers.slice(0, 70), TERMS)
  await decideOffers(store, offers.slice(70), TERMS)
  const [figures] = await readChance(store, NOW)
  assert.ok(figures)
  assert.deepEqual([figures.team, figures.eligible, figures.expected], ['half', 180, 90])
  const drawn = await store.db.selectFrom('ledgerLines').select('seq').where('team', '=', 'half').where('decision', '=', 'keep').execute()
  assert.equal(figures.drawn, drawn.length)
  assert.deepEqual(figures.hours.map(({ at, eligible }) => [at, eligible]), [[10, 180]])
  assert.deepEqual(figures.weekdays.map(({ at, eligible }) => [at, eligible]), [[3, 180]])
  assert.equal(figures.fits.agents.groups, 9)
  assert.ok((figures.fits.agents.chance ?? 0) > 0.001)
})

test('small teams are tallied together, and by team instead of by agent', async (t) => {
  const { store } = await startWorld(t)
  for (const id of ['a', 'b']) await addTeam(store, teamOf({ id, agentCount: 4, fraction: 0.5 }), BY)
  await decideOffers(store, Array.from({ length: 40 }, (_, at) => offerOf({ team: at % 2 === 0 ? 'a' : 'b', agentId: `agent-${at % 8}` })), TERMS)
  const buckets = await store.db.selectFrom('drawTallies').select(['scope', 'bucket', 'eligible']).where('kind', '=', 'agent').orderBy('bucket').execute()
  assert.deepEqual(buckets, [
    { scope: SMALL_TEAMS, bucket: 'a', eligible: 20 },
    { scope: SMALL_TEAMS, bucket: 'b', eligible: 20 },
  ])
})
