// How well words were heard: a transcript held against what was really said, word by word and channel by channel.
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Transcript, Word } from '../../models/transcript.ts'

const saidSchema = z.object({
  turns: z.array(z.object({ channel: z.number(), words: z.array(z.object({ text: z.string(), startMs: z.number(), endMs: z.number() })) })),
})
export type Said = z.infer<typeof saidSchema>
type Spoken = Readonly<{ text: string; startMs: number }>
/** A written word beside the spoken one that it was taken for, if any. */
export type Pair = Readonly<{ heard?: Word; said?: Spoken }>

export const readSaid = (file: string): Said => saidSchema.parse(JSON.parse(readFileSync(file, 'utf8')))

/** Every word of both, in pairs, with as few differences as there can be. */
export function pairsOf(transcript: Transcript, said: Said): Pair[] {
  const channels = new Set([...said.turns, ...transcript.turns].map(({ channel }) => channel))
  return [...channels].flatMap((channel) => {
    const heard = transcript.turns.filter((turn) => turn.channel === channel).flatMap(({ words }) => words)
    const spoken = said.turns.filter((turn) => turn.channel === channel).flatMap(({ words }) => words)
    return aligned(heard.flatMap(split), spoken.flatMap(split))
  })
}

export const isRight = ({ heard, said }: Pair): boolean => heard !== undefined && heard.text === said?.text

/** Words wrong, left out or put in, as a share of the words spoken. */
export function wordErrorRate(pairs: readonly Pair[]): number {
  const wrong = pairs.filter((pair) => !isRight(pair)).length
  return wrong / Math.max(1, pairs.filter(({ said }) => said).length)
}

/** How far from the truth the words begin that were heard right, in order. */
export const startErrorsMs = (pairs: readonly Pair[]): number[] =>
  pairs
    .filter(isRight)
    .map(({ heard, said }) => Math.abs((heard?.startMs ?? 0) - (said?.startMs ?? 0)))
    .toSorted((a, b) => a - b)

export const quantile = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN

/** Without capitals, accents and punctuation; words that a hyphen joins are taken apart. */
function split<T extends Spoken>(word: T): T[] {
  const texts = word.text.toLowerCase().normalize('NFD').split(/[-\s]/).map((text) => text.replaceAll(/[^\p{L}\p{N}]/gu, ''))
  return texts.filter((text) => text !== '').map((text) => ({ ...word, text }))
}

/** Levenshtein's distance between words, walked back from its end. */
function aligned(heard: readonly Word[], said: readonly Spoken[]): Pair[] {
  const costs = costsOf(heard, said)
  const cost = (row: number, column: number) => costs[row]?.[column] ?? Infinity
  const pairs: Pair[] = []
  let [row, column] = [said.length, heard.length]
  while (row > 0 || column > 0) {
    const [spoken, word] = [said[row - 1], heard[column - 1]]
    const both: Pair = { ...(word && { heard: word }), ...(spoken && { said: spoken }) }
    const isBoth = spoken && word && cost(row, column) === cost(row - 1, column - 1) + (isRight(both) ? 0 : 1)
    const isExtra = !isBoth && word && cost(row, column) === cost(row, column - 1) + 1
    pairs.push(isBoth ? both : isExtra ? { heard: word } : { ...(spoken && { said: spoken }) })
    if (!isExtra) row--
    if (isBoth || isExtra) column--
  }
  return pairs.toReversed()
}

function costsOf(heard: readonly Word[], said: readonly Spoken[]): number[][] {
  const costs = [heard.reduce<number[]>((row) => [...row, row.length], [0])]
  for (const [index, spoken] of said.entries()) {
    const above = costs[index] ?? []
    const row = [index + 1]
    for (const [column, word] of heard.entries())
      row.push(Math.min((above[column + 1] ?? 0) + 1, (row[column] ?? 0) + 1, (above[column] ?? 0) + (word.text === spoken.text ? 0 : 1)))
    costs.push(row)
  }
  return costs
}
