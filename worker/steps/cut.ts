// Chooses what a trainer can learn from: whole turns, 20 to 90 s, never the part in which the caller is identified.
import { LEARNING_CUES, THEME_CUES } from '../../models/learning.ts'
import { shownText, SNIPPET_MAX_MS, SNIPPET_MIN_MS, SNIPPETS_PER_CALL, type Excerpt, type SafeTurn } from '../../models/snippet.ts'
import { lengthMs, overlaps, span } from '../../models/span.ts'

/** More hidden words than this, and the stretch is about who somebody is. */
const MOST_HIDDEN = 0.45
/** Two placeholders of identifying kinds this near each other are an identification. */
const IDENTIFYING = /^\[(?:POSTCODE|GEBOORTEDATUM|BSN|REKENING|KAART|KLANTNUMMER|TELEFOON|E-MAIL|DOCUMENT|KENTEKEN|GEHEIM)-/
const MOST_IDENTIFIERS = 1
const BOTH_SPEAK = 0.5

type Candidate = Excerpt & Readonly<{ score: number }>

/** At most three excerpts that do not overlap, best first chosen, in order of time. `whole`: the whole call as one. */
export function cut(turns: readonly SafeTurn[], { whole }: Readonly<{ whole: boolean }>): Excerpt[] {
  if (whole) return turns.length > 0 ? [describe(turns)] : []
  const chosen: Candidate[] = []
  for (const candidate of candidatesOf(turns).toSorted((a, b) => b.score - a.score)) {
    if (chosen.length === SNIPPETS_PER_CALL) break
    if (!chosen.some((other) => overlaps(other, candidate))) chosen.push(candidate)
  }
  return chosen.toSorted((a, b) => a.startMs - b.startMs).map(({ score: _, ...excerpt }) => excerpt)
}

/** Every run of whole turns that is long and clean enough. A run takes in all turns that overlap it, or it is none. */
function candidatesOf(turns: readonly SafeTurn[]): Candidate[] {
  const candidates: Candidate[] = []
  for (let from = 0; from < turns.length; from++) {
    for (let to = from + 1; to <= turns.length; to++) {
      const run = turns.slice(from, to)
      const candidate = describe(run)
      if (lengthMs(candidate) > SNIPPET_MAX_MS) break
      const isCutOff = [turns[from - 1], turns[to]].some((other) => other && overlaps(other, candidate))
      if (lengthMs(candidate) < SNIPPET_MIN_MS || isCutOff || !isClean(run)) continue
      candidates.push({ ...candidate, score: scoreOf(run, candidate) })
    }
  }
  return candidates
}

function isClean(run: readonly SafeTurn[]): boolean {
  const words = run.flatMap((turn) => turn.words)
  const hidden = words.filter((word) => !word.shown)
  const identifiers = hidden.filter((word) => !word.shown && IDENTIFYING.test(word.placeholder ?? ''))
  return hidden.length <= words.length * MOST_HIDDEN && identifiers.length <= MOST_IDENTIFIERS
}

/** Much to read, both parties speaking, cues of something to learn; long ones are worth a little less than two short. */
function scoreOf(run: readonly SafeTurn[], excerpt: Excerpt): number {
  const words = run.flatMap((turn) => turn.words)
  const shownShare = words.filter((word) => word.shown).length / Math.max(1, words.length)
  const speakers = new Set(run.map(({ channel }) => channel)).size
  const cues = Math.min(3, countCues(textOf(run), LEARNING_CUES[excerpt.reason]))
  const wordsPerSecond = (words.length * 1000) / lengthMs(excerpt)
  return shownShare * 2 + (speakers > 1 ? BOTH_SPEAK : 0) + cues / 2 + Math.min(wordsPerSecond, 2) / 2
}

function describe(run: readonly SafeTurn[]): Excerpt {
  const startMs = Math.min(...run.map((turn) => turn.startMs))
  const endMs = Math.max(...run.map((turn) => turn.endMs))
  const text = textOf(run)
  const theme = best(text, THEME_CUES) ?? 'question'
  const reason = best(text, LEARNING_CUES) ?? 'talk'
  return { ...span(startMs, endMs), turns: run, theme, reason }
}

function textOf(run: readonly SafeTurn[]): string {
  const words = run.map(shownText).join(' ').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return ` ${words.join(' ')} `
}

/** The key with the most cues in the text, if there are any. */
function best<Key extends string>(text: string, cues: Readonly<Record<Key, readonly string[]>>): Key | undefined {
  const keys = Object.keys(cues).filter((key): key is Key => key in cues)
  const counted = keys.map((key) => ({ key, count: countCues(text, cues[key]) })).toSorted((a, b) => b.count - a.count)
  return counted[0] && counted[0].count > 0 ? counted[0].key : undefined
}

const countCues = (text: string, cues: readonly string[]): number => cues.filter((cue) => text.includes(` ${cue} `)).length
