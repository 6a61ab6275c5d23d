// `npm run ledger`: what the works council needs to check the draw. `verify` touches nothing of this installation.
import { parseArgs } from 'node:util'
import { Failure } from '../../models/failure.ts'
import { linesOf, readHeads } from './ledger-records.ts'
import { verifyLedger, type Verdict } from './ledger-verify.ts'
import { commitmentTo } from './ledger-replay.ts'
import { program } from './program.ts'

const USAGE = `npm run ledger -- commitments                   what each quarter's key was committed to, and its nonce
npm run ledger -- nonce QUARTER TEXT            mix in what the works council gives, before the quarter's first call
npm run ledger -- heads QUARTER                 where the ledger stood at the end of each day: note these
npm run ledger -- export QUARTER > FILE         every line, without content
npm run ledger -- release QUARTER               the quarter's key, a day after its end
npm run ledger -- verify FILE [--key KEY] [--heads FILE] [--commitment HASH] [--nonce TEXT]
                                                replay every decision of a JSON Lines or CSV file against what you noted; needs no installation`

await program(async () => {
  const text = { type: 'string' } as const
  const { values, positionals } = parseArgs({ options: { key: text, heads: text, commitment: text, nonce: text }, allowPositionals: true })
  const [verb = '', subject = '', nonce = ''] = positionals
  if (verb === 'verify' && subject) return verify(subject, values)
  const { ledgerOrders } = await import('./ledger-orders.ts') // Only here, so that to verify opens no store.
  const order = ledgerOrders[verb]
  if (!order) throw new Failure('request-faulty', { details: USAGE.split('\n') })
  for await (const line of order(subject, nonce)) process.stdout.write(`${line}\n`)
})

type Given = Readonly<Partial<Record<'key' | 'heads' | 'commitment' | 'nonce', string>>>

async function verify(file: string, { key, heads, commitment, nonce }: Given): Promise<void> {
  for (const [name, value] of Object.entries({ key, commitment }))
    if (value !== undefined && !/^[0-9a-f]{64}$/.test(value)) throw new Failure('request-faulty', { details: [`--${name}: must be 64 hexadecimal digits`] })
  const noted = heads === undefined ? undefined : await readHeads(heads)
  const verdict = await verifyLedger({ lines: linesOf(file), key, heads: noted, commitment, nonce })
  process.stdout.write(`${reportOf(verdict, key).join('\n')}\n`)
  if (verdict.faultCount > 0) process.exitCode = 1
}

function reportOf({ quarter, lines, replayed, refused, kept, isCommitted, afterHeads, faultCount, faults }: Verdict, key: string | undefined): string[] {
  const drawn = `${replayed} decisions replayed: ${kept} kept, ${replayed - kept} skipped`
  return [
    `Quarter ${quarter}: ${lines} lines, ${refused} refused before the draw.`,
    key === undefined ? 'Without --key only the chain was checked.' : `${drawn}.`,
    ...(key !== undefined && !isCommitted ? [`No commitment in this file. That of the key is ${commitmentTo(key)}: it has to be the one that you noted.`] : []),
    ...(afterHeads > 0 ? [`${afterHeads} lines come after the last head: no noted hash vouches for them.`] : []),
    ...faults,
    ...(faultCount > faults.length ? [`… and ${faultCount - faults.length} more`] : []),
    faultCount === 0 ? 'No differences.' : `${faultCount} differences.`,
  ]
}
