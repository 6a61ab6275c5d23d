// Rules before and in the draw: lists of numbers, minimum talk time, caps, and decks that are exact.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Failure } from '../../../models/failure.ts'
import { readLines } from '../../../models/store/ledger.ts'
import { countNumbers, listNumbers } from '../../../models/store/number-lists.ts'
import { decideOffer, decideOffers } from '../../../models/store/offers.ts'
import type { Store } from '../../../models/store/open.ts'
import { currentRules, DEFAULT_RULES, setRules, type TeamRules } from '../../../models/store/team-rules.ts'
import { addTeam } from '../../../models/store/teams.ts'
import { after, DAY_MS, failure, MINUTE_MS, NOW, offerOf, startWorld, teamOf, TERMS } from './world.ts'

const QUARTER = { quarter: '2026-Q4' }
const BY = { by: 'test', now: after(-DAY_MS) }
const { version: _, setAt: __, ...RULES } = DEFAULT_RULES

async function ruleTeam(store: Store, { team = 'klantenservice', now = BY.now, ...changed }: Partial<TeamRules & { team: string; now: Date }>): Promise<void> {
  const { version } = await currentRules(store.db, team)
  await setRules(store, { team, rules: { ...RULES, ...changed }, version, person: 'test', why: 'zo afgesproken' }, now)
}

test('numbers on a list are refused before the draw, and counted by their list', async (t) => {
  const { store } = await startWorld(t)
  const act = { person: 'test' }
  assert.equal(await listNumbers(store, { list: 'never', numbers: ['+31612345678', '+31612345678'], ...act }, NOW), 1)
  assert.equal(await listNumbers(store, { list: 'elsewhere', numbers: ['+31612345678', '+31201234567'], ...act }, NOW), 2)
  assert.equal(await listNumbers(store, { list: 'never', numbers: ['+31612345678'], ...act }, NOW), 0)
  for (const callerNumber of ['+31612345678', '+31201234567', '+31209999999', null]) await decideOffer(store, offerOf({ callerNumber }), TERMS)
  assert.deepEqual((await readLines(store, QUARTER)).map(({ reason }) => reason), ['never-draw', 'handled-elsewhere', null, null])
  assert.deepEqual(await countNumbers(store), [{ list: 'elsewhere', count: 2 }, { list: 'never', count: 1 }])
})

test('a team\'s minimum talk time holds for calls that end after it was set', async (t) => {
  const { store } = await startWorld(t)
  await ruleTeam(store, { minTalkMs: 5 * MINUTE_MS, now: NOW })
  const later = { ...TERMS, now: after(60 * MINUTE_MS) }
  assert.equal((await decideOffer(store, offerOf(), later)).decision, 'keep')
  const startedAt = after(MINUTE_MS).toISOString()
  assert.equal((await decideOffer(store, offerOf({ startedAt }), later)).decision, 'refuse')
  assert.equal((await decideOffer(store, offerOf({ startedAt, durationMs: 5 * MINUTE_MS }), later)).decision, 'keep')
})

test('a cap of each agent is spread over the month, and counts months apart', async (t) => {
  const { store } = await startWorld(t)
  await ruleTeam(store, { capPerMonth: 6 })
  const offers = Array.from({ length: 10 }, (_call, at) => offerOf({ agentId: `agent-${at % 2}` }))
  const answers = await decideOffers(store, offers, TERMS)
  assert.deepEqual(answers.map((answer) => (answer instanceof Failure ? answer.code : answer.decision)), [...Array.from({ length: 6 }, () => 'keep'), ...Array.from({ length: 4 }, () => 'refuse')])
  assert.deepEqual(new Set((await readLines(store, QUARTER)).map(({ reason }) => reason)), new Set([null, 'capped']))
  assert.equal((await decideOffer(store, offerOf({ agentId: 'agent-0' }), TERMS)).decision, 'refuse')
  const december = new Date('2026-12-02T10:00:00.000Z')
  const startedAt = new Date(december.getTime() - 5 * MINUTE_MS).toISOString()
  assert.equal((await decideOffer(store, offerOf({ agentId: 'agent-0', startedAt }), { ...TERMS, now: december })).decision, 'keep')
})

test('of each full deck of an agent exactly the agreed share is kept, wherever in it', async (t) => {
  const { store } = await startWorld(t)
  await addTeam(store, teamOf({ id: 'deck', fraction: 0.1 }), BY)
  await ruleTeam(store, { method: 'deck', team: 'deck' })
  const agents = 7
  const offers = Array.from({ length: 40 * agents }, (_call, at) => offerOf({ team: 'deck', agentId: `agent-${at % agents}` }))
  for (let from = 0; from < offers.length; from += 33) await decideOffers(store, offers.slice(from, from + 33), TERMS)
  const lines = await readLines(store, QUARTER)
  const decks = Map.groupBy(lines, ({ card }) => card?.split('.').slice(0, 2).join('.'))
  assert.equal(decks.size, 4 * agents)
  for (const deck of decks.values()) assert.deepEqual([deck.length, deck.filter(({ decision }) => decision === 'keep').length], [10, 1])
  const places = new Set([...decks.values()].map((deck) => deck.findIndex(({ decision }) => decision === 'keep')))
  assert.ok(places.size > 4, 'the kept card lies elsewhere in each deck')
})

test('another fraction begins another deck, and so does another quarter', async (t) => {
  const { store } = await startWorld(t)
  await addTeam(store, teamOf({ id: 'deck', fraction: 0.1 }), BY)
  await ruleTeam(store, { method: 'deck', team: 'deck' })
  for (let call = 0; call < 3; call++) await decideOffer(store, offerOf({ team: 'deck' }), TERMS)
  await store.db.updateTable('fractions').set({ fraction: 0.2 }).where('scope', '=', 'deck').execute()
  await decideOffer(store, offerOf({ team: 'deck' }), TERMS)
  const january = new Date('2027-01-04T10:00:00.000Z')
  await decideOffer(store, offerOf({ team: 'deck', startedAt: new Date(january.getTime() - 300_000).toISOString() }), { ...TERMS, now: january })
  const cards = async (quarter: string) => (await readLines(store, { quarter })).map(({ card }) => card?.split('.').slice(1).join('.'))
  assert.deepEqual([await cards('2026-Q4'), await cards('2027-Q1')], [['0.0', '0.1', '0.2', '1.0'], ['0.0']])
})

test('a small team has neither deck nor cap', async (t) => {
  const { store } = await startWorld(t)
  await addTeam(store, teamOf({ id: 'klein', agentCount: 4 }), BY)
  const small = failure('request-faulty', 'method: a team so small has no deck, and no cap of each agent')
  await assert.rejects(ruleTeam(store, { method: 'deck', team: 'klein' }), small)
  await assert.rejects(ruleTeam(store, { capPerMonth: 3, team: 'klein' }), small)
  await ruleTeam(store, { review: 'week', team: 'klein' })
})

test('a faulty offer among others is answered by its failure, and stops none', async (t) => {
  const { store } = await startWorld(t)
  const twice = offerOf()
  const answers = await decideOffers(store, [offerOf({ team: 'elders' }), twice, offerOf({ startedAt: after(DAY_MS).toISOString() }), twice], TERMS)
  assert.deepEqual(answers.map((answer) => (answer instanceof Failure ? answer.code : answer.decision)), ['team-unknown', 'keep', 'offer-faulty', 'keep'])
  assert.deepEqual(answers[1], answers[3])
  assert.equal((await readLines(store, QUARTER)).length, 1)
})
