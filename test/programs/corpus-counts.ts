// The make-up of the redaction corpus in figures, so that its reader sees which kinds are thin.
import type { Turn } from './corpus.ts'

export function printCounts(files: { name: string; turns: Turn[] }[]): void {
  console.table(Object.fromEntries([...files, { name: 'all', turns: files.flatMap((file) => file.turns) }].map(countFile)))
  const turns = files.flatMap((file) => file.turns)
  console.table(tally(turns.flatMap((turn) => turn.spans.map((span) => span.label))))
  console.table(tally(turns.map((turn) => turn.domain)))
}

function countFile({ name, turns }: { name: string; turns: Turn[] }) {
  return [
    name,
    {
      calls: new Set(turns.map((turn) => turn.call)).size,
      turns: turns.length,
      raw: turns.filter((turn) => turn.style === 'raw').length,
      withoutPersonal: turns.filter((turn) => turn.spans.length === 0).length,
      spans: turns.reduce((sum, turn) => sum + turn.spans.length, 0),
      keep: turns.reduce((sum, turn) => sum + turn.keep.length, 0),
    },
  ] as const
}

function tally(values: string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1
  return Object.fromEntries(Object.entries(counts).sort((left, right) => right[1] - left[1]))
}
