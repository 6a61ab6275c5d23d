// `npm test`: lint, types, then every test that this machine allows. Ends with the test runner's own lines.
import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { availableParallelism } from 'node:os'

const BIN = 'node_modules/.bin'
const folders = ['models', 'worker', 'api', 'test']
const files = globSync('test/**/*.test.ts').toSorted()

/** The longest files wait more than they compute, so that two on two cores are not too many. */
const atOnce = Math.max(2, availableParallelism() - 1)
/** A test that does not end is a failure with its name, and what it leaves running does not hold up the others. */
const bounds = ['--test-force-exit', '--test-timeout=600000', `--test-concurrency=${atOnce}`]

step('Lint', [`${BIN}/oxlint`, ...folders])
step('Types', [`${BIN}/tsc`, '--noEmit', '-p', '.'])
step('Tests', [process.execPath, '--disable-warning=ExperimentalWarning', '--test', ...bounds, ...process.argv.slice(2), ...files])

function step(name: string, [command = '', ...parameters]: readonly string[]): void {
  process.stderr.write(`== ${name}\n`)
  const { status } = spawnSync(command, parameters, { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
