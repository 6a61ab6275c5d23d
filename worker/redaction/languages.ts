// The languages that can be redacted, and which of them a call is in.
import { dutch } from './dutch.ts'
import { english } from './english.ts'
import type { Rules } from './engine.ts'

export type Language = 'nl' | 'en'

export const LANGUAGES: Readonly<Record<Language, Rules>> = { nl: dutch, en: english }

/** Words that carry every sentence of one language and hardly occur in the other. */
const TELLING: Readonly<Record<Language, ReadonlySet<string>>> = {
  nl: new Set(
    `ik het een de dat van niet en ja nee mijn uw voor naar maar goed dus wel ook bij dan aan zijn heb gaat dag`.split(/\s+/),
  ),
  en: new Set('the and you your my it that to of for not yes please have this i with are can would no good thank'.split(' ')),
}

const TURNS_TO_TELL = 24

/** The language of a call by the share of telling words; Dutch, Flemish included, when in doubt. */
export function languageOf(texts: readonly string[]): Language {
  const counts = { nl: 0, en: 0 }
  const opening = texts.slice(0, TURNS_TO_TELL).join(' ').toLowerCase()
  for (const word of opening.split(/[^a-zà-ÿ]+/)) {
    if (TELLING.nl.has(word)) counts.nl += 1
    if (TELLING.en.has(word)) counts.en += 1
  }
  return counts.en > counts.nl ? 'en' : 'nl'
}
