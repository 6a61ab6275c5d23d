// Another pitch, other formants and another tempo, so that a voice is not known again by ear.
import { SAMPLE_RATE_HZ, SAMPLES_PER_MS } from '../../models/audio.ts'
import { Failure } from '../../models/failure.ts'
import { renderAudio } from './ffmpeg.ts'
import { separated } from './wav.ts'

/** Silence around each stretch, so that a filter's delay cuts nothing and nothing of one rings on in the next. */
const ROOM_MS = 100
const ROOM = ROOM_MS * SAMPLES_PER_MS

/** What a telephone line carries. Whatever a recording has above it tells voices apart more than it helps to understand them. */
const LINE_HZ = 8000

/** Factors: 1 is as it was, more is higher. */
export type Voice = Readonly<{ formants: number; pitch: number }>

/**
 * Each stretch in that voice, as long as it was over `tempo`; silence between them is not computed. Resampling moves pitch
 * and formants together; the second filter moves the pitch alone and mends the tempo. `clip-doubtful` when fewer samples
 * come back than belong there, or the same.
 */
export async function changeVoice(stretches: readonly Int16Array[], { formants, pitch }: Voice, tempo: number): Promise<Int16Array[]> {
  if (stretches.length === 0) return []
  const { samples, starts } = packed(stretches)
  const filters = [
    `asetrate=${Math.round(SAMPLE_RATE_HZ * formants)}`,
    `aresample=${LINE_HZ}`,
    `rubberband=tempo=${tempo / formants}:pitch=${pitch}:formant=preserved:pitchq=speed`,
    `aresample=${SAMPLE_RATE_HZ}`,
  ].join(',')
  const [changed] = separated(await renderAudio([samples], { filters, as: 'pcm' }), 1)
  if (!changed || isSame(changed, samples)) throw new Failure('clip-doubtful')
  return stretches.map((stretch, at) => {
    const from = Math.round((starts[at] ?? 0) / tempo)
    const length = Math.round(stretch.length / tempo)
    if (changed.length < from + length) throw new Failure('clip-doubtful')
    return changed.slice(from, from + length)
  })
}

/** All stretches in a row, each with room before and behind. */
function packed(stretches: readonly Int16Array[]): { samples: Int16Array; starts: number[] } {
  const starts: number[] = []
  let length = ROOM
  for (const stretch of stretches) {
    starts.push(length)
    length += stretch.length + ROOM
  }
  const samples = new Int16Array(length)
  for (const [at, stretch] of stretches.entries()) samples.set(stretch, starts[at])
  return { samples, starts }
}

/** A filter that changed nothing has failed. */
const isSame = (changed: Int16Array, samples: Int16Array): boolean => samples.every((sample, at) => sample === changed[at])
