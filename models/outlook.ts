// What a fraction will mean for the people and the machine, by what the last weeks brought.

/** Per team, or for the small teams together. `expiring`: snippets that end within two weeks. */
export type Outlook = Readonly<{
  team: string
  /** Calls a week that took part in the draw. */
  eligiblePerWeek: number
  /** Of one drawn call: how long its snippets are listened to, and how long the machine works on it. */
  listenMsPerCall: number
  workMsPerCall: number
  expiring: number
}>

/** Between the shortest and the longest snippet. */
export const SNIPPET_TYPICAL_MS = 55_000
/** Until a call was prepared here: two snippets of a call of four minutes, worked on for as long as it lasted. */
export const UNTIL_KNOWN = { snippetsPerCall: 2, workMsPerCall: 240_000 } as const
