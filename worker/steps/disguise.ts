// Changes the voices of a call's clips and encodes them. Pitch and formants are chosen by chance for each party of each
// call and kept nowhere, so that two clips of one agent do not sound alike. Disguised, not anonymous.
import { SAMPLE_RATE_HZ, SAMPLES_PER_MS, type MaskedClip } from '../../models/audio.ts'
import { Failure } from '../../models/failure.ts'
import type { Clip } from '../../models/snippet.ts'
import type { ChannelSpan } from '../../models/transcript.ts'
import { renderAudio } from '../audio/ffmpeg.ts'
import { separated } from '../audio/wav.ts'

/** How far a voice is moved: less is recognised, more is not understood. Up or down is chance too. */
const FORMANTS = { least: 1.09, most: 1.18 }
const PITCH = { least: 1.12, most: 1.3 }
const TEMPO = { least: 0.95, most: 1.05 }
/** Silence that is put before and behind, so that a filter's delay cuts nothing. */
const ROOM_MS = 200
const LOUDEST = 32_767

type Chance = () => number
type Voice = Readonly<{ formants: number; pitch: number }>
export type Voices = Readonly<{ tempo: number; parties: readonly Voice[] }>

/** Chosen once a call, so that a party sounds the same in all its clips; there are at most two parties. */
export function chooseVoices(random: Chance): Voices {
  const voice = (): Voice => ({ formants: upOrDown(FORMANTS, random), pitch: upOrDown(PITCH, random) })
  return { tempo: between(TEMPO, random), parties: [voice(), voice()] }
}

/** The clip that is made of a masked one: Opus in Ogg without metadata. `clip-doubtful` when the sound does not fit its mask. */
export async function disguise(clip: MaskedClip, { tempo, parties: voices }: Voices): Promise<Clip> {
  const parties: Int16Array[] = []
  for (const [channel, samples] of clip.pcm.open().channels.entries()) {
    const voice = voices[channel]
    if (!voice) throw new Failure('clip-doubtful')
    const changed = await changeVoice(samples, voice, tempo)
    const passed = clip.passed.filter((one) => one.channel === channel)
    parties.push(silenceAgain(changed, { clip, passed, tempo }))
  }
  const lengthMs = clip.endMs - clip.startMs
  const { startMs, endMs, passed, masked } = clip
  return {
    startMs,
    endMs,
    passed,
    masked,
    audio: await renderAudio([mixed(parties)], { as: 'ogg' }),
    mediaType: 'audio/ogg',
    timeline: [
      { clipMs: 0, callMs: startMs },
      { clipMs: Math.round(lengthMs / tempo), callMs: endMs },
    ],
  }
}

/** Resampling moves pitch and formants together; the second filter moves the pitch alone and mends the tempo. */
async function changeVoice(samples: Int16Array, { formants, pitch }: Voice, tempo: number): Promise<Int16Array> {
  const room = ROOM_MS * SAMPLES_PER_MS
  const padded = new Int16Array(samples.length + 2 * room)
  padded.set(samples, room)
  const rate = Math.round(SAMPLE_RATE_HZ * formants)
  const filters = [
    `asetrate=${rate}`,
    `aresample=${SAMPLE_RATE_HZ}`,
    `rubberband=tempo=${tempo / formants}:pitch=${pitch}:formant=preserved:pitchq=quality`,
  ].join(',')
  const [changed] = separated(await renderAudio([padded], { filters, as: 'pcm' }), 1)
  const length = Math.round(samples.length / tempo)
  const from = Math.round(room / tempo)
  if (!changed || changed.length < from + length) throw new Failure('clip-doubtful')
  return changed.slice(from, from + length)
}

type Masking = Readonly<{ clip: MaskedClip; passed: readonly ChannelSpan[]; tempo: number }>

/** Filters smear sound into silence; what is not passed is made silent once more. */
function silenceAgain(samples: Int16Array, { clip, passed, tempo }: Masking): Int16Array {
  const silent = new Int16Array(samples.length)
  for (const { startMs, endMs } of passed) {
    const from = Math.round(((startMs - clip.startMs) * SAMPLES_PER_MS) / tempo)
    const to = Math.min(samples.length, Math.round(((endMs - clip.startMs) * SAMPLES_PER_MS) / tempo))
    silent.set(samples.subarray(from, to), from)
  }
  return silent
}

/** Both parties in both ears, as people expect of a telephone call. */
function mixed(parties: readonly Int16Array[]): Int16Array {
  return Int16Array.from({ length: parties[0]?.length ?? 0 }, (_, at) => {
    const sum = parties.reduce((total, party) => total + (party[at] ?? 0), 0)
    return Math.max(-LOUDEST, Math.min(LOUDEST, sum))
  })
}

const between = ({ least, most }: Readonly<{ least: number; most: number }>, random: Chance): number => least + (most - least) * random()

function upOrDown(range: Readonly<{ least: number; most: number }>, random: Chance): number {
  const factor = between(range, random)
  return random() < 0.5 ? factor : 1 / factor
}
