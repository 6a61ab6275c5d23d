// Which topic a value belongs to: the one named just before it, or the one the other party asked about.
import type { Stretch } from './call.ts'
import { atomAt, normAt, type Sheet } from './sheet.ts'
import { topicOf, type Topic } from './topics.ts'

export type Place = Readonly<{ stretch: Stretch; from: number; to: number }>

const NEAR = 7

/** The topic named last within `NEAR` words before the value, in the same stretch. */
export function topicBefore(sheet: Sheet, { stretch, from }: Place, reach = NEAR): Topic | undefined {
  for (let index = from - 1; index >= Math.max(stretch.from, from - reach); index -= 1) {
    const topic = topicOf(normAt(sheet, stretch, index))
    if (topic !== undefined) return topic
  }
  return undefined
}

/** The topics that the other party asked about before the stretch of the value. */
export const topicsAsked = (sheet: Sheet, { from }: Pick<Place, 'from'>): readonly Topic[] =>
  sheet.asked[sheet.stretchAt(from)] ?? []

/** The topic named near the value, or else the one asked for; `FREE` only when named near. */
export function nearTopic(sheet: Sheet, place: Place): Topic | undefined {
  return topicBefore(sheet, place) ?? topicsAsked(sheet, place).find((topic) => topic !== 'FREE')
}

/** True when one of `words` stands within `reach` atoms before `at`, in the same stretch. */
export function comesAfter(sheet: Sheet, { stretch, from }: Place, words: (norm: string) => boolean, reach = 4): boolean {
  for (let index = from - 1; index >= Math.max(stretch.from, from - reach); index -= 1) if (words(atomAt(sheet, index).norm)) return true
  return false
}
