// Phrases that announce a value, written as data: "werk|werkt .. bij" is one of the words, up to three others, then "bij".

type Step = Readonly<{ words: ReadonlySet<string>; optional: boolean; gap: number }>
type Phrase = readonly Step[]

/** The word at an index, or '' where there is none. */
type Words = (index: number) => string

/** Where the value begins behind the phrase that starts at an index, or undefined when none does. */
export type Trigger = (words: Words, index: number) => number | undefined

const GAP = 3
const NONE: readonly Phrase[] = []

/** Compiles phrases: `a|b` either word, `a?` may be left out, `..` up to three words between. The longest match counts. */
export function triggers(phrases: readonly string[]): Trigger {
  const byFirst = new Map<string, Phrase[]>()
  for (const phrase of phrases.map(compiled)) {
    for (const word of phrase[0]?.words ?? []) byFirst.set(word, [...(byFirst.get(word) ?? []), phrase])
  }
  return (words, index) => {
    let longest: number | undefined
    for (const phrase of byFirst.get(words(index)) ?? NONE) {
      const end = endOf(phrase, { words, step: 1, at: index + 1 })
      if (end !== undefined && end > (longest ?? 0)) longest = end
    }
    return longest
  }
}

function compiled(text: string): Phrase {
  let gap = 0
  const steps: Step[] = []
  for (const part of text.trim().split(/\s+/)) {
    if (part === '..') gap = GAP
    else {
      const optional = part.endsWith('?')
      steps.push({ words: new Set((optional ? part.slice(0, -1) : part).split('|')), optional, gap })
      gap = 0
    }
  }
  return steps
}

type Place = Readonly<{ words: Words; step: number; at: number }>

function endOf(phrase: Phrase, { words, step, at }: Place): number | undefined {
  const wanted = phrase[step]
  if (wanted === undefined) return at
  for (let skipped = 0; skipped <= wanted.gap; skipped += 1) {
    if (wanted.words.has(words(at + skipped))) return endOf(phrase, { words, step: step + 1, at: at + skipped + 1 })
  }
  return wanted.optional ? endOf(phrase, { words, step: step + 1, at }) : undefined
}
