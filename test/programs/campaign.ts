// `npm run campaign`: 200 kills of web, worker, Redis and PostgreSQL, a full disk, a poisoned call, 5,000 malformed offers and 500 hostile
// uploads. Takes about an hour. With root the disk is full indeed; without, that part is skipped.
import { spawnSync } from 'node:child_process'

const FILES = ['hostile', 'killed-site', 'machine', 'poisoned', 'postgres-killed', 'prepare'].map((name) => `test/faults/${name}.test.ts`)
const flags = ['--disable-warning=ExperimentalWarning', '--test', '--test-concurrency=1', '--test-reporter=spec']
const { status } = spawnSync(process.execPath, [...flags, ...process.argv.slice(2), ...FILES], {
  stdio: 'inherit',
  env: { ...process.env, CAMPAIGN: 'yes' },
})
process.exitCode = status ?? 1
