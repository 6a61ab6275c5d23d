// How much a recogniser may look: a bound in counted words, not in time, so that hostile input costs the same everywhere.

/** `spend` counts one look at a word and throws `TooMuchEffort` beyond the bound; `renew` begins anew. */
export type Effort = Readonly<{ spend: () => void; renew: () => void; spent: () => number }>

export class TooMuchEffort extends Error {
  override name = 'TooMuchEffort'
}

const LOOKS_PER_WORD = 2_000
const LOOKS_AT_LEAST = 100_000

/** The bound of one recogniser over a call of so many words: linear, with room for every honest call. */
export function effortFor(words: number): Effort {
  const limit = LOOKS_AT_LEAST + words * LOOKS_PER_WORD
  let looks = 0
  return {
    spend: () => {
      looks += 1
      if (looks > limit) throw new TooMuchEffort()
    },
    renew: () => {
      looks = 0
    },
    spent: () => looks,
  }
}
