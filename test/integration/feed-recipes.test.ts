// The scripts in docs/feeding: what they lay ready is taken in as it is, and what a caller could choose never gets into them.
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { test, type TestContext } from 'node:test'
import { parseOffer } from '../../models/call.ts'
import { readSidecar } from '../../worker/feed/sidecar.ts'

const SCRIPTS = resolve(import.meta.dirname, '../../docs/feeding')
const SFTP_SERVERS = ['/usr/lib/openssh/sftp-server', '/usr/libexec/openssh/sftp-server', '/usr/libexec/sftp-server']
const STARTED = '1773223200'
const FIELDS = {
  call: 'pbx-17.4',
  started: STARTED,
  durationMs: '184000',
  direction: 'inbound',
  team: 'klantenservice',
  agent: 'agent-17',
  number: '0201234567',
  channels: 'agent-caller',
  announced: 'true',
  optedOut: 'false',
  private: 'false',
}

const wordsOf = (fields: Readonly<Record<string, string>>): string[] => Object.entries(fields).map(([name, value]) => `${name}=${value}`)
const sidecar = (changed: Readonly<Record<string, string>>) =>
  spawnSync(join(SCRIPTS, 'sidecar.sh'), wordsOf({ ...FIELDS, ...changed }), { encoding: 'utf8' })

function makeWorld(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'recipes-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const [raw, feed] = [join(folder, 'raw'), join(folder, 'feed')]
  for (const path of [raw, feed]) mkdirSync(path)
  return { raw, feed, run: (script: string, ...words: string[]) => spawnSync(join(SCRIPTS, script), words, { env: { ...process.env, RAW: raw, FEED: feed }, encoding: 'utf8' }) }
}

/** A tone of `seconds`, with as many channels as there are frequencies. */
function makeRecording(file: string, frequencies: readonly number[], seconds: number): void {
  const inputs = frequencies.flatMap((hertz) => ['-f', 'lavfi', '-i', `sine=frequency=${hertz}:sample_rate=8000:duration=${seconds}`])
  const merge = frequencies.length > 1 ? ['-filter_complex', `amerge=inputs=${frequencies.length}`] : []
  execFileSync('ffmpeg', ['-v', 'error', ...inputs, ...merge, file])
}

const channelsOf = (file: string): string =>
  execFileSync('ffprobe', ['-v', 'error', '-show_entries', 'stream=channels', '-of', 'csv=p=0', file], { encoding: 'utf8' }).trim()

test('a sidecar is the offer that its fields say', () => {
  const offer = parseOffer(JSON.parse(sidecar({}).stdout))
  assert.equal(offer.startedAt, '2026-03-11T10:00:00Z')
  assert.equal(offer.callerNumber, '+31201234567')
  assert.deepEqual(offer.channels, { agent: 0, caller: 1 })
})

for (const [number, expected] of [['', null], ['+4915112345678', '+4915112345678'], ['004915112345678', '+4915112345678'], ['0612345678', '+31612345678'], ['204', null]] as const)
  test(`the number ${number || 'of nobody'} becomes ${expected}`, () => {
    assert.equal(parseOffer(JSON.parse(sidecar({ number }).stdout)).callerNumber, expected)
  })

const hostile = { call: '$(id)', team: 'a"b', agent: 'x"; rm -rf /', number: '06; id', started: '1; id', durationMs: '-1', channels: '{"mixed":0}', announced: 'ja', private: '' }
for (const [field, value] of Object.entries(hostile))
  test(`a sidecar with ${JSON.stringify(value)} for ${field} is refused by its name alone`, () => {
    const { status, stdout, stderr } = sidecar({ [field]: value })
    assert.equal(status, 1)
    assert.equal(stdout, '')
    assert.equal(stderr, `sidecar.sh: ${field} is missing or not as it has to be\n`)
  })

test('a line break hides nothing', () => {
  assert.equal(sidecar({ agent: 'agent\n"private":false' }).status, 1)
  assert.equal(sidecar({ call: 'a\nb' }).status, 1)
})

test('Asterisk: both parties in one file, agent left, and nothing left behind', async (t) => {
  const { raw, feed, run } = makeWorld(t)
  makeRecording(join(raw, '1773223200.17-agent.wav'), [300], 31)
  makeRecording(join(raw, '1773223200.17-caller.wav'), [500], 31)
  const { status, stderr } = run('asterisk.sh', '1773223200.17', STARTED, 'klantenservice', 'agent-17', '+31612345678')
  assert.equal(status, 0, stderr)
  const offer = await readSidecar(join(feed, '1773223200.17.json'))
  assert.deepEqual([offer.callId, offer.durationMs, offer.channels], ['1773223200.17', 31_000, { agent: 0, caller: 1 }])
  assert.equal(channelsOf(join(feed, '1773223200.17.wav')), '2')
  assert.deepEqual(readdirSync(feed).toSorted(), ['1773223200.17.json', '1773223200.17.wav'])
  assert.deepEqual(readdirSync(raw), [])
})

test('FreeSWITCH: the recording as it is, caller left, number withheld', async (t) => {
  const { raw, feed, run } = makeWorld(t)
  const id = '0b7f1f4e-0000-4000-8000-000000000001'
  makeRecording(join(raw, `${id}.wav`), [500, 300], 31)
  const { status, stderr } = run('freeswitch.sh', id, STARTED, 'klantenservice', '1017')
  assert.equal(status, 0, stderr)
  const offer = await readSidecar(join(feed, `${id}.json`))
  assert.deepEqual([offer.callId, offer.agentId, offer.callerNumber, offer.channels], [id, '1017', null, { caller: 0, agent: 1 }])
  assert.deepEqual(readdirSync(feed).toSorted(), [`${id}.json`, `${id}.wav`])
  assert.deepEqual(readdirSync(raw), [])
})

for (const script of ['asterisk.sh', 'freeswitch.sh'])
  test(`${script} takes no id that leads elsewhere`, (t) => {
    const { feed, run } = makeWorld(t)
    for (const id of ['../x', '/etc/x', '.x', '', '$(id)', 'a b', 'a\nb']) assert.equal(run(script, id, STARTED, 'klantenservice', 'a').status, 1)
    assert.deepEqual(readdirSync(feed), [])
  })

test('SFTP: both files arrive under their names, the sidecar last', async (t) => {
  const server = SFTP_SERVERS.find((path) => existsSync(path))
  if (!server) return t.skip('no sftp-server on this machine')
  const { raw, feed } = makeWorld(t)
  makeRecording(join(raw, 'call.wav'), [300, 500], 1)
  const env = { ...process.env, SFTP: `sftp -q -b - -D ${server}` }
  execFileSync(join(SCRIPTS, 'sftp-drop.sh'), [join(raw, 'call.wav'), 'call-17', ...wordsOf(FIELDS)], { env, cwd: feed, stdio: 'pipe' })
  assert.deepEqual(readdirSync(feed).toSorted(), ['call-17.json', 'call-17.wav'])
  assert.deepEqual(readFileSync(join(feed, 'call-17.wav')), readFileSync(join(raw, 'call.wav')))
  assert.equal((await readSidecar(join(feed, 'call-17.json'))).callId, 'pbx-17.4')
})
