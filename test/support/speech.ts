// Made-up turns, transcripts and sounds for tests of single steps.
import { SAMPLES_PER_MS, type Pcm } from '../../models/audio.ts'
import { Confidential } from '../../models/confidential.ts'
import type { SafeTurn, SafeWord } from '../../models/snippet.ts'
import type { Transcript, Turn, Word } from '../../models/transcript.ts'

type Spoken = Readonly<{ channel: number; startMs: number; text: string; wordMs?: number; gapMs?: number }>

/** A turn of evenly spaced words, all heard with full confidence. */
export function turn({ channel, startMs, text, wordMs = 300, gapMs = 50 }: Spoken): Turn {
  const words = text.split(' ').map((word, index): Word => {
    const at = startMs + index * (wordMs + gapMs)
    return { text: word, startMs: at, endMs: at + wordMs, confidence: 1 }
  })
  return { speaker: channel === 0 ? 'agent' : 'caller', channel, startMs, endMs: words.at(-1)?.endMs ?? startMs, words }
}

/** The same turn as it is shown, with the words that `hidden` names taken out. */
export function safeTurn(spoken: Spoken, hidden: readonly string[] = []): SafeTurn {
  const { words, ...rest } = turn(spoken)
  const safe = words.map(({ text, ...time }): SafeWord =>
    hidden.includes(text) ? { ...time, shown: false, type: 'NAME', placeholder: '[NAAM-1]' } : { ...time, shown: true, text },
  )
  return { ...rest, words: safe }
}

export const heardAs = (turns: readonly Turn[], unheard: Transcript['unheard'] = []): Confidential<Transcript> =>
  new Confidential({ turns, unheard })

/** Sound that is nowhere zero, so that whatever is let through can be seen. */
export function noise(lengthMs: number, channels = 2): Confidential<Pcm> {
  const channel = () => Int16Array.from({ length: lengthMs * SAMPLES_PER_MS }, (_, at) => 1000 + (at % 7))
  return new Confidential({ channels: Array.from({ length: channels }, channel) })
}
