// Deciding on a call: once, in one transaction with its ledger line, and the same however often it is asked.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { Offer } from '../../../models/call.ts'
import { isDrawn, REFUSALS, type Refusal } from '../../../models/draw.ts'
import { SMALL_TEAMS } from '../../../models/sampling.ts'
import { failCall } from '../../../models/store/calls.ts'
import { expireDue } from '../../../models/store/expire.ts'
import { readLines } from '../../../models/store/ledger.ts'
import { decideOffer } from '../../../models/store/offers.ts'
import { readSampling, setFraction } from '../../../models/store/sampling.ts'
import { addTeam } from '../../../models/store/teams.ts'
import { publish } from './published.ts'
import { after, DAY_MS, failure, HOUR_MS, MINUTE_MS, NOW, offerOf, receive, startWorld, teamOf, TERMS } from './world.ts'

const QUARTER = { quarter: '2026-Q4' }
const BY = { by: 'test', now: after(-DAY_MS) }

test('a drawn call gets an id of our own and the moment until which its snippets live', async (t) => {
  const { store } = await startWorld(t)
  const offer = offerOf({ callId: '+31612345678', agentId: 'agent-van-buiten' })
  const { decision, callId, until } = await decideOffer(store, offer, TERMS)
  assert.equal(decision, 'keep')
  assert.equal(until, '2026-12-31T23:00:00.000Z')
  const rows = JSON.stringify(await Promise.all([store.db.selectFrom('calls').selectAll().execute(), readLines(store, QUARTER)]))
  assert.ok(rows.includes(callId ?? '?'))
  for (const outside of [offer.callId, offer.agentId, offer.callerNumber ?? '?']) assert.ok(!rows.includes(outside))
})

test('the same call gets the same answer, whatever is offered with it', async (t) => {
  const { store } = await startWorld(t)
  const first = await decideOffer(store, offerOf({ callId: 'a' }), TERMS)
  for (const changed of [{}, { announced: false }, { team: 'elders' }, { durationMs: 1 }])
    assert.deepEqual(await decideOffer(store, offerOf({ callId: 'a', ...changed }), { ...TERMS, now: after(HOUR_MS) }), first)
  assert.equal((await readLines(store, QUARTER)).length, 1)
})

test('calls that are offered many times at once are decided once each', async (t) => {
  const { store } = await startWorld(t)
  await addTeam(store, teamOf({ id: 'half', fraction: 0.5 }), BY)
  const ids = Array.from({ length: 20 }, (_, index) => `call-${index}`)
  const offer = (callId: string) => decideOffer(store, offerOf({ callId, team: 'half' }), TERMS)
  const rounds = await Promise.all([1, 2, 3].map(() => Promise.all(ids.map(offer))))
  assert.deepEqual(rounds[1], rounds[0])
  assert.deepEqual(rounds[2], rounds[0])
  const lines = await readLines(store, QUARTER)
  const calls = await store.db.selectFrom('calls').select('id').execute()
  assert.equal(lines.length, ids.length)
  assert.deepEqual(new Set(calls.map(({ id }) => id)), new Set(rounds[0]?.flatMap(({ callId }) => callId ?? [])))
  const drawKey = await store.keys.drawKey(QUARTER.quarter)
  for (const { callRef, decision } of lines) assert.equal(decision, isDrawn(drawKey, callRef, 0.5) ? 'keep' : 'skip')
})

test('a fraction that changes afterwards changes no answer', async (t) => {
  const { store } = await startWorld(t)
  const [kept, skipped] = [offerOf(), offerOf({ team: 'none' })]
  await addTeam(store, teamOf({ id: 'none', fraction: 0 }), BY)
  const answers = [await decideOffer(store, kept, TERMS), await decideOffer(store, skipped, TERMS)]
  await setFraction(store, { team: 'klantenservice', fraction: 0, version: 1, person: 'test', why: '' }, NOW)
  await setFraction(store, { team: 'none', fraction: 1, version: 1, person: 'test', why: '' }, NOW)
  const later = { ...TERMS, now: after(HOUR_MS) }
  assert.deepEqual([await decideOffer(store, kept, later), await decideOffer(store, skipped, later)], answers)
})

test('the fraction in force when the call ended decides, and before the first version the first', async (t) => {
  const { store } = await startWorld(t)
  await setFraction(store, { team: 'klantenservice', fraction: 0, version: 1, person: 'test', why: '' }, after(-HOUR_MS))
  await setFraction(store, { team: 'klantenservice', fraction: 1, version: 2, person: 'test', why: '' }, NOW)
  const endedAt = async (ms: number, now = NOW) => {
    const startedAt = after(ms - 4 * MINUTE_MS).toISOString()
    return (await decideOffer(store, offerOf({ startedAt }), { ...TERMS, now })).decision
  }
  assert.equal(await endedAt(-HOUR_MS - 1), 'keep')
  assert.equal(await endedAt(-HOUR_MS), 'skip')
  assert.equal(await endedAt(-1, after(HOUR_MS)), 'skip')
  assert.equal(await endedAt(0, after(HOUR_MS)), 'keep')
  await addTeam(store, teamOf({ id: 'new' }), { by: 'test', now: NOW })
  assert.equal((await decideOffer(store, offerOf({ team: 'new' }), TERMS)).decision, 'keep')
  const versions = (await readLines(store, QUARTER)).map(({ fractionVersion }) => fractionVersion)
  assert.deepEqual(versions, [1, 2, 2, 3, 1])
})

test('the lower of fraction and ceiling counts, and the ledger says which', async (t) => {
  const { store } = await startWorld(t)
  await addTeam(store, teamOf({ id: 'first', agentCount: 3, ceiling: 1, fraction: 1 }), BY)
  await addTeam(store, teamOf({ id: 'careful', agentCount: 4, ceiling: 0, fraction: 0 }), BY)
  assert.equal((await decideOffer(store, offerOf({ team: 'first' }), TERMS)).decision, 'keep')
  assert.equal((await decideOffer(store, offerOf({ team: 'careful' }), TERMS)).decision, 'skip')
  assert.deepEqual((await readLines(store, QUARTER)).map(({ fraction }) => fraction), [1, 0])
})

test('small teams share one fraction', async (t) => {
  const { store } = await startWorld(t)
  await addTeam(store, teamOf({ id: 'first', agentCount: 4, fraction: 0 }), BY)
  await addTeam(store, teamOf({ id: 'second', agentCount: 1, fraction: 1 }), BY)
  await addTeam(store, teamOf({ id: 'five', agentCount: 5, fraction: 1 }), BY)
  const decide = async (team: string) => (await decideOffer(store, offerOf({ team }), TERMS)).decision
  assert.deepEqual([await decide('first'), await decide('second'), await decide('five')], ['skip', 'skip', 'keep'])
  await setFraction(store, { team: SMALL_TEAMS, fraction: 1, version: 1, person: 'test', why: '' }, after(-HOUR_MS))
  assert.deepEqual([await decide('first'), await decide('second')], ['keep', 'keep'])
})

/** Those that follow from the offer and its team alone; `lists.test.ts` has the others. */
const OF_OFFERS = REFUSALS.slice(0, 6)
const REFUSED: Readonly<Partial<Record<Refusal, Partial<Offer>>>> = {
  'not-announced': { announced: false },
  'opted-out': { optedOut: true },
  private: { private: true },
  'too-short': { durationMs: TERMS.minCallMs - 1 },
  'no-consent': { team: 'unasked' },
  'too-old': { startedAt: after(-DAY_MS - 4 * MINUTE_MS - 1).toISOString() },
}

test('each refusal is counted under its own name, and makes no call', async (t) => {
  const { store } = await startWorld(t)
  await addTeam(store, teamOf({ id: 'unasked', consentDate: null }), BY)
  for (const reason of OF_OFFERS) assert.deepEqual(await decideOffer(store, offerOf(REFUSED[reason]), TERMS), { decision: 'refuse' })
  assert.deepEqual((await readLines(store, QUARTER)).map(({ reason }) => reason), OF_OFFERS)
  assert.deepEqual(await store.db.selectFrom('calls').select('id').execute(), [])
  const [first, second] = await readSampling(store, NOW)
  assert.deepEqual({ ...first?.refused, ...second?.refused }, Object.fromEntries(OF_OFFERS.map((reason) => [reason, 1])))
})

test('of several reasons the first of the list counts', async (t) => {
  const { store } = await startWorld(t)
  await addTeam(store, teamOf({ id: 'unasked', consentDate: null }), BY)
  await fc.assert(
    fc.asyncProperty(fc.subarray([...OF_OFFERS], { minLength: 1 }), fc.uuid(), async (reasons, callId) => {
      const offer = offerOf(Object.assign({ callId }, ...reasons.map((reason) => REFUSED[reason])))
      await decideOffer(store, offer, TERMS)
      const line = await store.db.selectFrom('ledgerLines').select('reason').orderBy('quarter').orderBy('seq', 'desc').executeTakeFirst()
      assert.equal(line?.reason, OF_OFFERS.find((reason) => reasons.includes(reason)))
    }),
    { numRuns: 40 },
  )
})

test('a call before the day of consent, and one whose snippets would have expired, are refused', async (t) => {
  const { store } = await startWorld(t)
  await addTeam(store, teamOf({ id: 'soon', consentDate: '2026-11-12' }), BY)
  await addTeam(store, teamOf({ id: 'today', consentDate: '2026-11-11' }), BY)
  await addTeam(store, teamOf({ id: 'evaluated', evaluations: ['2026-11-10'] }), BY)
  const startedAt = '2026-11-10T22:00:00.000Z'
  const midnight = { ...TERMS, now: new Date('2026-11-10T23:00:00.000Z') }
  assert.equal((await decideOffer(store, offerOf({ team: 'soon' }), TERMS)).decision, 'refuse')
  assert.equal((await decideOffer(store, offerOf({ team: 'today' }), TERMS)).decision, 'keep')
  assert.equal((await decideOffer(store, offerOf({ team: 'evaluated', startedAt }), midnight)).decision, 'refuse')
  const reasons = (await readLines(store, QUARTER)).map(({ reason }) => reason)
  assert.deepEqual(reasons, ['no-consent', null, 'too-old'])
})

test('a team that is not known and a call in the future are faults, without a line', async (t) => {
  const { store } = await startWorld(t)
  await assert.rejects(decideOffer(store, offerOf({ team: 'elders' }), TERMS), failure('team-unknown'))
  const ahead = offerOf({ startedAt: after(MINUTE_MS + 1).toISOString() })
  await assert.rejects(decideOffer(store, ahead, TERMS), failure('offer-faulty', 'startedAt: lies in the future'))
  const justNotAhead = offerOf({ startedAt: after(MINUTE_MS).toISOString() })
  assert.equal((await decideOffer(store, justNotAhead, TERMS)).decision, 'keep')
  assert.equal((await readLines(store, QUARTER)).length, 1)
})

test('a kept call is wanted until it is prepared, has failed, has expired or its day is over', async (t) => {
  const { store } = await startWorld(t)
  const again = async (offer: Offer, now = NOW) => decideOffer(store, offer, { ...TERMS, now })
  const [prepared, failed, quiet] = [offerOf(), offerOf(), offerOf()]
  for (const offer of [prepared, failed, quiet]) {
    const answer = await again(offer)
    if (offer !== quiet) await receive(store, answer.callId ?? '')
    assert.deepEqual(await again(offer), answer)
    if (offer === prepared) await publish(store, { callId: answer.callId ?? '' })
    if (offer === failed) await failCall(store, { callId: answer.callId ?? '', code: 'recording-unreadable', now: NOW })
  }
  assert.deepEqual(await again(prepared), { decision: 'keep' })
  assert.deepEqual(await again(failed), { decision: 'keep' })
  assert.deepEqual(await again(quiet, after(DAY_MS)), { decision: 'keep' })
})

test('while a call is wanted, the answer says until when its snippets live', async (t) => {
  const { store } = await startWorld(t)
  const again = (offer: Offer, now: Date) => decideOffer(store, offer, { ...TERMS, now })
  const offer = offerOf()
  const { callId, until } = await again(offer, NOW)
  assert.equal(until, '2026-12-31T23:00:00.000Z')
  assert.deepEqual(await again(offer, after(DAY_MS - 1)), { decision: 'keep', callId, until })
  assert.deepEqual(await again(offer, after(DAY_MS)), { decision: 'keep' })
  const waiting = offerOf()
  const answer = await again(waiting, NOW)
  await receive(store, answer.callId ?? '')
  assert.deepEqual(await again(waiting, new Date(Date.parse(until) - 1)), answer)
  assert.deepEqual(await again(waiting, new Date(until)), { decision: 'keep' })
})

test('a call of a quarter whose audit window has closed is refused without a line, however often', async (t) => {
  const { store } = await startWorld(t)
  const [known, unknown] = [offerOf(), offerOf({ announced: false })]
  await decideOffer(store, known, TERMS)
  const closed = new Date('2027-02-11T23:00:00.000Z')
  await decideOffer(store, offerOf(), { ...TERMS, now: new Date(closed.getTime() - 1) })
  assert.deepEqual((await readLines(store, QUARTER)).map(({ reason }) => reason), [null, 'too-old'])
  await expireDue(store, closed)
  assert.deepEqual(await readLines(store, QUARTER), [])
  for (const offer of [known, unknown, unknown]) assert.deepEqual(await decideOffer(store, offer, { ...TERMS, now: closed }), { decision: 'refuse' })
  assert.deepEqual(await readLines(store, QUARTER), [])
  const counts = await store.db.selectFrom('ledgerCounts').select(['decision', 'count']).orderBy('decision').execute()
  assert.deepEqual(counts, [{ decision: 'keep', count: 1 }, { decision: 'refuse', count: 1 }])
})

test('quarter and key are those of the end of the call', async (t) => {
  const { store } = await startWorld(t)
  const startedAt = '2026-12-31T22:58:00.000Z'
  await decideOffer(store, offerOf({ startedAt }), { ...TERMS, now: new Date('2026-12-31T23:05:00.000Z') })
  assert.equal((await readLines(store, { quarter: '2027-Q1' }))[0]?.at, '2026-12-31T23:00:00.000Z')
})
