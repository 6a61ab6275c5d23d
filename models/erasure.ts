// What is held about a caller's number or a call, and the receipt for its erasure (AVG art. 15 and 17).
import type { NumberList } from './number-list.ts'

/** By whom or what somebody asks: a number in E.164 form, or the outside identifier of a call. */
export type Subject = Readonly<{ number: string } | { callId: string }>

/** `until`: the last day it would live. `heldUntil`: it is under a hold until then, and is not erased before. */
export type FoundCall = Readonly<{
  id: string
  team: string
  week: string
  state: string
  until: string
  heldUntil: string | null
  snippets: number
  clips: number
}>

/** `ledgerLines`: keyed hashes with a decision, which stay until the audit window closes because the draw could not be checked otherwise. */
export type Found = Readonly<{ calls: readonly FoundCall[]; lists: readonly NumberList[]; ledgerLines: number }>

/** Tells nothing of whom it is about: whoever asked knows, and nobody else has to. */
export type Receipt = Readonly<{
  id: string
  at: string
  erased: Readonly<{ calls: number; snippets: number; clips: number; recordings: number }>
  held: readonly FoundCall[]
  ledgerLines: number
  neverDrawnAgain: boolean
}>
