// From tokens to words. A word begins at a token that begins with a blank; its probability is that of its least sure token.
import type { Word } from '../transcript.ts'

export type Token = Readonly<{ id: number; startMs: number; probability: number }>

/** A word of the aligner may swallow the silence behind it; nobody takes longer than this to say one. */
const LONGEST_WORD_MS = 1500
const SHORTEST_WORD_MS = 20
/** The same few words this often in a row are a loop of the decoder, not speech. */
const LOOP_TIMES = 4
const LONGEST_LOOP = 4

/** Words in order, spans never empty and within [0, lengthMs). Special tokens and loops are dropped. */
export function wordsOf(tokens: readonly Token[], decode: (ids: number[]) => string, lengthMs: number): Word[] {
  const words: Word[] = []
  for (const group of groupsOf(tokens, decode)) {
    const text = decode(group.tokens.map(({ id }) => id)).trim()
    const first = group.tokens[0]
    if (!first || !/[\p{L}\p{N}]/u.test(text)) continue
    const startMs = Math.min(Math.max(first.startMs, words.at(-1)?.endMs ?? 0), lengthMs - SHORTEST_WORD_MS)
    const endMs = Math.min(Math.max(group.endMs, startMs + SHORTEST_WORD_MS), startMs + LONGEST_WORD_MS, lengthMs)
    const confidence = Math.min(...group.tokens.map(({ probability }) => probability))
    if (startMs >= 0 && endMs > startMs) words.push({ text, startMs, endMs, confidence })
  }
  return withoutLoops(words)
}

type Group = { tokens: Token[]; endMs: number }

/** Tokens of a word together; it ends where its punctuation, or the next word, begins. */
function groupsOf(tokens: readonly Token[], decode: (ids: number[]) => string): Group[] {
  const groups: Group[] = []
  for (const token of tokens) {
    const text = decode([token.id])
    const current = groups.at(-1)
    const isSpecial = text === '' || /^<\|.*\|>$/.test(text)
    const endsWord = isSpecial || !/[\p{L}\p{N}\uFFFD'’-]/u.test(text)
    if (current && current.endMs < 0 && (endsWord || text.startsWith(' '))) current.endMs = token.startMs
    if (isSpecial) continue
    if (!current || text.startsWith(' ')) groups.push({ tokens: [token], endMs: -1 })
    else current.tokens.push(token)
  }
  const last = groups.at(-1)
  if (last && last.endMs < 0) last.endMs = (tokens.at(-1)?.startMs ?? 0) + SHORTEST_WORD_MS
  return groups
}

/** What a decoder that has lost the thread repeats is kept once, with no confidence. */
function withoutLoops(words: readonly Word[]): Word[] {
  for (let at = 0; at < words.length; at++) {
    for (let length = 1; length <= LONGEST_LOOP; length++) {
      const times = timesInARow(words.slice(at).map(({ text }) => text.toLowerCase()), length)
      if (times < LOOP_TIMES) continue
      const once = words.slice(at, at + length).map((word) => ({ ...word, confidence: 0 }))
      return [...words.slice(0, at), ...once, ...withoutLoops(words.slice(at + length * times))]
    }
  }
  return [...words]
}

/** How often the first `length` texts stand there in a row. */
function timesInARow(texts: readonly string[], length: number): number {
  const other = texts.findIndex((text, index) => text !== texts[index % length])
  return Math.floor((other < 0 ? texts.length : other) / length)
}
