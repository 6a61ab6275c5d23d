// `npm run erase`: finds everything held about a number or a call, shows it, shreds it and prints a receipt.
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Found, FoundCall, Receipt, Subject } from '../../models/erasure.ts'
import { Failure } from '../../models/failure.ts'
import { NUMBER_LISTS, type NumberList } from '../../models/number-list.ts'
import { e164Of } from '../../models/phone-number.ts'
import { readSettings } from '../../models/settings.ts'
import { eraseHeld, findHeld } from '../../models/store/erase.ts'
import { listNumbers } from '../../models/store/number-lists.ts'
import { openStoreOf, type Store } from '../../models/store/open.ts'
import { program, readEnvironment } from './program.ts'

const USAGE = `npm run erase -- --number N [--objection]       what is held about a number; with an objection it is never drawn again
npm run erase -- --call ID                      what is held about one call, by the pipeline's identifier
npm run erase -- … --show                       only show what is held
npm run erase -- --import FILE --list LIST      numbers never to be drawn, one a line; LIST is never or elsewhere`

const PERSON = 'operator'

await program(async () => {
  const [text, flag] = [{ type: 'string' }, { type: 'boolean', default: false }] as const
  const { values } = parseArgs({ options: { number: text, call: text, import: text, list: text, objection: flag, show: flag } })
  const [number, list] = [values.number === undefined ? undefined : e164Of(values.number), NUMBER_LISTS.find((name) => name === values.list)]
  const subject = number !== undefined ? { number } : values.call === undefined ? undefined : { callId: values.call }
  const numbers = values.import !== undefined && list ? { list, numbers: numbersIn(values.import) } : undefined
  if ((subject === undefined) === (numbers === undefined)) throw new Failure('request-faulty', { details: USAGE.split('\n') })
  const store = await openStoreOf(readSettings(readEnvironment()))
  try {
    if (numbers) await takeIn(store, numbers)
    else if (subject) await erase(store, subject, values)
  } finally {
    await store.close()
  }
})

async function erase(store: Store, subject: Subject, { show, objection }: Readonly<{ show: boolean; objection: boolean }>): Promise<void> {
  print(foundLines(await findHeld(store, subject, new Date())))
  if (show) return
  print(receiptLines(await eraseHeld(store, { subject, objects: objection, person: PERSON, now: new Date() })))
}

async function takeIn(store: Store, { list, numbers }: Readonly<{ list: NumberList; numbers: readonly string[] }>): Promise<void> {
  const added = await listNumbers(store, { list, numbers, person: PERSON }, new Date())
  print([`${added} of ${numbers.length} numbers were new on the list ${list}. Of each only a keyed hash is kept.`])
}

function foundLines({ calls, lists, ledgerLines }: Found): string[] {
  return [
    `Aangetroffen / found: ${calls.length} gesprekken / calls, ${ledgerLines} registerregels / ledger lines${lists.length > 0 ? `, lijst / list: ${lists.join(', ')}` : ''}`,
    ...calls.map(callLine),
  ]
}

function callLine({ id, team, week, state, snippets, clips, until, heldUntil }: FoundCall): string {
  const held = heldUntil ? `, vastgehouden t/m / held until ${heldUntil}` : ''
  return `  ${id}  ${team}  week ${week}  ${state}  ${snippets} fragmenten / snippets, ${clips} clips, t/m / until ${until}${held}`
}

function receiptLines({ id, at, erased, held, ledgerLines, neverDrawnAgain }: Receipt): string[] {
  return [
    '',
    `Bewijs van verwijdering / receipt of erasure ${id}`,
    `  ${at}`,
    `  verwijderd, sleutels vernietigd / erased, keys shredded: ${erased.calls} gesprekken / calls, ${erased.snippets} fragmenten / snippets, ${erased.clips} clips, ${erased.recordings} wachtende opnamen / waiting recordings`,
    ...(held.length > 0 ? ['  niet verwijderd, onder een hold / not erased, under a hold:', ...held.map(callLine)] : []),
    `  blijft tot het controlevenster sluit / remains until the audit window closes: ${ledgerLines} registerregels zonder inhoud / ledger lines without content`,
    ...(neverDrawnAgain ? ['  dit nummer wordt niet meer getrokken / this number is never drawn again'] : []),
  ]
}

/** One number a line; empty lines and what follows a `#` are left out. A wrong one is named by its place. */
function numbersIn(file: string): string[] {
  const lines = readText(file).split('\n').map((line) => line.replace(/#.*/, '').trim())
  return lines.flatMap((line, index) => (line === '' ? [] : [numberOn(line, index + 1)]))
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new Failure('request-faulty', { cause, details: ['--import: cannot be read'] })
  }
}

function numberOn(line: string, place: number): string {
  try {
    return e164Of(line)
  } catch (cause) {
    throw new Failure('request-faulty', { cause, details: [`line ${place}: must be a telephone number`] })
  }
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`)
}
