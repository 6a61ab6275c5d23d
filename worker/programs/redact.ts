// Redacts calls given as text: redact IN.jsonl OUT.jsonl. Lines of IN: {id, call, speaker, text}; of OUT: {id, masked: [{start, end,
// label}]}.
import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { redactTexts } from '../redaction/texts.ts'

const lineSchema = z.object({ id: z.string(), call: z.string(), speaker: z.string(), text: z.string() })

/** Reads `input`, writes `output`; returns how many turns were redacted. */
export function redactFile(input: string, output: string): number {
  const lines = readFileSync(input, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
  const redacted = redactTexts(
    lines.map((line) => lineSchema.parse(JSON.parse(line))),
    { vocabulary: [] },
  )
  writeFileSync(output, redacted.map((line) => `${JSON.stringify(line)}\n`).join(''))
  return redacted.length
}

function main(args: readonly string[]): number {
  const [input, output] = args
  if (input === undefined || output === undefined) {
    console.error('usage: npm run redact -- IN.jsonl OUT.jsonl')
    return 2
  }
  console.error(`${redactFile(input, output)} turns redacted`)
  return 0
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  process.exitCode = main(process.argv.slice(2))
