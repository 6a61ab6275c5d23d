// Changes the voices of a call's clips and encodes them. Pitch and formants are chosen by chance for each party of each
// call and kept nowhere, so that two clips of one agent do not sound alike. Disguised, not anonymous.
import { samplesOf, SAMPLES_PER_MS, type MaskedClip } from '../../models/audio.ts'
import { Failure } from '../../models/failure.ts'
import type { Clip } from '../../models/snippet.ts'
import { span } from '../../models/span.ts'
import { changeVoices, type Voice } from '../audio/change-voice.ts'
import { renderAudio } from '../audio/ffmpeg.ts'
import { levelsOf } from '../audio/levels.ts'
import { markTaken } from '../audio/marker.ts'

/** How far a voice is moved: less is recognised, more is not understood. Up or down is chance too. */
const FORMANTS = { least: 1.09, most: 1.18 }
const PITCH = { least: 1.12, most: 1.3 }
const TEMPO = { least: 0.95, most: 1.05 }
const LOUDEST = 32_767

type Chance = () => number
export type Voices = Readonly<{ tempo: number; parties: readonly Voice[] }>

/** Chosen once a call, so that a party sounds the same in all its clips; there are at most two parties. */
export function chooseVoices(random: Chance): Voices {
  const voice = (): Voice => ({ formants: upOrDown(FORMANTS, random), pitch: upOrDown(PITCH, random) })
  return { tempo: between(TEMPO, random), parties: [voice(), voice()] }
}

/** The clip that is made of a masked one: Opus in Ogg without metadata. `clip-doubtful` when the sound does not fit its mask. */
export async function disguise(clip: MaskedClip, voices: Voices, { heardAgain }: Readonly<{ heardAgain: boolean }>): Promise<Clip> {
  const { startMs, endMs, passed, masked, taken } = clip
  const { tempo } = voices
  const { samples, timeline } = markTaken({ samples: mixed(await disguisedParties(clip, voices)), startMs, endMs, taken, tempo })
  const audio = await renderAudio([samples], { as: 'ogg' })
  const levels = clip.pcm.open().channels.map(levelsOf)
  return { startMs, endMs, passed, masked, audio, mediaType: 'audio/ogg', timeline, levels, ...(heardAgain && { heardAgain }) }
}

/** Only what is passed goes through the filters and into the clip, so that nothing smears into a silence. */
async function disguisedParties(clip: MaskedClip, { tempo, parties: voices }: Voices): Promise<Int16Array[]> {
  const parties = clip.pcm.open().channels.map((samples, channel) => {
    const voice = voices[channel]
    if (!voice) throw new Failure('clip-doubtful')
    const passed = clip.passed.filter((one) => one.channel === channel).map((one) => span(one.startMs - clip.startMs, one.endMs - clip.startMs))
    return { samples, voice, passed, stretches: passed.map((one) => samplesOf(samples, one)) }
  })
  const changed = await changeVoices(parties, tempo)
  return parties.map(({ samples, passed }, channel) => {
    const party = new Int16Array(Math.round(samples.length / tempo))
    for (const [at, { startMs }] of passed.entries()) {
      const from = Math.round((startMs * SAMPLES_PER_MS) / tempo)
      party.set(changed[channel]?.[at]?.subarray(0, party.length - from) ?? [], from)
    }
    return party
  })
}

/** Both parties in both ears, as people expect of a telephone call. */
function mixed([first, second]: readonly Int16Array[]): Int16Array {
  if (!first || !second) return first ?? new Int16Array()
  const both = new Int16Array(first.length)
  for (let at = 0; at < both.length; at++) both[at] = Math.max(-LOUDEST, Math.min(LOUDEST, (first[at] ?? 0) + (second[at] ?? 0)))
  return both
}

const between = ({ least, most }: Readonly<{ least: number; most: number }>, random: Chance): number => least + (most - least) * random()

function upOrDown(range: Readonly<{ least: number; most: number }>, random: Chance): number {
  const factor = between(range, random)
  return random() < 0.5 ? factor : 1 / factor
}
