// `npm run feed`: what whoever connects a pipeline needs: the public key for its offers, and whether a sidecar is right.
import { parseArgs } from 'node:util'
import { Failure } from '../../models/failure.ts'
import { readSettings } from '../../models/settings.ts'
import { openStoreOf } from '../../models/store/open.ts'
import { feedRecipient } from '../../models/store/sealed-offers.ts'
import { readSidecar } from '../feed/sidecar.ts'
import { program, readEnvironment } from './program.ts'

const USAGE = `npm run feed -- key           the public key to which offers in the draw queue are encrypted
npm run feed -- check FILE    whether a sidecar, or the JSON of an offer, is complete and right`

await program(async () => {
  const { positionals } = parseArgs({ allowPositionals: true })
  const [verb, file] = positionals
  if (verb === 'key' && file === undefined) return say(await publicKey())
  if (verb === 'check' && file !== undefined && positionals.length === 2) return check(file)
  throw new Failure('request-faulty', { details: USAGE.split('\n') })
})

async function publicKey(): Promise<string> {
  const store = await openStoreOf(readSettings(readEnvironment()))
  return feedRecipient(store).finally(() => store.close())
}

async function check(file: string): Promise<void> {
  await readSidecar(file).catch((cause: unknown) => {
    throw cause instanceof Failure ? cause : new Failure('request-faulty', { cause, details: ['FILE: cannot be read'] })
  })
  say('In orde. / In order.')
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`)
}
