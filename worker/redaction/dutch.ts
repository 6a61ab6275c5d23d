// The recognisers of Dutch, in the order in which they are asked. The first to mark a word decides; the last leaves nothing unexplained.
import { addresses } from './addresses.ts'
import { answers } from './answers.ts'
import { birthDates } from './birth-dates.ts'
import { capitals } from './capitals.ts'
import { codesWith } from './codes.ts'
import { company } from './company.ts'
import { descriptions } from './descriptions.ts'
import type { Rules } from './engine.ts'
import { gate } from './gate.ts'
import { health } from './health.ts'
import { learned } from './learned/learned.ts'
import { dutchLexicon } from './lexicon.ts'
import { mail } from './mail.ts'
import { memory } from './memory.ts'
import { names } from './names.ts'
import { numbers } from './numbers.ts'
import { organisations } from './organisations.ts'
import { ownAffairs } from './own-affairs.ts'
import { particles } from './particles.ts'
import { pets } from './pets.ts'
import { products } from './products.ts'
import { secrets } from './secrets.ts'
import { numberOf } from './spoken.ts'

export const dutch: Rules = {
  lexicon: dutchLexicon,
  codeOf: codesWith(numberOf),
  letterWords: new Set(['u', 'o']),
  recognisers: [
    company,
    pets,
    ownAffairs,
    products,
    mail,
    addresses,
    birthDates,
    health,
    numbers,
    organisations,
    names,
    secrets,
    descriptions,
    answers,
    capitals,
    memory,
    gate,
    learned,
    particles,
  ],
}
