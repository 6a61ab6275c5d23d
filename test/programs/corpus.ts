// Turns the hand-written calls of the redaction corpus into JSONL with offsets, so that nobody counts characters by
// hand. A call begins with `# domain clean|raw`; a turn is `A: text` (agent) or `C: text` (customer), with marks such
// as [NAME:Roos] that may hold other marks: [TEL:nul zes [N:eh] twaalf]. `+` after a tag means a part, `!` a check
// digit that fails on purpose. Run: node test/programs/corpus.ts
import { readdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { faultsOf } from './corpus-checks.ts'
import { printCounts } from './corpus-counts.ts'
import { parseCalls } from './corpus-parse.ts'

export type { Mark, Range, Turn } from './corpus-parse.ts'

const FOLDER = new URL('../regression/redaction/', import.meta.url)

main()

function main(): void {
  const names = readdirSync(new URL('calls/', FOLDER))
    .filter((name) => name.endsWith('.txt'))
    .sort()
  const files = names.map((name) => ({ name, turns: parseCalls(fileURLToPath(new URL(`calls/${name}`, FOLDER))) }))
  for (const { name, turns } of files) {
    writeFileSync(new URL(name.replace('.txt', '.jsonl'), FOLDER), turns.map((line) => JSON.stringify(line) + '\n').join(''))
  }
  printCounts(files)
  const faults = faultsOf(files.flatMap((file) => file.turns))
  for (const fault of faults) console.error(fault)
  process.exitCode = faults.length > 0 ? 1 : 0
}
