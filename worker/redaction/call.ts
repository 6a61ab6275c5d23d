// A call as the recognisers read it: runs of letters and digits ("atoms") in order, and the speeches in which one party speaks.
import type { Code, CodeOf } from './codes.ts'
import { plainSpelling } from './spelling.ts'

export type PlainWord = Readonly<{ text: string; confidence?: number }>
export type PlainTurn = Readonly<{ speaker: 'agent' | 'caller' | 'unknown'; words: readonly PlainWord[] }>
export type PlainCall = Readonly<{ turns: readonly PlainTurn[] }>

/**
 * `start` and `end`: offsets into the word; `before`: what stands between it and the atom before it; `norm`: plain spelling;
 * `code`: what it may be in a number.
 */
export type Atom = Readonly<{
  turn: number
  word: number
  start: number
  end: number
  text: string
  norm: string
  code: Code | undefined
  before: string
}>

/** Atoms `from` up to `to`: all that one party says until the other speaks, however it is cut into turns. */
export type Stretch = Readonly<{ speaker: PlainTurn['speaker']; from: number; to: number }>

export type Reading = Readonly<{ atoms: readonly Atom[]; stretches: readonly Stretch[] }>

const ATOM = /[\p{L}\p{N}\p{M}]+(?:['’‘](?=\p{L})[\p{L}\p{N}\p{M}]+)*|(?<![\p{L}\p{N}])['’‘](?:t|s|n|k|m|r)(?![\p{L}\p{N}])/giu

/** Reads a call once, for all recognisers. */
export function readCall(call: PlainCall, codeOf: CodeOf): Reading {
  const atoms: Atom[] = []
  const stretches: { speaker: PlainTurn['speaker']; from: number; to: number }[] = []
  let trailing = ''
  for (const [turn, { speaker, words }] of call.turns.entries()) {
    const from = atoms.length
    const last = stretches.at(-1)
    const goesOn = last !== undefined && last.speaker === speaker
    let between = goesOn ? trailing : ''
    for (const [word, { text }] of words.entries())
      between = addAtoms(atoms, { turn, word, text, between: `${between} ` }, codeOf)
    trailing = between
    if (goesOn) last.to = atoms.length
    else stretches.push({ speaker, from, to: atoms.length })
  }
  return { atoms, stretches }
}

type Written = Readonly<{ turn: number; word: number; text: string; between: string }>

/** Adds the atoms of a word; gives what stands behind the last of them. */
function addAtoms(atoms: Atom[], { turn, word, text, between }: Written, codeOf: CodeOf): string {
  let at = 0
  let before = between
  for (const match of text.matchAll(ATOM)) {
    before += text.slice(at, match.index)
    at = match.index + match[0].length
    const norm = plainSpelling(match[0])
    atoms.push({ turn, word, start: match.index, end: at, text: match[0], norm, code: codeOf(norm), before })
    before = ''
  }
  return before + text.slice(at)
}
