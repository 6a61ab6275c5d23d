// Sounds that the telephone exchange itself plays: announcements, music for those who wait. Known by their recordings, they are
// found in a call whatever codec carried them, from wherever they were played, for however long.
import { pcmLengthMs, SAMPLE_RATE_HZ } from '../../models/audio.ts'
import { span, union, type Span } from '../../models/span.ts'
import { BITS, momentOf, printsOf, type Prints } from './sound-prints.ts'

/** Two seconds of one sound and of another differ in half of their bits; of a sound and itself over a telephone in up to a fourth. */
const WINDOW_PRINTS = 128
const MOST_DIFFERING = 0.3
/** Once known, it is followed through what a codec does worst. */
const MOST_DIFFERING_FURTHER = 0.36
/** At its ends a sound is told by half a second. */
const EDGE_PRINTS = 32
const MOST_DIFFERING_AT_ENDS = 0.34
/** A window of which less than this is heard tells nothing. */
const LEAST_HEARD = (3 * WINDOW_PRINTS) / 4

/** A half of a print exactly alike, so many times within four seconds and so far apart, is looked into. */
const HALF_BITS = BITS / 2
const HALVES = 2 ** HALF_BITS
const VOTES = 4
const VOTE_APART_PRINTS = 6
const VOTES_WITHIN_PRINTS = 250
/** What sounds at more places than this, as a held chord does, tells no place. */
const MOST_PLACES = 64
/** How far the sound reaches beyond the middles of its first and last print that are alike. */
const REACH_MS = 60

/** The prints of all sounds, one after the other with silence between them, and where each half of a print stands. */
export type KnownSounds = Readonly<{ seconds: number; prints: Prints; places: ReadonlyMap<number, readonly number[]> }>

/** Learns sounds by heart, each one channel at 16 kHz; a print each 16 ms is all that is kept. Pure. */
export function learnSounds(sounds: readonly Int16Array[]): KnownSounds {
  const apart = { bits: new Int32Array(WINDOW_PRINTS), heard: new Uint8Array(WINDOW_PRINTS) }
  const rows = sounds.flatMap((sound) => [apart, printsOf(sound)])
  const prints = { bits: Int32Array.from(rows.flatMap(({ bits }) => [...bits])), heard: Uint8Array.from(rows.flatMap(({ heard }) => [...heard])) }
  const heard = [...prints.bits.keys()].filter((at) => prints.heard[at])
  const halves = heard.flatMap((at) => halvesOf(prints.bits[at] ?? 0).map((half) => ({ half, at })))
  const places = new Map([...Map.groupBy(halves, ({ half }) => half)].map(([half, found]) => [half, found.map(({ at }) => at)]))
  const seconds = sounds.reduce((sum, { length }) => sum + length, 0) / SAMPLE_RATE_HZ
  return { seconds, prints, places }
}

/** Where known sounds are played in one channel (16 kHz), on its clock. Pure. */
export function knownSoundsIn(samples: Int16Array, known: KnownSounds): Span[] {
  if (known.places.size === 0) return []
  const prints = printsOf(samples)
  const wholeMs = pcmLengthMs({ channels: [samples] })
  const found: Span[] = []
  const votes = createVotes(known.prints.bits.length + prints.bits.length)
  for (let at = 0; at < prints.bits.length; at++) {
    const run = runFrom(at, { prints, known, votes })
    if (!run) continue
    found.push(span(Math.max(0, momentOf(run.from) - REACH_MS), Math.min(wholeMs, momentOf(run.to) + REACH_MS)))
    at = Math.max(at, run.to)
  }
  return union(found)
}

type Search = Readonly<{ prints: Prints; known: KnownSounds; votes: ReturnType<typeof createVotes> }>
/** Prints `from` to `to` of a call, both included, are those of a sound. */
type Run = Readonly<{ from: number; to: number }>

function runFrom(at: number, { prints, known, votes }: Search): Run | undefined {
  if (!prints.heard[at]) return undefined
  for (const half of halvesOf(prints.bits[at] ?? 0)) {
    const places = known.places.get(half) ?? []
    if (places.length > MOST_PLACES) continue
    for (const place of places) {
      const run = votes.count(place - at + prints.bits.length, at) ? runAlong(at, { call: prints, sound: known.prints, later: place - at }) : undefined
      if (run) return run
    }
  }
  return undefined
}

/** Counts how often a call and a sound were alike at one distance, of late. */
function createVotes(distances: number) {
  const lastAt = new Int32Array(distances).fill(-VOTES_WITHIN_PRINTS - 1)
  const counted = new Uint8Array(distances)
  return { count }

  /** Whether this vote makes it enough; counting then begins anew. */
  function count(distance: number, at: number): boolean {
    const since = at - (lastAt[distance] ?? 0)
    if (since < VOTE_APART_PRINTS) return false
    const votes = since > VOTES_WITHIN_PRINTS ? 1 : (counted[distance] ?? 0) + 1
    lastAt[distance] = at
    counted[distance] = votes < VOTES ? votes : 0
    return votes >= VOTES
  }
}

/** Print n of the call beside print n + `later` of the sounds. */
type Beside = Readonly<{ call: Prints; sound: Prints; later: number }>

/** How far around `at` the call goes on as the sound does; nothing where it does not for as long as a window. */
function runAlong(at: number, beside: Beside): Run | undefined {
  const differs = (from: number): number => differing({ from, to: from + WINDOW_PRINTS }, beside, LEAST_HEARD)
  const first = [WINDOW_PRINTS, WINDOW_PRINTS / 2, 0].map((before) => at - before).find((from) => differs(from) <= MOST_DIFFERING)
  if (first === undefined) return undefined
  let [from, to] = [first, first]
  while (differs(from - 1) <= MOST_DIFFERING_FURTHER) from--
  while (differs(to + 1) <= MOST_DIFFERING_FURTHER) to++
  return trimmed({ from, to: to + WINDOW_PRINTS - 1 }, beside)
}

function trimmed(run: Run, beside: Beside): Run {
  const isEdge = (from: number): boolean => differing({ from, to: from + EDGE_PRINTS }, beside, EDGE_PRINTS / 2) <= MOST_DIFFERING_AT_ENDS
  let { from, to } = run
  while (from + EDGE_PRINTS < to && !isEdge(from)) from++
  while (to - EDGE_PRINTS > from && !isEdge(to - EDGE_PRINTS)) to--
  return { from, to }
}

/** The share of bits that differ, where both are heard; 1 where fewer than `least` prints are. */
function differing({ from, to }: Run, { call, sound, later }: Beside, least: number): number {
  let [heard, bits] = [0, 0]
  for (let at = Math.max(0, from); at < to; at++) {
    if (!call.heard[at] || !sound.heard[at + later]) continue
    heard++
    bits += bitsIn((call.bits[at] ?? 0) ^ (sound.bits[at + later] ?? 0))
  }
  return heard < least || heard === 0 ? 1 : bits / (heard * BITS)
}

/** How many bits of 32 are set (Warren, Hacker's Delight, 5-1). */
function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

const halvesOf = (bits: number): readonly [number, number] => [bits & (HALVES - 1), HALVES + (bits >>> HALF_BITS)]
