// What was said, when and by whom. Speech is packed into windows, heard, and put back on the call's clock.
import { samplesOf, SAMPLES_PER_MS, type Pcm } from '../../models/audio.ts'
import type { Channels } from '../../models/call.ts'
import { Confidential } from '../../models/confidential.ts'
import type { Heard, Hearing, Language, Trust } from '../../models/hearing.ts'
import { overlaps, lengthMs, span, type Span } from '../../models/span.ts'
import type { ChannelSpan, Speaker, Transcript, Turn, Word } from '../../models/transcript.ts'

/** Whisper's window is 30 s whatever is in it, so stretches of speech share one; this much silence is kept between two. */
const WINDOW_MS = 28_000
const BETWEEN_MS = 700
/** Heard again, a window holds less, so that the decoder has less to lose itself in. */
const SHORT_WINDOW_MS = 10_000
const WORTH_AGAIN_MS = 400
const MOST_COMPRESSION = 2.4
const LEAST_LOG_PROBABILITY = -1
const NOBODY_SPEAKS = 0.6
const SURE_ANYWAY = -0.5
/** A longer silence than this ends a turn, even if nobody else speaks. */
const TURN_PAUSE_MS = 1500
/** Within a shorter silence than this nobody can say anything. */
const ANSWER_PAUSE_MS = 250

type Options = Readonly<{ hearing: Hearing; language: Language; channels: Channels | undefined }>
/** A stretch of speech and where it lies in its window. */
type Placed = Span & Readonly<{ atMs: number }>

export async function transcribe(
  pcm: Confidential<Pcm>,
  speech: readonly ChannelSpan[],
  { hearing, language, channels }: Options,
): Promise<Confidential<Transcript>> {
  const heard: Word[][] = []
  for (const [channel, samples] of pcm.open().channels.entries()) {
    const spoken = speech.filter((one) => one.channel === channel)
    const listen = (window: readonly Placed[]) => hearing.transcribe(packed(samples, window), language)
    heard.push((await hearTwice(spoken, listen)).toSorted((a, b) => a.startMs - b.startMs))
  }
  const turns = heard.flatMap((words, channel) => turnsOf(words, heard[1 - channel] ?? []).map(asTurn(channel, channels)))
  const unheard = speech.filter((one) => !heard[one.channel]?.some((word) => overlaps(word, one)))
  return new Confidential({ turns: inOrder(turns), unheard })
}

type Listen = (window: readonly Placed[]) => Promise<Heard>

/** What gave no text, or a text that cannot be trusted, is heard again in shorter windows; what is doubtful then is not kept. */
async function hearTwice(spoken: readonly Span[], listen: Listen): Promise<Word[]> {
  const first = await hearIn(windowsOf(spoken, WINDOW_MS), listen)
  const again = windowsOf(first.unsure.filter((stretch) => lengthMs(stretch) >= WORTH_AGAIN_MS), SHORT_WINDOW_MS)
  return [...first.words, ...(await hearIn(again, listen)).words]
}

async function hearIn(windows: readonly Placed[][], listen: Listen): Promise<{ words: Word[]; unsure: Span[] }> {
  const words: Word[] = []
  const unsure: Span[] = []
  for (const window of windows) {
    const { words: written, trust } = await listen(window)
    const placed = isDoubtful(trust) ? [] : written.flatMap((word) => onCallClock(word, window))
    words.push(...placed)
    unsure.push(...window.filter((stretch) => !placed.some((word) => overlaps(word, stretch))))
  }
  return { words, unsure }
}

/** The thresholds of Whisper's own long transcriptions (Whisper paper, section 4.5), and texts cut off in a loop. */
const isDoubtful = ({ logProbability, noSpeech, compression, ended }: Trust): boolean =>
  !ended || compression > MOST_COMPRESSION || logProbability < LEAST_LOG_PROBABILITY || (noSpeech > NOBODY_SPEAKS && logProbability < SURE_ANYWAY)

/** Stretches of speech in order, as many to a window as fit; one that is longer than a window is cut. */
function windowsOf(spoken: readonly Span[], longestMs: number): Placed[][] {
  const windows: Placed[][] = []
  for (const stretch of spoken.flatMap((one) => cutTo(one, longestMs))) {
    const window = windows.at(-1)
    const last = window?.at(-1)
    const atMs = last ? last.atMs + lengthMs(last) + BETWEEN_MS : 0
    if (window && atMs + lengthMs(stretch) <= longestMs) window.push({ ...stretch, atMs })
    else windows.push([{ ...stretch, atMs: 0 }])
  }
  return windows
}

function cutTo({ startMs, endMs }: Span, longestMs: number): Span[] {
  const pieces = Math.max(1, Math.ceil((endMs - startMs) / longestMs))
  const edge = (piece: number) => Math.round(startMs + ((endMs - startMs) * piece) / pieces)
  return Array.from({ length: pieces }, (_, piece) => span(edge(piece), edge(piece + 1)))
}

function packed(samples: Int16Array, window: readonly Placed[]): Int16Array {
  const last = window.at(-1)
  const all = new Int16Array(((last?.atMs ?? 0) + (last ? lengthMs(last) : 0)) * SAMPLES_PER_MS)
  for (const stretch of window) all.set(samplesOf(samples, stretch), stretch.atMs * SAMPLES_PER_MS)
  return all
}

/** A word belongs to the stretch that holds most of it; one that lies in the silence between two was not said. */
function onCallClock(word: Word, window: readonly Placed[]): Word[] {
  const shares = window.map((stretch) => ({ stretch, ...within(word, stretch) })).filter(({ endMs, startMs }) => endMs > startMs)
  const best = shares.toSorted((a, b) => b.endMs - b.startMs - (a.endMs - a.startMs))[0]
  if (!best) return []
  const shiftMs = best.stretch.startMs - best.stretch.atMs
  return [{ ...word, startMs: best.startMs + shiftMs, endMs: best.endMs + shiftMs }]
}

const within = (word: Word, { atMs, startMs, endMs }: Placed): Span => ({
  startMs: Math.max(word.startMs, atMs),
  endMs: Math.min(word.endMs, atMs + endMs - startMs),
})

/** Words of one party by turn: a long pause ends one, and so does a short one in which the other party says something. */
function turnsOf(words: readonly Word[], others: readonly Word[]): Word[][] {
  const groups: Word[][] = []
  for (const word of words) {
    const group = groups.at(-1)
    const last = group?.at(-1)
    if (group && last && !isTurnBetween(last, word, others)) group.push(word)
    else groups.push([word])
  }
  return groups
}

function isTurnBetween(before: Span, after: Span, others: readonly Word[]): boolean {
  const pauseMs = after.startMs - before.endMs
  if (pauseMs < ANSWER_PAUSE_MS || pauseMs > TURN_PAUSE_MS) return pauseMs > TURN_PAUSE_MS
  return others.some((other) => other.startMs < after.startMs && other.endMs > before.endMs)
}

const asTurn =
  (channel: number, channels: Channels | undefined) =>
  (words: readonly Word[]): Turn => ({ speaker: speakerOn(channel, channels), channel, words, ...hull(words) })

const hull = (words: readonly Word[]): Span => span(words[0]?.startMs ?? 0, Math.max(...words.map(({ endMs }) => endMs)))

const inOrder = (turns: readonly Turn[]): Turn[] => turns.toSorted((a, b) => a.startMs - b.startMs || a.channel - b.channel)

function speakerOn(channel: number, channels: Channels | undefined): Speaker {
  if (!channels) return channel === 0 ? 'agent' : 'caller'
  if ('mixed' in channels) return 'unknown'
  return channels.agent === channel ? 'agent' : 'caller'
}
