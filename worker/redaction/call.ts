// A call as the recognisers read it: runs of letters and digits ("atoms") in order, and the stretches in which one party speaks.
import { plainSpelling } from './spelling.ts'

export type PlainWord = Readonly<{ text: string; confidence?: number }>
export type PlainTurn = Readonly<{ speaker: 'agent' | 'caller' | 'unknown'; words: readonly PlainWord[] }>
export type PlainCall = Readonly<{ turns: readonly PlainTurn[] }>

/** `start` and `end`: offsets into the word; `before`: what stands between it and the atom before it; `norm`: plain spelling. */
export type Atom = Readonly<{
  turn: number
  word: number
  start: number
  end: number
  text: string
  norm: string
  before: string
}>

/** Atoms `from` up to `to`: everything one party says until the other speaks, however it is cut into turns. */
export type Stretch = Readonly<{ speaker: PlainTurn['speaker']; from: number; to: number }>

export type Reading = Readonly<{ atoms: readonly Atom[]; stretches: readonly Stretch[] }>

const ATOM = /[\p{L}\p{N}]+(?:['’‘](?=\p{L})[\p{L}\p{N}]+)*|(?<![\p{L}\p{N}])['’‘](?:t|s|n|k|m|r)(?![\p{L}\p{N}])/giu

/** Reads a call once, for all recognisers. */
export function readCall(call: PlainCall): Reading {
  const atoms: Atom[] = []
  const stretches: { speaker: PlainTurn['speaker']; from: number; to: number }[] = []
  for (const [turn, { speaker, words }] of call.turns.entries()) {
    const from = atoms.length
    for (const [word, { text }] of words.entries()) addAtoms(atoms, { turn, word, text })
    const last = stretches.at(-1)
    if (last !== undefined && last.speaker === speaker) last.to = atoms.length
    else stretches.push({ speaker, from, to: atoms.length })
  }
  return { atoms, stretches }
}

function addAtoms(atoms: Atom[], { turn, word, text }: { turn: number; word: number; text: string }): void {
  let at = 0
  for (const match of text.matchAll(ATOM)) {
    const between = text.slice(at, match.index)
    at = match.index + match[0].length
    atoms.push({
      turn,
      word,
      start: match.index,
      end: at,
      text: match[0],
      norm: plainSpelling(match[0]),
      before: match.index === 0 || atoms.at(-1)?.word !== word ? ` ${between}` : between,
    })
  }
}
