// The store's contract suite once more, on PostgreSQL: every world in it gets two databases of its own on one private server.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { globSync } from 'node:fs'
import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { layOutOnce, startPostgres } from '../support/postgres.ts'

const ROOT = resolve(import.meta.dirname, '../..')

test('the store keeps its contract on PostgreSQL too', async (t) => {
  const postgres = await startPostgres(t)
  if (!postgres) return
  await layOutOnce(postgres)
  const files = globSync('test/contract/store/*.test.ts', { cwd: ROOT })
  const { NODE_TEST_CONTEXT: _, ...environment } = process.env // Or the runner below would report to the one above.
  const runner = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--test', '--test-reporter=spec', ...files], {
    cwd: ROOT,
    env: { ...environment, TEST_POSTGRES: postgres.folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [report, status] = await Promise.all([text(runner.stdout), new Promise((done) => runner.once('exit', done))])
  assert.equal(status, 0, report)
  assert.match(report, /tests \d\d/)
})
