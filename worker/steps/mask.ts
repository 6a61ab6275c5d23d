// What of a clip may be heard. It starts as silence; sound is let through only where a shown word is spoken.
import { isSilent, samplesOf, SAMPLES_PER_MS, type MaskedClip, type Pcm } from '../../models/audio.ts'
import { Confidential } from '../../models/confidential.ts'
import { Failure } from '../../models/failure.ts'
import type { Excerpt, SafeTurn, SafeWord } from '../../models/snippet.ts'
import { contains, intersection, lengthMs, overlaps, span, subtract, union, widen, type Span } from '../../models/span.ts'
import type { ChannelSpan, Transcript } from '../../models/transcript.ts'

/**
 * The aligner errs by some 30 ms (median) and 180 ms (95th percentile), and where a word ends least surely: before a hidden word
 * more is silent than behind it. Chosen by measurement (`docs/audio.md`).
 */
const GUARD_BEFORE_MS = 300
const GUARD_AFTER_MS = 200
/** The other party's hidden words are heard through echo and cross-talk, softly, so that their edges are not. */
const CROSS_GUARD_MS = 100
/** Between two shown words that follow each other there is no room for a third. */
const BRIDGE_MS = 300
/** The aligner gives a word the silence behind it, and with it what was said there unheard. */
const LONGEST_MS = { base: 260, perLetter: 95 }
/** Nobody says a word faster than this; one that is shorter has a time that belongs to something else, which nobody knows. */
const LEAST_MS_PER_LETTER = 12
const SQUEEZED_GUARD_MS = 120
const SHORTEST_PASS_MS = 60
const FADE_MS = 6

/** What is known of the whole call, because a word just outside of an excerpt may be heard in it. */
export type Surroundings = Readonly<{ turns: readonly SafeTurn[]; transcript: Confidential<Transcript> }>

/** Pure. `mask-doubtful` when it is not certain that every sample outside of `passed` is zero. */
export function mask(pcm: Confidential<Pcm>, excerpt: Excerpt, call: Surroundings): MaskedClip {
  const { channels } = pcm.open()
  const whole = span(excerpt.startMs, excerpt.endMs)
  if (channels.some((samples) => samples.length < whole.endMs * SAMPLES_PER_MS)) throw new Failure('mask-doubtful')
  if (call.turns.some(isUntimed)) throw new Failure('mask-doubtful')
  const passedBy = channels.map((_, channel) => passedOn(channel, excerpt, call))
  const clips = channels.map((samples, channel) => letThrough(samples, whole, passedBy[channel] ?? []))
  const passed = passedBy.flatMap((spans, channel) => spans.map((one) => ({ ...one, channel })))
  const masked = passedBy.flatMap((spans, channel) => subtract([whole], spans).map((one) => ({ ...one, channel })))
  assertSilent(clips, whole, { passed, masked })
  const taken = takenOut(whole, passed, call.turns)
  return { ...whole, pcm: new Confidential({ channels: clips }), passed, masked, taken }
}

/** A hidden word of which nobody knows when it was said may be anywhere. */
const isUntimed = ({ words }: SafeTurn): boolean => words.some((word) => !word.shown && !(lengthMs(word) > 0))

function passedOn(channel: number, excerpt: Excerpt, { turns, transcript }: Surroundings): Span[] {
  const shown = excerpt.turns.filter((turn) => turn.channel === channel).flatMap((turn) => bridged(turn.words))
  const words = turns.flatMap((turn) => turn.words.map((word) => ({ ...word, channel: turn.channel })))
  const hidden = words.filter((word) => !word.shown)
  const squeezed = words.filter((word) => word.channel === channel && isSqueezed(word)).map((word) => widen(word, SQUEEZED_GUARD_MS))
  const guarded = [...hidden, ...transcript.open().unheard].map((one) =>
    one.channel === channel ? widen(one, GUARD_BEFORE_MS, GUARD_AFTER_MS) : widen(one, CROSS_GUARD_MS),
  )
  const blocked = [...guarded, ...squeezed]
  const inside = union(shown).flatMap((one) => intersection(one, excerpt) ?? [])
  return subtract(inside, blocked).filter((one) => lengthMs(one) >= SHORTEST_PASS_MS)
}

const isSqueezed = (word: SafeWord): boolean => word.shown && lengthMs(word) < LEAST_MS_PER_LETTER * word.text.length

/** Where nobody is heard because something was hidden; other silences are pauses. */
function takenOut(whole: Span, passed: readonly Span[], turns: readonly SafeTurn[]): Span[] {
  const hidden = turns.flatMap(({ words }) => words.filter((word) => !word.shown))
  return subtract([whole], passed).filter((silence) => hidden.some((word) => overlaps(word, silence)))
}

/** Spans of shown words, none longer than such a word takes; neighbours that nearly touch become one. */
function bridged(words: readonly SafeWord[]): Span[] {
  return words.flatMap((word, index) => {
    if (!word.shown) return []
    const longestMs = LONGEST_MS.base + LONGEST_MS.perLetter * word.text.length
    const own = span(word.startMs, Math.min(word.endMs, word.startMs + longestMs))
    const next = words[index + 1]
    const isNear = next?.shown && next.startMs >= own.endMs && next.startMs - own.endMs <= BRIDGE_MS
    return isNear ? [span(own.startMs, next.startMs)] : [own]
  })
}

function letThrough(samples: Int16Array, whole: Span, passed: readonly Span[]): Int16Array {
  const clip = new Int16Array(lengthMs(whole) * SAMPLES_PER_MS)
  for (const one of passed) {
    const sound = samplesOf(samples, one).slice()
    fade(sound)
    clip.set(sound, (one.startMs - whole.startMs) * SAMPLES_PER_MS)
  }
  return clip
}

/** A cut in the middle of a sound would click. */
function fade(sound: Int16Array): void {
  const length = Math.min(FADE_MS * SAMPLES_PER_MS, Math.floor(sound.length / 2))
  for (let at = 0; at < length; at++) {
    const share = at / length
    const last = sound.length - 1 - at
    sound[at] = Math.round((sound[at] ?? 0) * share)
    sound[last] = Math.round((sound[last] ?? 0) * share)
  }
}

type Spans = Readonly<Record<'passed' | 'masked', readonly ChannelSpan[]>>

function assertSilent(clips: readonly Int16Array[], whole: Span, { passed, masked }: Spans): void {
  const inside = [...passed, ...masked].every((one) => contains(whole, one))
  const apart = passed.every((one) => !masked.some((other) => other.channel === one.channel && overlaps(one, other)))
  const silent = masked.every(({ channel, startMs, endMs }) => {
    const clip = clips[channel]
    return clip && isSilent(samplesOf(clip, span(startMs - whole.startMs, endMs - whole.startMs)))
  })
  const right = clips.every((clip) => clip.length === lengthMs(whole) * SAMPLES_PER_MS)
  if (!inside || !apart || !silent || !right) throw new Failure('mask-doubtful')
}
