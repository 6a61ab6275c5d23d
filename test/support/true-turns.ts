// A call as it would be shown if everything were heard and found as it is.
import type { SafeTurn, SafeWord } from '../../models/snippet.ts'
import { span } from '../../models/span.ts'
import type { Truth } from './leaks.ts'

export const trueTurns = ({ turns }: Truth): SafeTurn[] =>
  turns.map(({ words, speaker, channel }) => {
    const safe = words.map(({ text, personal, ...time }): SafeWord =>
      personal ? { ...time, confidence: 1, shown: false, type: 'OTHER' } : { ...time, confidence: 1, shown: true, text },
    )
    return { speaker, channel, words: safe, ...span(words[0]?.startMs ?? 0, words.at(-1)?.endMs ?? 0) }
  })
