// The recognisers of Dutch, in the order in which they are asked. The first to mark a word decides; the last leaves nothing unexplained.
import { addresses } from './addresses.ts'
import { secrets, workplaces } from './answers.ts'
import { birthDates } from './birth-dates.ts'
import { company } from './company.ts'
import type { Language } from './engine.ts'
import { gate } from './gate.ts'
import { health } from './health.ts'
import { dutchLexicon } from './lexicon.ts'
import { mail } from './mail.ts'
import { memory } from './memory.ts'
import { names } from './names.ts'
import { numbers } from './numbers.ts'

export const dutch: Language = {
  lexicon: dutchLexicon,
  recognisers: [company, mail, addresses, birthDates, numbers, names, secrets, workplaces, health, memory, gate],
}
