// Changes the voices of a call's clips and encodes them. Pitch and formants are chosen by chance for each party of each
// call and kept nowhere, so that two clips of one agent do not sound alike. Disguised, not anonymous.
import { samplesOf, SAMPLES_PER_MS, type MaskedClip } from '../../models/audio.ts'
import { Failure } from '../../models/failure.ts'
import type { Clip } from '../../models/snippet.ts'
import { span, type Span } from '../../models/span.ts'
import { changeVoices, type Party, type Voice } from '../audio/change-voice.ts'
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

/**
 * The clips that are made of a call's masked ones: Opus in Ogg without metadata. All voices are changed in one run, because to start
 * the program costs as much as a minute of its work. `clip-doubtful` when sound does not fit its mask.
 */
export async function disguise(clips: readonly MaskedClip[], voices: Voices, { heardAgain }: Readonly<{ heardAgain: boolean }>): Promise<Clip[]> {
  const spoken = clips.map(partiesOf)
  const changed = await changeVoices(inVoices(spoken, voices), voices.tempo)
  const disguised: Clip[] = []
  for (const [at, clip] of clips.entries()) {
    const parties = spoken[at]?.map((party, channel) => laidOut(party, changed[channel]?.splice(0, party.passed.length) ?? [], voices.tempo))
    disguised.push(await clipOf(clip, mixed(parties ?? []), { heardAgain, tempo: voices.tempo }))
  }
  return disguised
}

/** One party of one clip; `passed` counts from the clip's first moment. */
type Spoken = Readonly<{ samples: Int16Array; passed: readonly Span[] }>

const partiesOf = (clip: MaskedClip): Spoken[] =>
  clip.pcm.open().channels.map((samples, channel) => {
    const passed = clip.passed.filter((one) => one.channel === channel)
    return { samples, passed: passed.map((one) => span(one.startMs - clip.startMs, one.endMs - clip.startMs)) }
  })

/** What each party says in all clips, one after the other. Only what is passed goes through the filters, so that nothing smears into a silence. */
function inVoices(clips: readonly Spoken[][], { parties: voices }: Voices): Party[] {
  const parties = clips[0] ?? []
  return parties.map((_, channel) => {
    const voice = voices[channel]
    if (!voice) throw new Failure('clip-doubtful')
    const said = clips.flatMap((clip) => clip[channel] ?? [])
    return { voice, stretches: said.flatMap(({ samples, passed }) => passed.map((one) => samplesOf(samples, one))) }
  })
}

/** Each changed stretch at its place, in silence. */
function laidOut({ samples, passed }: Spoken, changed: readonly Int16Array[], tempo: number): Int16Array {
  const party = new Int16Array(Math.round(samples.length / tempo))
  for (const [at, { startMs }] of passed.entries()) {
    const from = Math.round((startMs * SAMPLES_PER_MS) / tempo)
    party.set(changed[at]?.subarray(0, party.length - from) ?? [], from)
  }
  return party
}

type Making = Readonly<{ heardAgain: boolean; tempo: number }>

async function clipOf({ startMs, endMs, passed, masked, taken, pcm }: MaskedClip, disguised: Int16Array, { heardAgain, tempo }: Making): Promise<Clip> {
  const { samples, timeline } = markTaken({ samples: disguised, startMs, endMs, taken, tempo })
  const audio = await renderAudio([samples], { as: 'ogg' })
  const levels = pcm.open().channels.map(levelsOf)
  return { startMs, endMs, passed, masked, audio, mediaType: 'audio/ogg', timeline, levels, ...(heardAgain && { heardAgain }) }
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
