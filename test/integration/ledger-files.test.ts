// The files that a manager takes along, JSON Lines and CSV: checked by the program alone, and whatever is done to a line is named.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { test, type TestContext } from 'node:test'
import { noteHeads } from '../../models/store/ledger-heads.ts'
import { decideOffers } from '../../models/store/offers.ts'
import { commitAhead, giveNonce, listQuarterDraws, releaseKey } from '../../models/store/quarter-draws.ts'
import { addTeam } from '../../models/store/teams.ts'
import { offerAt } from '../support/snippets.ts'
import { startWeb } from '../support/web.ts'

const QUARTER = '2026-Q1'
const NONCE = '3 6 1 1 5 2 4'
const LINES = 20
const PROGRAM = resolve(import.meta.dirname, '../../worker/programs/ledger.ts')

test('both files are sound as they are, and each thing done to a line is named', async (t) => {
  const { files, key, commitment } = await madeQuarter(t)
  for (const [ending, text, given] of [['jsonl', files.jsonl, []], ['csv', files.csv, ['--nonce', NONCE, '--commitment', commitment]]] as const) {
    const newline = ending === 'csv' ? '\r\n' : '\n'
    const lines = text.trimEnd().split(newline)
    const run = (changed: readonly string[]) => verify(t, `${changed.join(newline)}${newline}`, ['--key', key, ...given])
    const sound = run(lines)
    assert.deepEqual([sound.status, sound.faults], [0, []], ending)
    assert.match(sound.stdout, /Quarter 2026-Q1: 20 lines, 5 refused before the draw\.\n15 decisions replayed: \d+ kept, \d+ skipped\./)
    const at = (seq: number) => lines[seq] ?? ''
    assert.deepEqual(run(lines.toSpliced(7, 1)).faults, ['line 7: missing'])
    assert.deepEqual(run(lines.toSpliced(7, 3)).faults, ['lines 7 to 9: missing'])
    assert.deepEqual(run(lines.with(7, at(8)).with(8, at(7))).faults, ['line 7: out of order'])
    assert.deepEqual(run(lines.toSpliced(9, 0, at(8))).faults, ['line 8: there twice'])
    assert.deepEqual(run(lines.with(11, at(11).replace(/klantenservice|half/, 'elders'))).faults, ['line 11: changed'])
    const flipped = run(lines.with(6, at(6).replace(/keep|skip/, (was) => (was === 'keep' ? 'skip' : 'keep')))).faults
    assert.deepEqual([flipped[0], flipped.length], ['line 6: changed', 2])
    assert.match(flipped[1] ?? '', /^line 6: says (keep|skip), the draw says (keep|skip)$/)
    assert.deepEqual(run(lines.toSpliced(5, 0, 'iets anders')).faults, ['after line 4: something that is no record'])
  }
})

test('a file is held against what was noted, and says what it cannot vouch for', async (t) => {
  const { files, key, commitment } = await madeQuarter(t)
  const run = (text: string, ...given: string[]) => verify(t, text, given)
  const wrong = 'ab'.repeat(32)
  assert.ok(run(files.jsonl, '--key', key, '--commitment', wrong).faults.includes('the commitment: not the one that was noted'))
  assert.ok(run(files.jsonl, '--key', wrong).faults.includes('the key: not the one that was committed to'))
  assert.deepEqual(run(files.csv, '--key', key, '--nonce', NONCE).faults, [])
  assert.match(run(files.csv, '--key', key, '--nonce', NONCE).stdout, new RegExp(`No commitment in this file\\. That of the key is ${commitment}`))
  assert.ok(run(files.csv, '--key', key).faults.length > 0, 'the nonce is part of the key')
  assert.match(run(files.jsonl).stdout, /Without --key only the chain was checked\.[^]*No differences\./)
  const withoutEnd = files.jsonl.split('\n').filter((line) => !line.includes(`"seq":${LINES},`) || line.includes('"head"')).join('\n')
  assert.deepEqual(run(withoutEnd, '--key', key).faults, ['lines 20 to 20: missing at the end'])
  const sooner = files.jsonl.replaceAll(`"seq":${LINES},"hash"`, '"seq":18,"hash"')
  assert.match(run(sooner, '--key', key).stdout, /2 lines come after the last head/)
})

type Verified = Readonly<{ status: number | null; stdout: string; faults: string[] }>

/** By the program, with nothing of an installation around it. */
function verify(t: TestContext, text: string, given: readonly string[]): Verified {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'ledger')
  writeFileSync(file, text)
  const options = { encoding: 'utf8', env: {}, cwd: folder } as const
  const { status, stdout } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', PROGRAM, 'verify', file, ...given], options)
  const faults = stdout.split('\n').filter((line) => /^(the|after|lines?) /.test(line))
  assert.equal(status, faults.length === 0 ? 0 : 1, stdout)
  return { status, stdout, faults }
}

/** A quarter that is over, with a nonce: of its 20 calls a quarter was not announced. */
async function madeQuarter(t: TestContext): Promise<{ files: { jsonl: string; csv: string }; key: string; commitment: string }> {
  const web = await startWeb(t)
  const { store, clock } = web
  const act = { quarter: QUARTER, person: 'test', now: clock.now }
  await addTeam(store, { id: 'half', name: 'Half', agentCount: 9, consentDate: '2026-01-05', ceiling: 1, fraction: 0.5 }, { by: 'test', now: new Date(0) })
  await commitAhead(store, clock.now)
  await giveNonce(store, NONCE, act)
  const offers = Array.from({ length: LINES }, (_, at) => offerAt(clock.now, { team: at % 3 === 0 ? 'klantenservice' : 'half', announced: at % 4 !== 0 }))
  await decideOffers(store, offers, { now: clock.now, minCallMs: 30_000, maxRetentionDays: 100 })
  await noteHeads(store, clock.now)
  const key = await releaseKey(store, { ...act, now: new Date('2026-04-02T10:00:00.000Z') })
  const [draw] = await listQuarterDraws(store)
  const take = async (ending: string) => (await web.ask('manager', `GET /v1/ledger.${ending}?quarter=${QUARTER}`)).text()
  return { files: { jsonl: await take('jsonl'), csv: await take('csv') }, key, commitment: draw?.commitment ?? '' }
}
