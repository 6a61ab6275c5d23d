// A judgement of words, remembered: the same words come again and again.

const LIMIT = 50_000

/** Answers from memory where it can; forgets everything when too much is remembered. */
export function remembering<T>(judge: (word: string) => T): (word: string) => T {
  const answers = new Map<string, T>()
  return (word) => {
    const before = answers.get(word)
    if (before !== undefined) return before
    if (answers.size > LIMIT) answers.clear()
    const answer = judge(word)
    answers.set(word, answer)
    return answer
  }
}
