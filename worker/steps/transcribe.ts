// What was said, when and by whom. Speech is packed into windows, heard, and put back on the call's clock.
import { samplesOf, SAMPLES_PER_MS, type Pcm } from '../../models/audio.ts'
import type { Channels } from '../../models/call.ts'
import { Confidential } from '../../models/confidential.ts'
import type { Hearing, Language } from '../../models/hearing.ts'
import { overlaps, lengthMs, span, type Span } from '../../models/span.ts'
import type { ChannelSpan, Speaker, Transcript, Turn, Word } from '../../models/transcript.ts'

/** Whisper's window is 30 s whatever is in it, so stretches of speech share one; this much silence is kept between two. */
const WINDOW_MS = 28_000
const BETWEEN_MS = 700
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
    const words: Word[] = []
    for (const window of windowsOf(speech.filter((one) => one.channel === channel))) {
      const segment = await hearing.transcribe(packed(samples, window), language)
      words.push(...segment.words.flatMap((word) => onCallClock(word, window)))
    }
    heard.push(words.toSorted((a, b) => a.startMs - b.startMs))
  }
  const turns = heard.flatMap((words, channel) => turnsOf(words, heard[1 - channel] ?? []).map(asTurn(channel, channels)))
  const unheard = speech.filter((one) => !heard[one.channel]?.some((word) => overlaps(word, one)))
  return new Confidential({ turns: inOrder(turns), unheard })
}

/** Stretches of speech in order, as many to a window as fit; one that is longer than a window is cut. */
function windowsOf(spoken: readonly Span[]): Placed[][] {
  const windows: Placed[][] = []
  for (const stretch of spoken.flatMap(cutToWindow)) {
    const window = windows.at(-1)
    const last = window?.at(-1)
    const atMs = last ? last.atMs + lengthMs(last) + BETWEEN_MS : 0
    if (window && atMs + lengthMs(stretch) <= WINDOW_MS) window.push({ ...stretch, atMs })
    else windows.push([{ ...stretch, atMs: 0 }])
  }
  return windows
}

function cutToWindow({ startMs, endMs }: Span): Span[] {
  const pieces = Math.max(1, Math.ceil((endMs - startMs) / WINDOW_MS))
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
