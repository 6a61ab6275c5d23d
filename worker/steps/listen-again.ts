// Hears a masked clip once more before it is disguised, as somebody who knows what was hidden. Only a hearing that is whole
// and clean lets a clip through: an empty, failed or odd one is no pass.
import { isSilent, samplesOf, SAMPLES_PER_MS, type MaskedClip } from '../../models/audio.ts'
import type { Confidential } from '../../models/confidential.ts'
import type { Finding } from '../../models/finding.ts'
import type { Hearing, Language } from '../../models/hearing.ts'
import type { SafeTurn, TextOnly } from '../../models/snippet.ts'
import { lengthMs, overlaps, span, subtract, union, type Span } from '../../models/span.ts'
import type { ChannelSpan, Transcript, Word } from '../../models/transcript.ts'
import { giveawaysOf, givesAway } from '../audio/giveaways.ts'
import { heardWords, type Heard } from '../audio/heard-words.ts'
import { FUNCTION_WORDS } from '../redaction/function-words.ts'
import { LANGUAGES } from '../redaction/languages.ts'
import { plainSpelling } from '../redaction/spelling.ts'

/** Whisper's window is 30 s whatever is in it, so what was let through is packed, with this much silence between. */
const WINDOW_MS = 28_000
const BETWEEN_MS = 500
/** What lies nearer to each other is heard as it is, silence and all. */
const TOGETHER_MS = 700
/** Between two shown words that are further apart somebody may have said something. */
const PAUSE_MS = 300
/** Of the shown words at least so many are heard again, and not many more than there are; else the hearing is odd. */
const HEARD_SHARE = { least: 0.5, most: 1.6 }
const FEW_WORDS = 4

/** What was heard and hidden the first time. `turns` are the whole call's, because what is shown elsewhere is no secret. */
export type FirstHearing = Readonly<{ transcript: Confidential<Transcript>; findings: readonly Finding[]; turns: readonly SafeTurn[] }>
type Options = Readonly<{ hearing: Hearing; language: Language; first: FirstHearing }>
type Placed = ChannelSpan & Readonly<{ atMs: number }>

/** Undefined when the clip may be published, or why it may not. Never throws: a hearing that fails is a clip that fails. */
export async function listenAgain(clip: MaskedClip, { hearing, language, first }: Options): Promise<TextOnly | undefined> {
  if (isHeardOutside(clip) || isPassedUnshown(clip, first.turns)) return 'leak-heard'
  try {
    const heard: string[][] = []
    for (const window of windowsOf(clip.passed)) {
      const { words, trust } = await hearing.transcribe(packed(clip, window), language)
      if (!trust.ended || words.some((word) => isOdd(word, window))) return 'heard-badly'
      heard.push(...window.map((stretch) => words.filter((word) => nearestTo(word, window) === stretch).map(({ text }) => text)))
    }
    const { leaks, isLike } = compared(heard, { clip, first, language })
    return leaks ? 'leak-heard' : isLike ? undefined : 'heard-badly'
  } catch {
    return 'heard-badly'
  }
}

/** Sound where the mask says that there is none. */
function isHeardOutside({ pcm, startMs, endMs, passed }: MaskedClip): boolean {
  return pcm.open().channels.some((samples, channel) => {
    const silent = subtract([span(startMs, endMs)], passed.filter((one) => one.channel === channel))
    return silent.some((one) => !isSilent(samplesOf(samples, span(one.startMs - startMs, one.endMs - startMs))))
  })
}

/** Sound that is let through where no word is shown, whatever the mask says. */
function isPassedUnshown({ passed }: MaskedClip, turns: readonly SafeTurn[]): boolean {
  const shownOn = (channel: number) => turns.filter((turn) => turn.channel === channel).flatMap(({ words }) => words.filter((word) => word.shown))
  return passed.some((one) => subtract([one], union(shownOn(one.channel), PAUSE_MS)).length > 0)
}

/** Everything that was let through, in order of time, as many stretches to a window as fit. */
function windowsOf(passed: readonly ChannelSpan[]): Placed[][] {
  const channels = [...new Set(passed.map(({ channel }) => channel))]
  const stretches = channels.flatMap((channel) =>
    union(passed.filter((one) => one.channel === channel), TOGETHER_MS).flatMap(inWindows).map((one) => ({ ...one, channel })),
  )
  const windows: Placed[][] = []
  for (const stretch of stretches.toSorted((a, b) => a.startMs - b.startMs)) {
    const window = windows.at(-1)
    const last = window?.at(-1)
    const atMs = last ? last.atMs + lengthMs(last) + BETWEEN_MS : 0
    if (window && atMs + lengthMs(stretch) <= WINDOW_MS) window.push({ ...stretch, atMs })
    else windows.push([{ ...stretch, atMs: 0 }])
  }
  return windows
}

function inWindows({ startMs, endMs }: Span): Span[] {
  const count = Math.ceil((endMs - startMs) / WINDOW_MS)
  const edge = (at: number) => Math.round(startMs + ((endMs - startMs) * at) / count)
  return Array.from({ length: count }, (_, at) => span(edge(at), edge(at + 1)))
}

function packed({ pcm, startMs }: MaskedClip, window: readonly Placed[]): Int16Array {
  const last = window.at(-1)
  const all = new Int16Array(((last?.atMs ?? 0) + (last ? lengthMs(last) : 0)) * SAMPLES_PER_MS)
  for (const stretch of window) {
    const samples = pcm.open().channels[stretch.channel]
    if (samples) all.set(samplesOf(samples, span(stretch.startMs - startMs, stretch.endMs - startMs)), stretch.atMs * SAMPLES_PER_MS)
  }
  return all
}

const placeOf = (stretch: Placed): Span => span(stretch.atMs, stretch.atMs + lengthMs(stretch))

/** How far a word lies from a stretch: the aligner is not exact, and the silence between two stretches belongs to neither. */
const awayMs = (word: Span, stretch: Placed): number => {
  const { startMs, endMs } = placeOf(stretch)
  const middle = (word.startMs + word.endMs) / 2
  return Math.max(startMs - middle, middle - endMs, 0)
}

const nearestTo = (word: Span, window: readonly Placed[]): Placed | undefined =>
  window.toSorted((a, b) => awayMs(word, a) - awayMs(word, b))[0]

/** A word that is no word, that lies nowhere, or that was heard where all is silent. */
function isOdd(word: Word, window: readonly Placed[]): boolean {
  const isTimed = Number.isSafeInteger(word.startMs) && Number.isSafeInteger(word.endMs) && 0 <= word.startMs && word.startMs <= word.endMs
  return !isTimed || typeof word.text !== 'string' || !window.some((stretch) => awayMs(word, stretch) <= BETWEEN_MS)
}

type Comparison = Readonly<{ clip: MaskedClip; first: FirstHearing; language: Language }>

function compared(heard: readonly string[][], { clip, first, language }: Comparison): { leaks: boolean; isLike: boolean } {
  const { codeOf } = LANGUAGES[language]
  const read = (texts: readonly string[]): Heard => heardWords(texts, { plain: plainSpelling, codeOf })
  const shown = first.turns.map(({ words }) => read(words.flatMap((word) => (word.shown ? [word.text] : []))))
  const giveaways = giveawaysOf(hiddenTexts(first).map(read), shown, (word) => FUNCTION_WORDS.has(word))
  const leaks = heard.some((texts) => givesAway(read(texts), giveaways))
  const expected = first.turns.flatMap(({ channel, words }) => words.filter((word) => word.shown && isLetThrough({ ...word, channel }, clip))).length
  const count = heard.flat().length
  return { leaks, isLike: count > 0 && count >= expected * HEARD_SHARE.least - FEW_WORDS && count <= expected * HEARD_SHARE.most + FEW_WORDS }
}

/** Of words that were not heard with confidence, or not understood, nobody knows what they were: there is nothing to listen for. */
const hiddenTexts = ({ transcript, findings }: FirstHearing): string[][] =>
  findings
    .filter(({ type }) => type !== 'UNSURE' && type !== 'UNKNOWN')
    .map(({ turn, from, to }) => transcript.open().turns[turn]?.words.slice(from, to).map(({ text }) => text) ?? [])

const isLetThrough = (word: ChannelSpan, { passed }: MaskedClip): boolean =>
  passed.some((one) => one.channel === word.channel && overlaps(one, word))
