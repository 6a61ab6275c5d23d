// Fractions as a manager sees and sets them: versioned, under the ceiling, and of small teams only together.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { SMALL_TEAMS } from '../../../models/sampling.ts'
import { failCall } from '../../../models/store/calls.ts'
import { decideOffer } from '../../../models/store/offers.ts'
import { fractionHistory, readSampling, setFraction } from '../../../models/store/sampling.ts'
import { reviewSnippet } from '../../../models/store/snippets.ts'
import { addTeam, listTeams, readTeam } from '../../../models/store/teams.ts'
import { publish, publishOne } from './published.ts'
import { after, DAY_MS, drawCall, failure, MINUTE_MS, NOW, offerOf, startWorld, teamOf, TERMS, waitingCall } from './world.ts'

const BY = { by: 'operator', now: after(-DAY_MS) }
const change = { team: 'klantenservice', fraction: 0.5, version: 1, person: 'test', why: 'meer stof' }

test('the figures of a quarter so far', async (t) => {
  const { store, trainer } = await startWorld(t)
  await addTeam(store, teamOf({ id: 'schade', name: 'Schade', agentCount: 9, fraction: 0, consentDate: null }), BY)
  const { id } = await publishOne(store)
  await publishOne(store)
  await reviewSnippet(store, { id, person: trainer, learningMoment: true, note: '' }, NOW)
  await publish(store, { callId: await waitingCall(store) })
  await failCall(store, { callId: await waitingCall(store), code: 'recording-unreadable', now: NOW })
  await waitingCall(store)
  await drawCall(store)
  await decideOffer(store, offerOf({ announced: false }), TERMS)
  await decideOffer(store, offerOf({ team: 'schade', announced: false }), TERMS)
  await decideOffer(store, offerOf({ team: 'schade' }), TERMS)
  const set = { version: 1, setAt: BY.now.toISOString(), small: false, ceiling: 1 }
  const none = { drawn: 0, waiting: 0, prepared: 0, failed: 0, snippets: 0, textOnly: {}, reviewed: 0 }
  assert.deepEqual(await readSampling(store, NOW), [
    {
      team: 'klantenservice', name: 'Klantenservice', agentCount: 24, fraction: 1, consentDate: '2026-01-05', ...set, setBy: 'test',
      offered: 7, drawn: 6, refused: { 'not-announced': 1 }, waiting: 2, prepared: 3, failed: 1, snippets: 2, textOnly: {}, reviewed: 1,
    },
    {
      team: 'schade', name: 'Schade', agentCount: 9, fraction: 0, consentDate: null, ...set, setBy: 'operator', ...none,
      offered: 2, refused: { 'not-announced': 1, 'no-consent': 1 },
    },
  ])
  assert.deepEqual((await readSampling(store, after(60 * DAY_MS))).map(({ offered, prepared }) => [offered, prepared]), [[0, 0], [0, 0]])
})

test('small teams are one entry of sums, whatever there is of them', async (t) => {
  const { store } = await startWorld(t)
  await addTeam(store, teamOf({ id: 'a', agentCount: 4, ceiling: 0.4, fraction: 0.1, consentDate: '2026-03-01' }), BY)
  await addTeam(store, teamOf({ id: 'b', agentCount: 2, ceiling: 0.3, fraction: 0.2, consentDate: '2026-02-01' }), BY)
  for (const team of ['a', 'b', 'b']) await decideOffer(store, offerOf({ team, private: true }), TERMS)
  const sampled = await readSampling(store, NOW)
  assert.deepEqual(sampled.map(({ team }) => team).toSorted(), ['klantenservice', SMALL_TEAMS])
  const small = sampled.find(({ team }) => team === SMALL_TEAMS)
  assert.deepEqual(small, {
    team: SMALL_TEAMS, name: 'Kleine teams', agentCount: 6, small: true, fraction: 0.1, ceiling: 0.3, consentDate: '2026-03-01',
    version: 1, setAt: BY.now.toISOString(), setBy: 'operator', offered: 3, drawn: 0, refused: { private: 3 },
    waiting: 0, prepared: 0, failed: 0, snippets: 0, textOnly: {}, reviewed: 0,
  })
  const details = `team: is too small for a fraction of its own; ${SMALL_TEAMS} share one`
  await assert.rejects(setFraction(store, { ...change, team: 'a' }, NOW), failure('request-faulty', details))
  await assert.rejects(setFraction(store, { ...change, team: SMALL_TEAMS, fraction: 0.31 }, NOW), failure('fraction-refused'))
  await setFraction(store, { ...change, team: SMALL_TEAMS, fraction: 0.3 }, NOW)
})

test('who changes a fraction saw the one it replaces', async (t) => {
  const { store, trainer } = await startWorld(t)
  const changes = [0.2, 0.3, 0.4].map((fraction) => setFraction(store, { ...change, fraction, person: trainer }, NOW))
  const settled = await Promise.allSettled(changes)
  assert.deepEqual(settled.map(({ status }) => status), ['fulfilled', 'rejected', 'rejected'])
  for (const version of [0, 1, 3]) await assert.rejects(setFraction(store, { ...change, version }, NOW), failure('fraction-changed'))
  assert.deepEqual(await fractionHistory(store, 'klantenservice'), [
    { version: 2, fraction: 0.2, setAt: NOW.toISOString(), setBy: 'Trainer Verzonnen', why: 'meer stof' },
    { version: 1, fraction: 1, setAt: after(-DAY_MS).toISOString(), setBy: 'test', why: 'first' },
  ])
  const audit = await store.db.selectFrom('audit').select(['person', 'subject']).where('what', '=', 'fraction-set').execute()
  assert.deepEqual(audit, [{ person: trainer, subject: 'klantenservice' }])
})

test('no fraction above its ceiling, below nothing, or of a team that is not known', async (t) => {
  const { store } = await startWorld(t)
  await addTeam(store, teamOf({ id: 'tenth', ceiling: 0.1, fraction: 0.1 }), BY)
  const above = fc.double({ min: 0.1, minExcluded: true, noNaN: true })
  const below = fc.double({ max: -Number.MIN_VALUE, noNaN: true }) // Not -0, which is nothing.
  const misfits = fc.oneof(above, below, fc.constant(Number.NaN))
  await fc.assert(
    fc.asyncProperty(misfits, async (fraction) => {
      await assert.rejects(setFraction(store, { ...change, team: 'tenth', fraction }, NOW), failure('fraction-refused'))
      await assert.rejects(addTeam(store, teamOf({ id: 'other', ceiling: 0.1, fraction }), BY), failure('fraction-refused'))
    }),
    { numRuns: 20 },
  )
  for (const team of ['elders', SMALL_TEAMS]) await assert.rejects(setFraction(store, { ...change, team }, NOW), failure('team-unknown'))
})

test('a team is added once, with what was left out filled in', async (t) => {
  const { store } = await startWorld(t)
  await addTeam(store, { id: 'nieuw', name: 'Nieuw', agentCount: 5, consentDate: null, vocabulary: ['glasvezel'] }, BY)
  assert.deepEqual(await readTeam(store, 'nieuw'), {
    id: 'nieuw', name: 'Nieuw', agentCount: 5, consentDate: null, vocabulary: ['glasvezel'],
    language: 'nl', readableKinds: [], ceiling: 0.2, evaluations: [],
  })
  assert.equal((await readSampling(store, NOW)).find(({ team }) => team === 'nieuw')?.fraction, 0.1)
  await assert.rejects(addTeam(store, teamOf({ id: 'nieuw' }), BY), failure('request-faulty', 'team: is there already'))
  const reserved = failure('request-faulty', 'team: small-teams is what all small teams share')
  await assert.rejects(addTeam(store, teamOf({ id: SMALL_TEAMS }), BY), reserved)
  await assert.rejects(readTeam(store, 'elders'), failure('team-unknown'))
  assert.deepEqual((await listTeams(store)).map(({ id }) => id), ['klantenservice', 'nieuw'])
})

test('a fraction that is set now is not that of a call that ended before', async (t) => {
  const { store } = await startWorld(t)
  await setFraction(store, { ...change, fraction: 0 }, after(-MINUTE_MS + 1))
  assert.equal((await decideOffer(store, offerOf(), TERMS)).decision, 'keep')
})
