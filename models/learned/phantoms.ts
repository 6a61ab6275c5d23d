// What Whisper writes where nobody speaks, because it learnt from films with subtitles. It is dropped wherever it stands:
// a caller who does say it loses a polite phrase.
import type { Word } from '../transcript.ts'

const PHANTOMS = [
  'ondertitels ingediend door de amara org gemeenschap',
  'ondertiteld door de amara org gemeenschap',
  'ondertiteling door de amara org gemeenschap',
  'ondertitels door de amara org gemeenschap',
  'ondertiteling tv gelderland',
  'ondertitels tv gelderland',
  'tv gelderland',
  'bedankt om te kijken',
  'bedankt voor het kijken',
  'dank u voor het kijken',
  'dank je wel voor het kijken',
  'vergeet niet te abonneren',
  'tot de volgende video',
  'nos ondertiteling',
  'ondertiteling',
  'subtitles by the amara org community',
  'thanks for watching',
  'thank you for watching',
  'please subscribe to my channel',
  'please subscribe',
  'muziek',
  'music',
  'applaus',
].map((phrase) => phrase.split(' '))

export function withoutPhantoms(words: readonly Word[]): Word[] {
  const spelled = words.map(({ text }) => spellingOf(text))
  const kept: Word[] = []
  for (let at = 0; at < words.length; ) {
    const length = phantomAt(spelled, at)
    const word = words[at]
    if (length === 0 && word) kept.push(word)
    at += Math.max(1, length)
  }
  return kept
}

/** How many words the longest phantom takes that begins there. One of a single word is one only when nothing else was heard. */
function phantomAt(spelled: readonly string[], at: number): number {
  let longest = 0
  for (const phrase of PHANTOMS) {
    const length = lengthOf(spelled.slice(at, at + phrase.length), phrase)
    if (phrase.length > 1 || length === spelled.length) longest = Math.max(longest, length)
  }
  return longest
}

/** `Amara.org` is one word as written and two as spelled, so words are compared run together. */
function lengthOf(spelled: readonly string[], phrase: readonly string[]): number {
  const wanted = phrase.join('')
  for (let length = 1; length <= spelled.length; length++) if (spelled.slice(0, length).join('') === wanted) return length
  return 0
}

const spellingOf = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
