// The safe text read out by a machine: the only clip in which nothing of a voice is left. What was taken out is a soft tone.
import { SAMPLES_PER_MS } from '../../models/audio.ts'
import type { Language } from '../../models/hearing.ts'
import type { Clip, Excerpt, SafeTurn, TimelinePoint } from '../../models/snippet.ts'
import { span } from '../../models/span.ts'
import { speak } from '../audio/espeak.ts'
import { renderAudio } from '../audio/ffmpeg.ts'
import { joined, marker } from '../audio/marker.ts'

const BETWEEN_TURNS_MS = 350

/** `clip-doubtful` when a word was not spoken. Of the call's own sound nothing is passed. */
export async function revoice(excerpt: Excerpt, language: Language): Promise<Clip> {
  const pieces: Int16Array[] = []
  const timeline: TimelinePoint[] = [{ clipMs: 0, callMs: excerpt.startMs }]
  let length = 0
  for (const turn of excerpt.turns) {
    for (const { samples, endMs } of await turnPieces(turn, language)) {
      pieces.push(samples)
      length += samples.length
      const callMs = Math.max(endMs, timeline.at(-1)?.callMs ?? 0)
      timeline.push({ clipMs: Math.round(length / SAMPLES_PER_MS), callMs })
    }
  }
  const { startMs, endMs } = excerpt
  const channels = [...new Set(excerpt.turns.map(({ channel }) => channel))]
  const masked = channels.map((channel) => ({ ...span(startMs, endMs), channel }))
  const audio = await renderAudio([joined(pieces, length)], { as: 'ogg' })
  return { startMs, endMs, passed: [], masked, audio, mediaType: 'audio/ogg', timeline, revoiced: true }
}

/** `endMs`: of the last word that it stands for. */
type Piece = Readonly<{ samples: Int16Array; endMs: number }>
type Stretch = Readonly<{ text: string | undefined; endMs: number }>

/** What is shown is spoken by the party's voice, stretch by stretch; one tone for what was taken out between. */
async function turnPieces({ words, channel, endMs: turnEndMs }: SafeTurn, language: Language): Promise<Piece[]> {
  const pieces: Piece[] = []
  for (const { text, endMs } of stretchesOf(words)) pieces.push({ samples: text === undefined ? marker() : await speak({ text, party: channel, language }), endMs })
  return [...pieces, { samples: new Int16Array(BETWEEN_TURNS_MS * SAMPLES_PER_MS), endMs: turnEndMs }]
}

/** The texts of a turn in order, and undefined where words are hidden, however many. What has no letter is not spoken. */
function stretchesOf(words: SafeTurn['words']): Stretch[] {
  const stretches: Stretch[] = []
  for (const word of words) {
    const { endMs } = word
    const last = stretches.at(-1)
    const text = word.shown ? word.text : undefined
    if (text !== undefined && !/[\p{L}\p{N}]/u.test(text)) continue
    if (!last || (last.text === undefined) !== (text === undefined)) stretches.push({ text, endMs })
    else stretches[stretches.length - 1] = { text: text === undefined ? undefined : `${last.text} ${text}`, endMs }
  }
  return stretches
}
