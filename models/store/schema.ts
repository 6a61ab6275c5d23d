// The tables, as the queries know them. In SQL their names are in snake_case; times are ISO-8601 in UTC; yes and no are 1 and 0.
import type { Generated, Kysely } from 'kysely'
import type { Decision, Refusal } from '../draw.ts'
import type { Role } from '../person.ts'

/** Why something is held. Items never move from one purpose to another. */
export type Purpose = 'training'

/** drawn (recording asked for) → waiting (its recording is in the spool) → prepared, failed, or lost (24 hours passed). */
export type CallState = 'drawn' | 'waiting' | 'prepared' | 'failed' | 'lost'
export type SnippetState = 'published' | 'withdrawn'

export type AuditedAct =
  | 'team-added'
  | 'fraction-set'
  | 'person-added'
  | 'feeder-added'
  | 'link-issued'
  | 'signed-in'
  | 'published'
  | 'failed'
  | 'lost'
  | 'read'
  | 'heard'
  | 'reviewed'
  | 'withdrawn'

export type Schema = {
  teams: {
    id: string
    name: string
    agentCount: number
    language: 'nl' | 'en'
    /** JSON: a list of words. */
    vocabulary: string
    consentDate: string | null
    ceiling: number
    /** JSON: a list of days, `YYYY-MM-DD`. */
    evaluations: string
  }
  /** `scope` is a team, or what the small teams share. */
  fractions: { scope: string; version: number; fraction: number; setAt: string; setBy: string; why: string }
  ledgerLines: {
    quarter: string
    seq: number
    at: string
    callRef: string
    team: string
    decision: Decision
    reason: Refusal | null
    fraction: number
    fractionVersion: number
    previousHash: string
    hash: string
  }
  /** What remains of a ledger whose audit window has closed. `reason` is empty where there is none. */
  ledgerCounts: { quarter: string; team: string; decision: Decision; reason: Refusal | ''; count: number }
  calls: {
    id: string
    purpose: Purpose
    callRef: string
    team: string
    agentRef: string
    /** Null when the number was withheld. */
    callerRef: string | null
    quarter: string
    week: string
    state: CallState
    /** JSON: start, length, channels and pauses, for as long as a recording is waited for or waits. */
    details: string | null
    drawnAt: string
    receivedAt: string | null
    expiresAt: string
    failure: string | null
  }
  snippets: {
    id: string
    callId: string
    purpose: Purpose
    team: string
    quarter: string
    week: string
    theme: string
    reason: string
    state: SnippetState
    /** Sealed under the call's content key; null once withdrawn. */
    content: Uint8Array | null
    clip: Uint8Array | null
    model: string
    modelRevision: string
    expiresAt: string
  }
  /** `note` is sealed under the call's content key. */
  reviews: { snippetId: string; person: string; at: string; learningMoment: number; note: Uint8Array }
  people: { id: string; name: string; role: Role; addedAt: string }
  signInLinks: { tokenHash: string; person: string; expiresAt: string }
  sessions: { tokenHash: string; person: string; expiresAt: string }
  feeders: { id: string; name: string; tokenHash: string; addedAt: string }
  audit: { id: Generated<number>; at: string; person: string; what: AuditedAct; subject: string }
}

/** The database, or a transaction in it. */
export type Db = Kysely<Schema>
