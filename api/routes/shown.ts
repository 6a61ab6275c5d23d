// A snippet as people see it: on its own clock, so that nobody learns where in a call it was or how long that call was.
import type { SnippetContent } from '../../models/seal.ts'
import type { Clip, SafeTurn, SafeWord, TextOnly } from '../../models/snippet.ts'
import type { Span } from '../../models/span.ts'
import type { ShownClip, ShownTurn } from '../pages/shown.ts'

export type Shown = Readonly<{ turns: ShownTurn[]; agent?: string; clip?: ShownClip; textOnly?: TextOnly }>

export function shownSnippet(id: string, { excerpt, agent, clip, textOnly }: SnippetContent): Shown {
  const { startMs } = excerpt
  return {
    turns: excerpt.turns.map((turn) => shownTurn(turn, startMs)),
    ...(agent !== undefined && { agent }),
    ...(clip && { clip: shownClip(id, clip, startMs) }),
    ...(textOnly && { textOnly }),
  }
}

const shownTurn = (turn: SafeTurn, zeroMs: number): ShownTurn => ({
  speaker: turn.speaker,
  channel: turn.channel,
  ...from(turn, zeroMs),
  words: turn.words.map((word) => ({ ...shownWord(word), ...from(word, zeroMs) })),
})

function shownWord(word: SafeWord) {
  if (word.shown) return { shown: true as const, text: word.text }
  return { shown: false as const, ...(word.placeholder !== undefined && { placeholder: word.placeholder }) }
}

function shownClip(id: string, { startMs, endMs, passed, masked, timeline, levels, revoiced }: Omit<Clip, 'audio'>, zeroMs: number): ShownClip {
  return {
    src: `/v1/snippets/${id}/clip`,
    lengthMs: endMs - startMs,
    passed: passed.map((span) => ({ channel: span.channel, ...from(span, zeroMs) })),
    masked: masked.map((span) => ({ channel: span.channel, ...from(span, zeroMs) })),
    timeline: timeline.map(({ clipMs, callMs }) => ({ clipMs, callMs: callMs - zeroMs })),
    ...(levels && { levels }),
    ...(revoiced && { revoiced }),
  }
}

const from = ({ startMs, endMs }: Span, zeroMs: number): Span => ({ startMs: startMs - zeroMs, endMs: endMs - zeroMs })
