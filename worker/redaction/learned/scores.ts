// Adds up what was learnt of all that is seen of a word. What one word tells in a slot is added up once and remembered; what words
// further off tell is summed along the speech, so that each costs the same however far it reaches.
import type { Sheet, Speech } from '../sheet.ts'
import { WIDTH } from './classes.ts'
import { BEFORE, BEHIND, loneFeatures, SLOTS } from './lone.ts'
import { ANSWERING, AROUND, showing, type Showing } from './showing.ts'
import type { Traits } from './traits.ts'
import { STEP, type Weights } from './weights.ts'

/** Rows of `WIDTH` logarithms for each word of a speech: by what holds however it is written (`plainly`), and by all (`fully`). */
export type Scores = Readonly<{ plainly: Float64Array; fully: Float64Array }>

/** Scores the words of a speech; those of a call without capitals have one score. */
export function scoresIn(sheet: Sheet, weights: Weights): (at: number) => Scores {
  const sums = new Int32Array(WIDTH)
  const { rowOf, rows } = weights
  const lone = (traits: Traits, slot: number) => {
    const [told, start] = [toldBy(traits, slot, weights), slot * WIDTH]
    for (let of = 0; of < WIDTH; of += 1) sums[of] = (sums[of] ?? 0) + (told[start + of] ?? 0)
  }
  const feature = (number: number) => {
    const row = rowOf(number)
    if (row >= 0) for (let of = 0; of < WIDTH; of += 1) sums[of] = (sums[of] ?? 0) + (rows[row + of] ?? 0)
  }
  const show = showing(sheet, { lone, feature })
  return (at) => {
    const speech = sheet.speeches[at]
    const words = speech === undefined ? 0 : speech.to - speech.from
    const plainly = new Float64Array(words * WIDTH)
    const fully = sheet.cased ? new Float64Array(words * WIDTH) : plainly
    if (speech === undefined) return { plainly, fully }
    sums.fill(0)
    show.asked(at)
    const asked = Int32Array.from(sums)
    sums.fill(0)
    show.lasting(at)
    const aside = Int32Array.from(sums)
    for (let row = 0; row < words; row += 1) {
      const index = speech.from + row
      move(aside, weights, { show, speech, index })
      for (let of = 0; of < WIDTH; of += 1) sums[of] = (aside[of] ?? 0) + (row < ANSWERING ? (asked[of] ?? 0) : 0)
      show.near(speech, index)
      if (isPlain(sums)) {
        write(plainly, row, sums)
        if (sheet.cased) write(fully, row, sums)
        continue
      }
      show.together(speech, index)
      show.found(speech, index)
      write(plainly, row, sums)
      if (!sheet.cased) continue
      show.written(speech, index)
      write(fully, row, sums)
    }
    return { plainly, fully }
  }
}

/** In steps of the weights. */
const MARGIN = 125

/** So far is "nothing of a person" ahead that what words tell together would hardly ever turn it: it is not looked at. */
function isPlain(sums: Int32Array): boolean {
  const least = (sums[0] ?? 0) - MARGIN
  for (let of = 1; of < WIDTH; of += 1) if ((sums[of] ?? 0) > least) return false
  return true
}

/** What a word tells in each slot, for these weights: rows of sums, of which that of the slot is there. */
function toldBy(traits: Traits, slot: number, weights: Weights): Int16Array {
  const own = traits.remembered
  if (own.by !== weights) {
    own.by = weights
    own.slots = 0
    own.sums = new Int16Array(SLOTS * WIDTH)
  }
  if ((own.slots & (1 << slot)) !== 0) return own.sums
  own.slots |= 1 << slot
  for (const feature of loneFeatures(traits, slot)) {
    const row = weights.rowOf(feature)
    if (row < 0) continue
    for (let of = 0; of < WIDTH; of += 1) own.sums[slot * WIDTH + of] = (own.sums[slot * WIDTH + of] ?? 0) + (weights.rows[row + of] ?? 0)
  }
  return own.sums
}

/** From what lies around the word before to what lies around this one. */
function move(aside: Int32Array, weights: Weights, { show, speech, index }: { show: Showing; speech: Speech; index: number }): void {
  const change = (where: number, slot: number, sign: number) => {
    const traits = where < speech.from || where >= speech.to ? undefined : show.traits[where]
    if (traits === undefined) return
    const told = toldBy(traits, slot, weights)
    for (let of = 0; of < WIDTH; of += 1) aside[of] = (aside[of] ?? 0) + sign * (told[slot * WIDTH + of] ?? 0)
  }
  const isFirst = index === speech.from
  for (let where = isFirst ? index + 1 : index + AROUND; where <= index + AROUND; where += 1) change(where, BEHIND, 1)
  if (isFirst) return
  change(index, BEHIND, -1)
  change(index - 1, BEFORE, 1)
  change(index - 1 - AROUND, BEFORE, -1)
}

function write(scores: Float64Array, row: number, sums: Int32Array): void {
  for (let of = 0; of < WIDTH; of += 1) scores[row * WIDTH + of] = (sums[of] ?? 0) * STEP
}
