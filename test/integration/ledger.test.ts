// Commit and replay: an exported ledger is checked by an independent program, which finds every line that differs.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { commitmentTo, withNonce } from '../../models/draw.ts'
import { exportLedger } from '../../models/store/ledger-export.ts'
import { listHeads, noteHeads } from '../../models/store/ledger-heads.ts'
import { readLines } from '../../models/store/ledger.ts'
import { decideOffer, decideOffers } from '../../models/store/offers.ts'
import type { Store } from '../../models/store/open.ts'
import { commitAhead, giveNonce, listQuarterDraws, quarterDraw, releaseKey } from '../../models/store/quarter-draws.ts'
import { setRules } from '../../models/store/team-rules.ts'
import { addTeam } from '../../models/store/teams.ts'
import { verifyLedger, type Verdict } from '../../worker/programs/ledger-verify.ts'
import { after, DAY_MS, failure, MINUTE_MS, NOW, offerOf, startWorld, teamOf, TERMS } from '../contract/store/world.ts'

const QUARTER = '2026-Q4'
const OVER = new Date('2027-01-02T00:00:00.000Z')
const BY = { by: 'test', now: after(-DAY_MS) }
const ACT = { quarter: QUARTER, person: 'test', now: NOW }

test('a key is committed to before its quarter, and released a day after it', async (t) => {
  const { store } = await startWorld(t)
  await commitAhead(store, NOW)
  const draws = await listQuarterDraws(store)
  assert.deepEqual(draws.map(({ quarter }) => quarter), [QUARTER, '2027-Q1'])
  await commitAhead(store, after(DAY_MS))
  assert.deepEqual(await listQuarterDraws(store), draws, 'a commitment stands')
  for (const now of [NOW, new Date('2026-12-31T23:00:00.000Z'), new Date('2027-01-01T23:00:00.000Z')])
    await assert.rejects(releaseKey(store, { ...ACT, now }), failure('ledger-open'))
  const key = await releaseKey(store, { ...ACT, now: OVER })
  assert.equal(commitmentTo(Buffer.from(key, 'hex')), draws[0]?.commitment)
  assert.equal((await listQuarterDraws(store))[0]?.releasedAt, OVER.toISOString())
})

test('a nonce comes after the commitment, once, and before the first call of its quarter', async (t) => {
  const { store } = await startWorld(t)
  const nonce = 'zeven dobbelstenen: 3 6 1 1 5 2 4'
  await assert.rejects(giveNonce(store, nonce, ACT), failure('nonce-too-late'))
  await commitAhead(store, NOW)
  await giveNonce(store, nonce, ACT)
  await assert.rejects(giveNonce(store, 'een andere', ACT), failure('nonce-too-late'))
  await addTeam(store, teamOf({ id: 'half', fraction: 0.5 }), BY)
  const { verdict } = await decideAndVerify(store, 40, 'half')
  assert.deepEqual([verdict.replayed, verdict.faultCount], [40, 0])
  assert.notDeepEqual(withNonce(await store.keys.drawKey(QUARTER), nonce), await store.keys.drawKey(QUARTER))
})

test('once a call was offered no nonce is taken', async (t) => {
  const { store } = await startWorld(t)
  await commitAhead(store, NOW)
  await decideOffer(store, offerOf(), TERMS)
  await assert.rejects(giveNonce(store, 'te laat', ACT), failure('nonce-too-late'))
})

test('every decision of bernoulli and deck teams is replayed from file and key alone', async (t) => {
  const { store } = await startWorld(t)
  await prepareTeams(store)
  const { verdict } = await decideAndVerify(store, 120, 'half', 'deck', 'stil')
  assert.deepEqual([verdict.lines, verdict.refused, verdict.faultCount, verdict.faults], [120, 40, 0, []])
})

test('which lines differ, are missing, were changed or were written again is found', async (t) => {
  const { store } = await startWorld(t)
  await prepareTeams(store)
  const { file, key } = await decideAndVerify(store, 60, 'half', 'deck')
  await noteHeads(store, NOW)
  const [head] = await listHeads(store, QUARTER)
  assert.ok(head)
  const verdictOf = async (lines: readonly string[]) => (await verify(lines, key)).faults
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 58 }), async (seq) => {
      assert.ok((await verdictOf(file.toSpliced(seq, 1))).includes(`line ${seq}: missing`))
      const flipped = (file[seq] ?? '').replace(/"(keep|skip)"/, (was) => (was === '"keep"' ? '"skip"' : '"keep"'))
      const faults = await verdictOf(file.with(seq, flipped))
      assert.ok(faults.includes(`line ${seq}: changed`) && faults.some((fault) => fault.includes('the draw says')))
      assert.ok((await verdictOf(file.with(seq, '{'))).length > 0)
    }),
    { numRuns: 30 },
  )
  assert.deepEqual(await verdictOf(file.slice(0, -3)), [])
  const heads = new Map([[head.seq, head.hash]])
  const cut = await verifyLedger({ lines: streamOf(file.slice(0, -3)), key, heads })
  assert.deepEqual(cut.faults, [`lines 58 to ${head.seq}: missing at the end`])
  const other = await verify(file, '00'.repeat(32))
  assert.ok(other.faults.includes('the key: not the one that was committed to'))
  assert.ok(other.faultCount > 10)
})

test('the head of a day that is over stays, whatever comes after it and wherever the clock jumps', async (t) => {
  const { store } = await startWorld(t)
  await decideOffer(store, offerOf(), TERMS)
  await noteHeads(store, NOW)
  await decideOffer(store, offerOf(), TERMS)
  await noteHeads(store, after(MINUTE_MS))
  const today = await listHeads(store, QUARTER)
  assert.deepEqual(today.map(({ seq }) => seq), [2])
  await decideOffer(store, offerOf(), TERMS)
  await noteHeads(store, after(DAY_MS))
  await noteHeads(store, NOW)
  assert.deepEqual((await listHeads(store, QUARTER)).map(({ seq }) => seq), [2, 3])
})

test('nothing of an open deck is exported', async (t) => {
  const { store } = await startWorld(t)
  await prepareTeams(store)
  await decideOffer(store, offerOf({ team: 'deck' }), TERMS)
  await assert.rejects(Array.fromAsync(exportLedger(store, { quarter: QUARTER, now: NOW })), failure('ledger-open'))
  await Array.fromAsync(exportLedger(store, { quarter: QUARTER, now: OVER }))
})

test('the program says what it finds, and its status whether it found anything', async (t) => {
  const { store, dataDir } = await startWorld(t)
  await prepareTeams(store)
  const { file, key } = await decideAndVerify(store, 30, 'half')
  const run = (lines: readonly string[], ...more: string[]) => {
    const path = join(dataDir, 'ledger.jsonl')
    writeFileSync(path, `${lines.join('\n')}\n`)
    const program = resolve(import.meta.dirname, '../../worker/programs/ledger.ts')
    return spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', program, 'verify', path, ...more], { encoding: 'utf8', env: {} })
  }
  const sound = run(file, '--key', key)
  assert.equal(sound.status, 0, sound.stderr)
  assert.match(sound.stdout, /Quarter 2026-Q4: 30 lines[^]*30 decisions replayed[^]*No differences\./)
  const cut = run(file.toSpliced(7, 2), '--key', key)
  assert.deepEqual([cut.status, cut.stdout.split('\n').at(-2)], [1, '1 differences.'])
  assert.match(cut.stdout, /lines 7 to 8: missing/)
})

async function prepareTeams(store: Store): Promise<void> {
  await addTeam(store, teamOf({ id: 'half', fraction: 0.5 }), BY)
  await addTeam(store, teamOf({ id: 'stil', consentDate: null }), BY)
  await addTeam(store, teamOf({ id: 'deck', fraction: 0.2 }), BY)
  const rules = { method: 'deck', capPerMonth: null, minTalkMs: 0, review: 'evaluation' } as const
  await setRules(store, { team: 'deck', rules, version: 0, person: 'test', why: 'zo afgesproken' }, BY.now)
}

/** Decides on calls of these teams in turn, of three agents, and verifies what is exported. */
async function decideAndVerify(store: Store, calls: number, ...teams: string[]): Promise<{ file: string[]; key: string; verdict: Verdict }> {
  const offers = Array.from({ length: calls }, (_, at) => offerOf({ team: teams[at % teams.length] ?? '', agentId: `agent-${at % 3}` }))
  await decideOffers(store, offers, TERMS)
  await store.db.transaction().execute((trx) => quarterDraw(trx, { keys: store.keys, quarter: QUARTER, now: NOW }))
  assert.equal((await readLines(store, { quarter: QUARTER })).length, calls)
  const file = await Array.fromAsync(exportLedger(store, { quarter: QUARTER, now: OVER }))
  const key = await releaseKey(store, { ...ACT, now: OVER })
  return { file, key, verdict: await verify(file, key) }
}

const verify = (lines: readonly string[], key: string): Promise<Verdict> => verifyLedger({ lines: streamOf(lines), key })

async function* streamOf(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines
}
