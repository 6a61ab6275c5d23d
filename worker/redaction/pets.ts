// Names of pets are nobody's: they stay readable, unless a pet's name was asked for as a secret.
import type { Recogniser, Sheet } from './sheet.ts'
import { isFunctionWord } from './words.ts'

const PETS = new Set(
  `hond hondje kat poes kater konijn hamster cavia paard pony papegaai puppy labrador goudvis dog puppy cat kitten rabbit horse parrot
    goldfish`.split(/\s+/),
)
const CALLED = new Set(['heet', 'genaamd', 'is', 'named', 'called'])

export const pets: Recogniser = { name: 'pet', find: findPets }

function findPets(sheet: Sheet): [] {
  if (sheet.speeches.some(({ named }) => named.includes('CREDENTIAL'))) return []
  for (const speech of sheet.speeches) {
    for (let index = speech.from; index < speech.to; index += 1) {
      if (!PETS.has(speech.norm(index))) continue
      const name = speech.norm(CALLED.has(speech.norm(index + 1)) ? index + 2 : index + 1)
      if (name.length > 2 && !isFunctionWord(name) && isNoWord(sheet, name)) sheet.company.add(name)
    }
  }
  return []
}

const isNoWord = ({ lexicon }: Sheet, norm: string): boolean => lexicon.firstNames.has(norm) || !lexicon.understood(norm)
