// "Van", "de" and "der" before a surname that was found: they belong to it when written with a capital, joined to it or between its parts.
import { PARTICLES } from './phrases.ts'
import { isMasked, type Claim, type Recogniser, type Sheet, type Speech } from './sheet.ts'
import { isCapital } from './words.ts'

const NAMELIKE = new Set<string>(['NAME', 'UNKNOWN', 'PLACE'])
const SURE = new Set(['der', 'den', 'ter', 'ten', 'vanden', 'vander', 'el'])
const MOST = 3

export const particles: Recogniser = { name: 'particle', find: findParticles }

function* findParticles(sheet: Sheet): Generator<Claim> {
  for (const speech of sheet.speeches) {
    for (let index = speech.from + 1; index < speech.to; index += 1) {
      if (!isMasked(sheet, index) || !NAMELIKE.has(sheet.marks[index]?.type ?? '')) continue
      const from = particlesBefore(speech, index)
      if (from < index) yield { type: 'NAME', from, to: index }
      yield* joinedTo(speech, index)
    }
  }
}

/** "An-Sofie", "Zanten-Obi": what a stroke joins to a name belongs to it. */
function* joinedTo(speech: Speech, index: number): Generator<Claim> {
  if (speech.free(index - 1) && speech.atom(index).before === '-') yield { type: 'NAME', from: index - 1, to: index }
  if (speech.free(index + 1) && speech.atom(index + 1).before === '-') yield { type: 'NAME', from: index + 1, to: index + 2 }
}

function particlesBefore(speech: Speech, index: number): number {
  let from = index
  while (index - from < MOST && speech.free(from - 1) && PARTICLES.has(speech.norm(from - 1)) && speech.norm(from - 1) !== 'ben')
    from -= 1
  if (from === index) return index
  const words = Array.from({ length: index - from }, (_, at) => from + at)
  if (words.some((at) => SURE.has(speech.norm(at)))) return from
  const capital = words.find((at) => isWrittenLarge(speech, at) && isCapitalised(speech, index))
  if (capital !== undefined) return capital
  const joined = /^-$/.test(speech.atom(from).before) || isMasked(speech.sheet, from - 1)
  return joined && speech.sheet.marks[from - 1]?.type === 'NAME' && speech.sheet.marks[index]?.type === 'NAME' ? from : index
}

const isWrittenLarge = (speech: Speech, index: number): boolean =>
  isCapital(speech, index) || (['van', 'de', 'den'].includes(speech.norm(index)) && /^\p{Lu}/u.test(speech.atom(index).text))

const isCapitalised = (speech: Speech, index: number): boolean => /^\p{Lu}/u.test(speech.atom(index).text)
