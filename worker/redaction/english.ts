// The recognisers of English, in the order in which they are asked: those of Dutch, with English words and numbers.
import { codesWith } from './codes.ts'
import { dutch } from './dutch.ts'
import type { Rules } from './engine.ts'
import { englishLexicon } from './lexicon.ts'
import { englishNumberOf } from './spoken-english.ts'

export const english: Rules = {
  lexicon: englishLexicon,
  codeOf: codesWith(englishNumberOf),
  letterWords: new Set(['a', 'i', 'o', 'u']),
  recognisers: dutch.recognisers,
}
