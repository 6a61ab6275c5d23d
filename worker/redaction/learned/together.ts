// What words tell only together: a word with the one beside it, and what it means with what those around it mean.
import { featureOf, joined } from './hashing.ts'
import { REACH } from './lone.ts'
import type { Traits } from './traits.ts'

export type Add = (feature: number) => void

const PAIR = { roleKind: 300, roleClass: 320, classRole: 340 }
const ROW = {
  before: 360,
  around: 361,
  after: 362,
  beforeHere: 363,
  wordsBefore: 364,
  wordsAfter: 365,
  kind: 366,
  words: 367,
  three: 368,
  classes: 369,
}
const CLASS_PAIR = 370

/** The words side by side; `around` holds the traits from `REACH` words before to `REACH` behind. */
export function addTogether(add: Add, around: readonly Traits[]): void {
  const [before3, before2, before, here, after, after2] = around
  if (!before3 || !before2 || !before || !here || !after || !after2) return
  addPairs(add, here, around)
  add(featureOf(ROW.before, joined(before2.role, before.role)))
  add(featureOf(ROW.around, joined(before.role, after.role)))
  add(featureOf(ROW.after, joined(after.role, after2.role)))
  add(featureOf(ROW.beforeHere, joined(joined(before2.role, before.role), here.role)))
  add(featureOf(ROW.wordsBefore, joined(before.word, here.word)))
  add(featureOf(ROW.wordsAfter, joined(here.word, after.word)))
  add(featureOf(ROW.kind, joined(joined(before.role, here.kind), after.role)))
  add(featureOf(ROW.words, joined(before2.word, before.word)))
  add(featureOf(ROW.three, joined(joined(before3.role, before2.role), before.role)))
  for (const one of here.classes) add(featureOf(ROW.classes, joined(joined(before2.role, before.role), one)))
}

function addPairs(add: Add, here: Traits, around: readonly Traits[]): void {
  for (let slot = 1; slot < 2 * REACH; slot += 1) {
    const there = around[slot]
    if (slot === REACH || there === undefined) continue
    add(featureOf(PAIR.roleKind + slot, joined(there.role, here.kind)))
    for (const one of here.classes) add(featureOf(PAIR.roleClass + slot, joined(there.role, one)))
    if (slot < REACH - 1 || slot > REACH + 1) continue
    for (const one of there.classes) add(featureOf(PAIR.classRole + slot, joined(here.role, one)))
  }
}

/** What a word means beside what a word further off means. */
export function addClassPairs(add: Add, here: Traits, there: Traits): void {
  for (const own of here.classes) for (const one of there.classes) add(featureOf(CLASS_PAIR, joined(one, own)))
}
