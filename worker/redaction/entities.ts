// Numbers the things that were found: the same person, also by first name, surname or a near spelling, has one number.
import type { EntityType } from '../../models/finding.ts'
import type { CodeOf } from './codes.ts'
import { isNear } from './near-spelling.ts'
import { PARTICLES } from './phrases.ts'

/** Gives the number of what is found, from 1 within its type: the same for the same thing. */
export type Numbering = (type: EntityType, words: readonly string[]) => number

const NEAR_FROM = 5

export function entityNumbers(codeOf: CodeOf): Numbering {
  const known = new Map<EntityType, Set<string>[]>()
  return (type, words) => {
    const things = known.get(type) ?? []
    known.set(type, things)
    const parts = type === 'NAME' ? nameParts(words) : [digitsOf(words, codeOf)]
    const at = things.findIndex((thing) => parts.some((part) => isKnown(thing, part, type)))
    const thing = things[at] ?? new Set<string>()
    for (const part of parts) thing.add(part)
    if (at < 0) things.push(thing)
    return at < 0 ? things.length : at + 1
  }
}

const nameParts = (words: readonly string[]): string[] => {
  const parts = words.filter((word) => word.length > 1 && !PARTICLES.has(word))
  return parts.length > 0 ? parts : [words.join(' ')]
}

/** Digits for number words, so that "nul zes" and "06" are the same thing. */
const digitsOf = (words: readonly string[], codeOf: CodeOf): string => words.map((word) => codeOf(word)?.text ?? word).join('')

const isKnown = (thing: ReadonlySet<string>, part: string, type: EntityType): boolean =>
  thing.has(part) || (type === 'NAME' && part.length >= NEAR_FROM && [...thing].some((other) => isNear(other, part)))
