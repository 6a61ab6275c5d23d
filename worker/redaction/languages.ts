// The languages that can be redacted.
import { dutch } from './dutch.ts'
import type { Language as Rules } from './engine.ts'

export type Language = 'nl' | 'en'

export const LANGUAGES: Readonly<Record<Language, Rules>> = { nl: dutch, en: dutch }
