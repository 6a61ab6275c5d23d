// A recording is heard, redacted and disguised without a single look-up or connection, in any process.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, test } from 'node:test'
import { promisify } from 'node:util'
import { shippedCalls } from '../support/shipped-calls.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const HOOK = join(ROOT, 'test/support/no-network.ts')
const folder = mkdtempSync(join(tmpdir(), 'no-network-'))
after(() => rmSync(folder, { recursive: true, force: true }))

/** Runs a program of Node's without a network; gives what was recorded, line by line. */
async function withoutNetwork(name: string, parameters: readonly string[]): Promise<string[]> {
  const record = join(folder, name)
  const env = { ...process.env, NODE_OPTIONS: `--import=${HOOK}`, NETWORK_RECORD: record, MODEL_DIR: '' }
  await promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', ...parameters], { cwd: ROOT, env })
  return readFileSync(record, 'utf8').trimEnd().split('\n')
}

test('a call goes through the whole chain without a network', async () => {
  const call = shippedCalls('calls').find(({ name }) => name === 'bibliotheek-boete')
  assert.ok(call)
  const out = join(folder, 'out')
  const recorded = await withoutNetwork('chain', ['worker/programs/try.ts', call.recording, '--out', out])
  assert.deepEqual(new Set(recorded), new Set(['process try.ts', 'process listener.ts']))
  assert.ok(readdirSync(out).length > 0, 'there are snippets')
})

const ATTEMPTS = {
  fetch: "await fetch('http://192.0.2.1/').catch(() => {})",
  connect: "import net from 'node:net'; try { net.connect(80, '192.0.2.1') } catch {}",
  name: "import { lookup } from 'node:dns/promises'; await lookup('steekproef.invalid').catch(() => {})",
  named: "import https from 'node:https'; try { https.get('https://steekproef.invalid/').on('error', () => {}) } catch {}",
}

for (const [name, attempt] of Object.entries(ATTEMPTS)) {
  test(`the guard sees an attempt: ${name}`, async () => {
    const recorded = await withoutNetwork(name, ['--input-type=module', '--eval', attempt])
    assert.ok(recorded.some((line) => line.startsWith('tried ')), recorded.join(', '))
  })
}
