// `npm run campaign`: 100 kills of web, worker and Redis, 5,000 malformed offers and 500 hostile uploads. Takes about half an hour.
import { spawnSync } from 'node:child_process'

const FILES = ['killed-site', 'hostile', 'postgres-killed'].map((name) => `test/faults/${name}.test.ts`)
const { status } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', '--test', ...process.argv.slice(2), ...FILES], {
  stdio: 'inherit',
  env: { ...process.env, CAMPAIGN: 'yes' },
})
process.exitCode = status ?? 1
