// Learns the weights of the learned recogniser from the calls that were looked at, and writes them beside it: node test/programs/learn.ts.
// With --measure it writes nothing: it learns several times, each time without a part of the files, and prints how that part does.
import { readdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Rules } from '../../worker/redaction/engine.ts'
import { LANGUAGES, type Language } from '../../worker/redaction/languages.ts'
import { learnedWith } from '../../worker/redaction/learned/learned.ts'
import { WEIGHTS_FILE, type Weights } from '../../worker/redaction/learned/weights.ts'
import { redactTexts } from '../../worker/redaction/texts.ts'
import { parseCalls, type Turn } from './corpus-parse.ts'
import { scoreTurns, share, type Counts } from './corpus-score.ts'
import { chanceFrom } from './learning/chance.ts'
import { examplesOf, unmarkedExamplesOf, type Example } from './learning/examples.ts'
import { fit } from './learning/fit.ts'
import { packed, usable } from './learning/packed.ts'
import { telephoneTurns } from './learning/telephone.ts'

const CALLS = join(import.meta.dirname, '../regression/redaction/calls')
const OWN_CALLS = join(import.meta.dirname, 'learning/calls')
const LOOKED_AT = /^dev-.*\.txt$/
const SEED = 5
const FOLDS = 5

type File = Readonly<{ name: string; turns: readonly Turn[]; examples: readonly Example[] }>

function main(args: readonly string[]): void {
  const files = filesIn(CALLS).filter(({ name }) => LOOKED_AT.test(name))
  const own = [...filesIn(OWN_CALLS).flatMap(({ examples }) => examples), ...unmarkedExamplesOf(telephoneTurns())]
  if (args.includes('--measure')) return measure(files, own)
  const text = packed(fit([...files.flatMap(({ examples }) => examples), ...own], chanceFrom(SEED)))
  writeFileSync(WEIGHTS_FILE, text)
  console.log(`${WEIGHTS_FILE}: ${text.length} characters`)
}

const filesIn = (folder: string): File[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.txt') && !name.startsWith('unseen'))
    .toSorted()
    .map((name) => {
      const turns = parseCalls(join(folder, name))
      return { name, turns, examples: examplesOf(turns) }
    })

type Row = Readonly<{ name: string; alone: Counts; learned: Counts }>

function measure(files: readonly File[], own: readonly Example[]): void {
  const rows = Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
    const others = files.filter((_, at) => at % FOLDS !== fold).flatMap(({ examples }) => examples)
    const weights = usable(fit([...others, ...own], chanceFrom(SEED)))
    return files.filter((_, at) => at % FOLDS === fold).map((file) => rowOf(file, weights))
  })
  const sorted = rows.toSorted((one, other) => one.name.localeCompare(other.name))
  console.table(
    Object.fromEntries(
      sorted.map(({ name, alone, learned }) => [basename(name, '.txt'), { ...figures('rules', alone), ...figures('learned', learned) }]),
    ),
  )
}

function rowOf({ name, turns }: File, weights: Weights): Row {
  const scored = (rulesOf: (language: Language) => Rules) => scoreTurns(turns, redactTexts(turns, { vocabulary: [], rulesOf })).all
  return {
    name,
    alone: scored((language) => withLearned(language, undefined)),
    learned: scored((language) => withLearned(language, weights)),
  }
}

/** The rules with the learned recogniser as it has learnt, or without it. */
function withLearned(language: Language, weights: Weights | undefined): Rules {
  const rules = LANGUAGES[language]
  const recognisers = rules.recognisers.flatMap((one) => {
    if (one.name !== 'learned') return [one]
    return weights === undefined ? [] : [learnedWith(() => weights)]
  })
  return { ...rules, recognisers }
}

const figures = (name: string, counts: Counts): Record<string, number> => ({
  [`${name}: leak %`]: rounded(share(counts.leaked, counts.personal)),
  [`${name}: recall %`]: rounded(share(counts.whole, counts.values)),
  [`${name}: over %`]: rounded(share(counts.otherMasked, counts.other)),
  [`${name}: keep %`]: rounded(share(counts.keepMasked, counts.keep)),
})

const rounded = (value = 0): number => Math.round(value * 10) / 10

main(process.argv.slice(2))
