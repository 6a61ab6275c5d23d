// Prints how well the redaction does: node test/programs/score.ts [FILE.jsonl …] [--misses N] [--totals]. Without files: the whole
// corpus.
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { redactTexts } from '../../worker/redaction/texts.ts'
import type { Turn } from './corpus.ts'
import { noCounts, scoreTurns, share, type Counts, type Miss, type Score } from './corpus-score.ts'

const FOLDER = join(import.meta.dirname, '../regression/redaction')

function main(args: readonly string[]): void {
  const misses = args.includes('--misses') ? Number(args[args.indexOf('--misses') + 1]) : 0
  const given = args.filter((arg) => arg.endsWith('.jsonl'))
  const files =
    given.length > 0
      ? given
      : readdirSync(FOLDER)
          .filter((name) => name.endsWith('.jsonl'))
          .map((name) => join(FOLDER, name))
  const scored = files.flatMap((file) => byStyle(file, readTurns(file)))
  console.table(Object.fromEntries([...scored.map(({ name, score }) => [name, figures(score.all)]), ...totals(scored)]))
  if (args.includes('--totals')) return
  console.table(byLabel(scored.map(({ score }) => score)))
  for (const { name, score } of scored) printMisses(name, score, misses)
}

const readTurns = (file: string): Turn[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Turn => ({ spans: [], neutral: [], keep: [], ...JSON.parse(line) }))

type Named = Readonly<{ name: string; style: string; score: Score }>

function byStyle(file: string, turns: readonly Turn[]): Named[] {
  const redacted = redactTexts(turns, { vocabulary: [] })
  const styles = Map.groupBy(turns, ({ call, style }) => style ?? styleOf(turns.filter((turn) => turn.call === call)))
  return [...styles].map(([style, own]) => ({
    name: `${basename(file, '.jsonl')} ${style}`,
    style,
    score: scoreTurns(own, redacted),
  }))
}

const styleOf = (turns: readonly Turn[]): string => (turns.every(({ text }) => text === text.toLowerCase()) ? 'raw' : 'clean')

function totals(scored: readonly Named[]): [string, ReturnType<typeof figures>][] {
  const styles = [...Map.groupBy(scored, ({ style }) => style), ['together', scored] as const]
  return styles.map(([style, own]) => [`all ${style}`, figures(sum(own.map(({ score }) => score.all)))])
}

function byLabel(scores: readonly Score[]): Record<string, ReturnType<typeof figures>> {
  const labels = new Set(scores.flatMap((score) => [...score.labels.keys()]).sort())
  return Object.fromEntries(
    [...labels].map((label) => [label, figures(sum(scores.map((score) => score.labels.get(label) ?? noCounts())))]),
  )
}

function sum(counts: readonly Counts[]): Counts {
  const total = noCounts()
  for (const one of counts) {
    total.personal += one.personal
    total.leaked += one.leaked
    total.values += one.values
    total.whole += one.whole
    total.other += one.other
    total.otherMasked += one.otherMasked
    total.keep += one.keep
    total.keepMasked += one.keepMasked
  }
  return total
}

function figures(counts: Counts) {
  return {
    words: counts.personal,
    'leak %': rounded(share(counts.leaked, counts.personal)),
    values: counts.values,
    'recall %': rounded(share(counts.whole, counts.values)),
    'over %': rounded(share(counts.otherMasked, counts.other)),
    'keep-over %': rounded(share(counts.keepMasked, counts.keep)),
  }
}

const rounded = (value: number | undefined): number | undefined => (value === undefined ? undefined : Math.round(value * 10) / 10)

const line = ({ id, label, words, text }: Miss): string => `  ${id} ${label} «${words}» in: ${text}`

function printMisses(name: string, { leaks, overs }: Score, limit: number): void {
  if (limit > 0 && leaks.length > 0) console.log([`${name}: left readable`, ...leaks.slice(0, limit).map(line)].join('\n'))
  if (limit > 0 && overs.length > 0) console.log([`${name}: masked for nothing`, ...overs.slice(0, limit).map(line)].join('\n'))
}

main(process.argv.slice(2))
