// What a manager sees of the draw: per team the fraction in force, and what came of it this quarter.
import type { Refusal } from './draw.ts'

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
  reviewed: number
}>
