// Which topic a value belongs to: the one named just before it, or the one that was asked for.
import type { Speech } from './sheet.ts'
import { topicOf, type Topic } from './topics.ts'

const NEAR = 7

/** The topic named last within `reach` words before `at`, in the same speech. */
export function topicBefore(speech: Speech, at: number, reach = NEAR): Topic | undefined {
  for (let index = at - 1; index >= Math.max(speech.from, at - reach); index -= 1) {
    const topic = topicOf(speech.norm(index))
    if (topic !== undefined) return topic
  }
  return undefined
}

/** The topic named near the value, or else the one asked for; `FREE` only when named near. */
export const nearTopic = (speech: Speech, at: number): Topic | undefined =>
  topicBefore(speech, at) ?? speech.requested[0] ?? speech.named.find((topic) => topic !== 'FREE')

/** True when one of the words within `reach` before `at` answers to `is`. */
export function comesAfter(
  speech: Speech,
  { at, reach }: Readonly<{ at: number; reach: number }>,
  is: (norm: string) => boolean,
): boolean {
  for (let index = at - 1; index >= Math.max(speech.from, at - reach); index -= 1) if (is(speech.norm(index))) return true
  return false
}
