// Puts the second hearing to the test: clips as they are, which should pass, and clips out of which one finding was not masked.
import type { Hearing } from '../../models/hearing.ts'
import type { Finding } from '../../models/finding.ts'
import type { Excerpt, SafeTurn, SafeWord } from '../../models/snippet.ts'
import { lengthMs, overlaps, type Span } from '../../models/span.ts'
import { cut } from '../../worker/steps/cut.ts'
import { listenAgain } from '../../worker/steps/listen-again.ts'
import { mask } from '../../worker/steps/mask.ts'
import type { RedactedCall } from './heard-call.ts'

/** `caught`: leaks that were refused; `heard`: those that are refused also when the text agrees with the sound. */
export type Tested = Readonly<Record<'honest' | 'refused' | 'planted' | 'caught' | 'heard' | 'honestMs' | 'againMs', number>>

export const NOT_TESTED: Tested = { honest: 0, refused: 0, planted: 0, caught: 0, heard: 0, honestMs: 0, againMs: 0 }

export const allTested = (a: Tested, b: Tested): Tested => ({
  honest: a.honest + b.honest,
  refused: a.refused + b.refused,
  planted: a.planted + b.planted,
  caught: a.caught + b.caught,
  heard: a.heard + b.heard,
  honestMs: a.honestMs + b.honestMs,
  againMs: a.againMs + b.againMs,
})

export async function testSecondHearing(call: RedactedCall, hearing: Hearing, random: () => number): Promise<Tested> {
  const { pcm, turns, transcript, findings } = call
  const isRefused = async (excerpt: Excerpt, { played = turns, read = turns }) => {
    const masked = mask(pcm, excerpt, { turns: played, transcript })
    return Number((await listenAgain(masked, { hearing, language: 'nl', first: { transcript, findings, turns: read } })) !== undefined)
  }
  let tested = NOT_TESTED
  for (const excerpt of cut(turns, { whole: false })) {
    const startedMs = performance.now()
    const refused = await isRefused(excerpt, {})
    tested = allTested(tested, { ...NOT_TESTED, honest: 1, refused, honestMs: lengthMs(excerpt), againMs: performance.now() - startedMs })
    const personal = findings.filter((finding) => isPersonalIn(finding, excerpt, call))
    const finding = personal[Math.floor(random() * personal.length)]
    if (!finding) continue
    const played = withShown(turns, finding)
    const lifted = { ...excerpt, turns: played.filter((turn) => excerpt.turns.some((one) => one.channel === turn.channel && one.startMs === turn.startMs)) }
    const caught = await isRefused(lifted, { played })
    const heard = await isRefused(lifted, { played, read: played.map(withoutText(finding, played)) })
    tested = allTested(tested, { ...NOT_TESTED, planted: 1, caught, heard })
  }
  return tested
}

/** A value that was found as what it is, within the excerpt, and that is really personal. */
function isPersonalIn(finding: Finding, excerpt: Span, { turns, truth }: RedactedCall): boolean {
  const turn = turns[finding.turn]
  const words = turn?.words.slice(finding.from, finding.to) ?? []
  const said = truth.turns.filter(({ channel }) => channel === turn?.channel).flatMap((one) => one.words.filter(({ personal }) => personal))
  const isInside = words.every((word) => excerpt.startMs <= word.startMs && word.endMs <= excerpt.endMs)
  return finding.type !== 'UNKNOWN' && finding.type !== 'UNSURE' && isInside && words.some((word) => said.some((one) => overlaps(one, word)))
}

/** The turns with one finding forgotten. Its words are not told: they stand for sound alone. */
const withShown = (turns: readonly SafeTurn[], { turn: at, from, to }: Finding): SafeTurn[] =>
  turns.map((turn, index) => (index === at ? { ...turn, words: turn.words.map((word, place) => (from <= place && place < to ? spoken(word) : word)) } : turn))

/** Of a word that takes so long to say: with fewer letters its end would be cut off, with more it would be no word at all. */
const MS_PER_LETTER = 60
const spoken = ({ startMs, endMs, confidence }: SafeWord): SafeWord => ({
  startMs,
  endMs,
  confidence,
  shown: true,
  text: 'a'.repeat(Math.max(1, Math.ceil((endMs - startMs) / MS_PER_LETTER))),
})

const withoutText =
  ({ turn: at, from, to }: Finding, turns: readonly SafeTurn[]) =>
  (turn: SafeTurn): SafeTurn =>
    turn !== turns[at] ? turn : { ...turn, words: turn.words.map((word, place) => (from <= place && place < to && word.shown ? { ...word, text: '' } : word)) }
