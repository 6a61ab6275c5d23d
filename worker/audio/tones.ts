// Sounds of the telephone that are no speech: keys pressed (two tones at once, ITU-T Q.23), which carry numbers of people, and
// the tones of the exchange (ITU-T E.180): ringing, busy, special information, fax.
import { SAMPLE_RATE_HZ, SAMPLES_PER_MS } from '../../models/audio.ts'
import { lengthMs, span, union, type Span } from '../../models/span.ts'

const KEY_ROWS_HZ = [697, 770, 852, 941]
const KEY_COLUMNS_HZ = [1209, 1336, 1477, 1633]
/** 425 Hz rings and is busy in the Netherlands and Belgium; the next three go before an announcement, the last two are fax. */
const SIGNALS_HZ = [425, 950, 1400, 1800, 1100, 2100]
const KEYS = KEY_ROWS_HZ.length * KEY_COLUMNS_HZ.length

const FRAME_MS = 20
const STEP_MS = 10
/** Every tone lies below 4 kHz, so half of the samples is enough. */
const HALF_RATE_HZ = SAMPLE_RATE_HZ / 2
const FRAME_SAMPLES = (FRAME_MS * HALF_RATE_HZ) / 1000
/** Softer than this, of 32,768, nothing is heard. */
const SILENT_BELOW = 8
/** Of what the louder of a key's tones leaves of a frame's power, the softer has so much. A voice spreads it over its harmonics. */
const KEY_SHARE = 0.5
/** Twist: the softer is at least this share of the louder (12 dB; administrations allow 4 to 9, Q.24). */
const KEY_TWIST = 1 / 16
/** The others of its row or column stay far below a tone. */
const STANDS_OUT = 4
const SIGNAL_SHARE = 0.85
/** A key is pressed for 40 ms or more (Q.24), which fills two steps at least. Nobody sings one pure tone for so long as a signal. */
const SHORTEST_KEY_MS = 30
const SHORTEST_SIGNAL_MS = 200
/** A tone's first and last milliseconds fill no frame. */
const EDGE_MS = 30
/** What lies between two keys belongs to the number. */
const BETWEEN_KEYS_MS = 1000

export type Tones = Readonly<{ keys: readonly Span[]; signals: readonly Span[] }>

/** Where tones sound in one channel (16 kHz), on its clock. Pure. */
export function tonesIn(samples: Int16Array): Tones {
  const runs = runsOf(soundsOf(samples))
  const wholeMs = Math.floor(samples.length / SAMPLES_PER_MS)
  const longer = (isOne: (sound: number) => boolean, shortestMs: number) =>
    runs
      .filter((run) => isOne(run.sound) && lengthMs(run) >= shortestMs)
      .map(({ startMs, endMs }) => span(Math.max(0, startMs - EDGE_MS), Math.min(wholeMs, endMs + EDGE_MS)))
  return {
    keys: union(longer((sound) => sound < KEYS, SHORTEST_KEY_MS), BETWEEN_KEYS_MS),
    signals: union(longer((sound) => sound >= KEYS, SHORTEST_SIGNAL_MS)),
  }
}

const NONE = -1

/** What fills the frame that begins at each step: a key, a signal or `NONE`. Between two frames without a tone there is none. */
function soundsOf(samples: Int16Array): Int8Array {
  const wholeMs = Math.floor(samples.length / SAMPLES_PER_MS)
  const sounds = new Int8Array(Math.max(0, Math.floor((wholeMs - FRAME_MS) / STEP_MS) + 1)).fill(NONE)
  const frame = new Float32Array(FRAME_SAMPLES)
  const listen = (step: number) => {
    readHalf(samples, step * STEP_MS * SAMPLES_PER_MS, frame)
    sounds[step] = soundIn(frame)
  }
  for (let step = 0; step < sounds.length; step += 2) listen(step)
  for (let step = 1; step < sounds.length; step += 2) if (sounds[step - 1] !== NONE || (sounds[step + 1] ?? NONE) !== NONE) listen(step)
  return sounds
}

function readHalf(samples: Int16Array, from: number, into: Float32Array): void {
  for (let at = 0; at < into.length; at++) into[at] = ((samples[from + 2 * at] ?? 0) + (samples[from + 2 * at + 1] ?? 0)) / 2
}

/** How far a tone's phase turns in a sample, as Goertzel's recurrence wants it. */
const turnOf = (hz: number): number => 2 * Math.cos((2 * Math.PI * hz) / HALF_RATE_HZ)
const ROW_TURNS = KEY_ROWS_HZ.map(turnOf)
const COLUMN_TURNS = KEY_COLUMNS_HZ.map(turnOf)
const SIGNAL_TURNS = SIGNALS_HZ.map(turnOf)

function soundIn(frame: Float32Array): number {
  const power = powerOf(frame)
  if (power < frame.length * SILENT_BELOW ** 2) return NONE
  const shares = (turns: readonly number[]) => turns.map((turn) => toneShare(frame, turn, power))
  const key = keyIn(shares(ROW_TURNS), shares(COLUMN_TURNS))
  if (key !== NONE) return key
  const signal = shares(SIGNAL_TURNS).findIndex((share) => share >= SIGNAL_SHARE)
  return signal === NONE ? NONE : KEYS + signal
}

function powerOf(frame: Float32Array): number {
  let power = 0
  for (let at = 0; at < frame.length; at++) power += (frame[at] ?? 0) ** 2
  return power
}

/** The share of a frame's power that one frequency has, near 1 for a pure tone (Goertzel, 1958). */
function toneShare(frame: Float32Array, turn: number, power: number): number {
  let last = 0
  let before = 0
  for (let at = 0; at < frame.length; at++) {
    const next = (frame[at] ?? 0) + turn * last - before
    before = last
    last = next
  }
  return (2 * (last ** 2 + before ** 2 - turn * last * before)) / (frame.length * power)
}

/** One of sixteen, or `NONE`: one row and one column, each alone in its group, together nearly all there is. */
function keyIn(rows: readonly number[], columns: readonly number[]): number {
  const [low, high] = [Math.max(...rows), Math.max(...columns)]
  const [softer, louder] = [Math.min(low, high), Math.max(low, high)]
  const isKey = softer >= KEY_SHARE * (1 - louder) && softer >= KEY_TWIST * louder
  return isKey && standsOut(rows, low) && standsOut(columns, high) ? rows.indexOf(low) * columns.length + columns.indexOf(high) : NONE
}

const standsOut = (shares: readonly number[], most: number): boolean => shares.filter((share) => share * STANDS_OUT > most).length === 1

/** Stretches in which one and the same sound goes on. */
function runsOf(sounds: Int8Array): Array<Span & Readonly<{ sound: number }>> {
  const runs: Array<Span & Readonly<{ sound: number }>> = []
  for (let from = 0, to = 0; from < sounds.length; from = to) {
    const sound = sounds[from] ?? NONE
    to = from + 1
    while (to < sounds.length && sounds[to] === sound) to++
    if (sound !== NONE) runs.push({ ...span(from * STEP_MS, (to - 1) * STEP_MS + FRAME_MS), sound })
  }
  return runs
}
