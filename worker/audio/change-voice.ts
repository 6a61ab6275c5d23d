// Another pitch, other formants and another tempo for each party, so that a voice is not known again by ear.
import { SAMPLE_RATE_HZ, SAMPLES_PER_MS } from '../../models/audio.ts'
import { Failure } from '../../models/failure.ts'
import { renderAudio } from './ffmpeg.ts'
import { separated } from './wav.ts'

/** Silence around each stretch, so that a filter's delay cuts nothing and nothing of one rings on in the next. */
const ROOM_MS = 100
const ROOM = ROOM_MS * SAMPLES_PER_MS
/** And behind all: of two filters that end a little apart, the last frames are lost. */
const TAIL = 500 * SAMPLES_PER_MS

/** What a telephone line carries. Whatever a recording has above it tells voices apart more than it helps to understand them. */
const LINE_HZ = 8000

/** Factors: 1 is as it was, more is higher. */
export type Voice = Readonly<{ formants: number; pitch: number }>
/** What a party says, and in which voice. */
export type Party = Readonly<{ stretches: readonly Int16Array[]; voice: Voice }>

/**
 * Each stretch of each party in its voice, as long as it was over `tempo`; silence between them is not computed. All in one
 * run, because to start the program costs as much as a minute of its work. `clip-doubtful` when fewer samples come back than
 * belong there, or the same.
 */
export async function changeVoices(parties: readonly Party[], tempo: number): Promise<Int16Array[][]> {
  if (parties.every(({ stretches }) => stretches.length === 0)) return parties.map(() => [])
  const length = Math.max(...parties.map(({ stretches }) => startsOf(stretches).end)) + TAIL
  const channels = parties.map(({ stretches }) => packed(stretches, length))
  const filters = besideEachOther(parties.map(({ voice }) => inVoice(voice, tempo)))
  const changed = separated(await renderAudio(channels, { filters, as: 'pcm' }), channels.length)
  return parties.map(({ stretches }, at) => unpacked(changed[at], { stretches, given: channels[at], tempo }))
}

/** Resampling moves pitch and formants together; the second filter moves the pitch alone and mends the tempo. */
const inVoice = ({ formants, pitch }: Voice, tempo: number): string =>
  [
    `asetrate=${Math.round(SAMPLE_RATE_HZ * formants)}`,
    `aresample=${LINE_HZ}`,
    `rubberband=tempo=${tempo / formants}:pitch=${pitch}:formant=preserved:pitchq=speed`,
    `aresample=${SAMPLE_RATE_HZ}`,
  ].join(',')

/** A channel for each filter. The shortest ends all, so that one that gave too little is noticed. */
function besideEachOther([first = '', second]: readonly string[]): string {
  if (second === undefined) return first
  return `channelsplit=channel_layout=stereo[a][b];[a]${first}[x];[b]${second}[y];[x][y]join=inputs=2:channel_layout=stereo`
}

/** Where each stretch begins when all lie in a row, with room before and behind each; and where the row ends. */
function startsOf(stretches: readonly Int16Array[]): { starts: number[]; end: number } {
  const starts: number[] = []
  let end = ROOM
  for (const { length } of stretches) {
    starts.push(end)
    end += length + ROOM
  }
  return { starts, end }
}

function packed(stretches: readonly Int16Array[], length: number): Int16Array {
  const { starts } = startsOf(stretches)
  const samples = new Int16Array(length)
  for (const [at, stretch] of stretches.entries()) samples.set(stretch, starts[at])
  return samples
}

type Asked = Readonly<{ stretches: readonly Int16Array[]; given: Int16Array | undefined; tempo: number }>

function unpacked(changed: Int16Array | undefined, { stretches, given, tempo }: Asked): Int16Array[] {
  if (stretches.length === 0) return []
  if (!changed || !given || isSame(changed, given)) throw new Failure('clip-doubtful')
  const { starts } = startsOf(stretches)
  return stretches.map((stretch, at) => {
    const from = Math.round((starts[at] ?? 0) / tempo)
    const length = Math.round(stretch.length / tempo)
    if (changed.length < from + length) throw new Failure('clip-doubtful')
    return changed.slice(from, from + length)
  })
}

/** A filter that changed nothing has failed. */
const isSame = (changed: Int16Array, samples: Int16Array): boolean => samples.every((sample, at) => sample === changed[at])
