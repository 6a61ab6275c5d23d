// What a manager sees of the draw: per team the fraction in force, and what came of it this quarter.
import type { Fit } from './chance.ts'
import type { Refusal } from './draw.ts'
import type { TextOnly } from './snippet.ts'

/** Teams too small for a fraction of their own share this scope (fewer than `TEAM_MIN_AGENTS` agents). */
export const SMALL_TEAMS = 'small-teams'

/** `version` counts the changes of the fraction; `team` is a team's id or `SMALL_TEAMS`, in which case the figures are sums. */
export type TeamSampling = Readonly<{
  team: string
  name: string
  agentCount: number
  small: boolean
  fraction: number
  ceiling: number
  version: number
  consentDate: string | null
  setAt: string
  setBy: string
  offered: number
  drawn: number
  refused: Readonly<Partial<Record<Refusal, number>>>
  waiting: number
  prepared: number
  failed: number
  snippets: number
  /** Of those, the ones without sound. */
  textOnly: Readonly<Partial<Record<TextOnly, number>>>
  reviewed: number
}>

/** Draws in one hour of the day (0 to 23) or on one weekday (1 is Monday). */
export type ChanceBar = Readonly<{ at: number; eligible: number; expected: number; drawn: number }>

/** Whether a draw looks like chance. `interval`: the 95 % confidence interval of the share that was drawn. */
export type ChanceFigures = Readonly<{
  team: string
  eligible: number
  expected: number
  drawn: number
  interval: Readonly<{ least: number; most: number }>
  fits: Readonly<Record<'agents' | 'hours' | 'weekdays', Fit>>
  hours: readonly ChanceBar[]
  weekdays: readonly ChanceBar[]
}>
