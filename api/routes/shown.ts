// A snippet as people see it: on its own clock, so that nobody learns where in a call it was, how long that call was, or how long
// what was taken out of it.
import type { SnippetContent } from '../../models/seal.ts'
import type { CallFlag, Clip, SafeTurn, SafeWord, TextOnly } from '../../models/snippet.ts'
import { span } from '../../models/span.ts'
import type { ChannelSpan } from '../../models/transcript.ts'
import type { ShownClip, ShownTurn, ShownWord } from '../pages/shown.ts'
import { readingTimeline, snippetClock, type SnippetClock } from '../../models/snippet-clock.ts'

export type Shown = Readonly<{ turns: ShownTurn[]; agent?: string; clip?: ShownClip; textOnly?: TextOnly; flags?: readonly CallFlag[] }>

export function shownSnippet(id: string, { excerpt, agent, clip, textOnly, flags }: SnippetContent): Shown {
  const clock = snippetClock(clip?.timeline ?? readingTimeline(excerpt))
  return {
    turns: excerpt.turns.map((turn) => shownTurn(turn, clock)),
    ...(agent !== undefined && { agent }),
    ...(clip && { clip: shownClip(id, clip, clock) }),
    ...(textOnly && { textOnly }),
    ...(flags && { flags }),
  }
}

/** From its first word to its last, as they are told. */
function shownTurn({ speaker, channel, words: spoken, ...time }: SafeTurn, clock: SnippetClock): ShownTurn {
  const words = spoken.map((word) => shownWord(word, clock))
  const own = words.length > 0 ? span(Math.min(...words.map(({ startMs }) => startMs)), Math.max(...words.map(({ endMs }) => endMs))) : clock.of(time)
  return { speaker, channel, ...own, words }
}

function shownWord(word: SafeWord, clock: SnippetClock): ShownWord {
  if (word.shown) return { shown: true, text: word.text, ...clock.of(word) }
  return { shown: false, ...(word.placeholder !== undefined && { placeholder: word.placeholder }), ...clock.around(word) }
}

function shownClip(id: string, { passed, masked, levels, revoiced }: Omit<Clip, 'audio'>, clock: SnippetClock): ShownClip {
  const onClock = (one: ChannelSpan): ChannelSpan => ({ channel: one.channel, ...clock.of(one) })
  return {
    src: `/v1/snippets/${id}/clip`,
    lengthMs: clock.lengthMs,
    passed: passed.map(onClock),
    masked: masked.map(onClock),
    ...(levels && { levels: levels.map(clock.levels) }),
    ...(revoiced && { revoiced }),
  }
}
