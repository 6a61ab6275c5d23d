// Shows the words of a call to an eye, part by part: learning writes down what it sees; the recogniser adds up what it has learnt of it.
import type { Sheet, Speech } from '../sheet.ts'
import { addFindings, findingsIn } from './findings.ts'
import { ASKED, ASKED_LAST, REACH } from './lone.ts'
import { addTalk, lastingTalk, talkOf, type Talk } from './talk.ts'
import { addClassPairs, addTogether, type Add } from './together.ts'
import { NOWHERE, traitsIn, type Traits } from './traits.ts'
import { addWriting, shapesIn } from './writing.ts'

/** `lone`: a word and the slot that it is seen in; `feature`: what words tell together. */
export type Eye = Readonly<{ lone: (traits: Traits, slot: number) => void; feature: Add }>

/**
 * `lasting`: what holds for all words of a speech; `asked`: what its first words answer; `near`: a word and each of its neighbours;
 * `together`: what that word tells with its neighbours, right after `near`; `found`: what the rules found around it; `written`: how it
 * is written. What lies further off is worth the same from everywhere: see `traits`.
 */
export type Showing = Readonly<{
  traits: readonly Traits[]
  lasting: (at: number) => void
  asked: (at: number) => void
  near: Show
  together: Show
  found: Show
  written: Show
}>
export type Show = (speech: Speech, index: number) => void

/** So far off a word still tells something, on either side. */
export const AROUND = 8
/** So many words of a speech may answer what was said before. */
export const ANSWERING = 11
const ASKED_REACH = 12
const ASKED_NEAR = 6
const LAST = 2

/** The words of a speech are shown after what lasts in it. */
export function showing(sheet: Sheet, eye: Eye): Showing {
  const read = traitsIn(sheet)
  const traits = sheet.atoms.map(({ norm }) => read(norm))
  const findings = findingsIn(sheet)
  const shapes = sheet.cased ? shapesIn(sheet) : new Int8Array(0)
  const around: Traits[] = Array.from({ length: 2 * REACH + 1 }, () => NOWHERE)
  let talk: Talk | undefined
  const seen = ({ from, to }: Speech, index: number): Traits => (index >= from && index < to ? (traits[index] ?? NOWHERE) : NOWHERE)
  const before = (at: number): Traits[] => {
    const last = sheet.speeches[at - 1]
    return last === undefined ? [] : traits.slice(Math.max(last.from, last.to - ASKED_REACH), last.to).toReversed()
  }
  return {
    traits,
    lasting: (at) => {
      const speech = sheet.speeches[at]
      if (speech === undefined) return
      talk = talkOf(speech, { at, last: before(at).slice(0, LAST) })
      lastingTalk(eye.feature, talk)
    },
    asked: (at) => {
      for (const [step, there] of before(at).entries()) eye.lone(there, step < ASKED_NEAR ? ASKED_LAST : ASKED)
    },
    near: (speech, index) => {
      for (let slot = 0; slot <= 2 * REACH; slot += 1) {
        const there = seen(speech, index - REACH + slot)
        around[slot] = there
        eye.lone(there, slot)
      }
    },
    together: (speech, index) => {
      addTogether(eye.feature, around)
      const here = seen(speech, index)
      if (here.classes.length > 0)
        for (let step = 1; step <= AROUND; step += 1)
          for (const where of [index - step, index + step]) addClassPairs(eye.feature, here, seen(speech, where))
      const isCompany = sheet.company.has(sheet.atoms[index]?.norm ?? '')
      if (talk !== undefined) addTalk(eye.feature, talk, { role: here.role, place: index - speech.from, isCompany })
    },
    found: (speech, index) => {
      const norm = sheet.atoms[index]?.norm ?? ''
      addFindings(eye.feature, findings, { speech, index, norm, kind: seen(speech, index).kind })
    },
    written: (speech, index) => {
      if (!sheet.cased) return
      const roles = [seen(speech, index).role, seen(speech, index - 1).role, seen(speech, index - 2).role] as const
      addWriting(eye.feature, shapes, { speech, index, roles })
    },
  }
}
