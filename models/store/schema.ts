// The tables, as the queries know them. In SQL their names are in snake_case; times are ISO-8601 in UTC; yes and no are 1 and 0.
import type { Generated, Kysely } from 'kysely'
import type { DisposalKind, DisposalRule } from '../disposal.ts'
import type { Decision, Method, Refusal } from '../draw.ts'
import type { ReviewRule } from '../evaluation.ts'
import type { HoldReason } from '../hold.ts'
import type { LeakStep } from '../leak.ts'
import type { NumberList } from '../number-list.ts'
import type { Role } from '../person.ts'
import type { CallFlag, Strength, TextOnly } from '../snippet.ts'
import type { TeamSetting } from '../team-rules.ts'

/** Why something is held. Items never move from one purpose to another. */
export type Purpose = 'training'

/** drawn (recording asked for) → waiting (its recording is in the spool) → prepared, failed, or lost (24 hours passed). */
export type CallState = 'drawn' | 'waiting' | 'prepared' | 'failed' | 'lost'
export type TallyKind = 'hour' | 'weekday' | 'agent' | 'month' | 'day'
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
  | 'strength-set'
  | 'rules-set'
  | 'evaluation-set'
  | 'announcement-added'
  | 'nonce-given'
  | 'key-released'
  | 'numbers-listed'
  | 'erased'
  | 'held'
  | 'hold-proposed'
  | 'hold-extended'
  | 'hold-ended'
  | 'vocabulary-set'
  | 'language-set'
  | 'readable-set'
  | 'evaluation-held'
  | 'restore-noticed'
  | 'leak-seen'
  | 'second-hearing-off'

export type Schema = {
  teams: {
    id: string
    name: string
    agentCount: number
    language: 'nl' | 'en'
    /** JSON: a list of words. */
    vocabulary: string
    /** JSON: a list of kinds. */
    readableKinds: string
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
    /** `AGENT.DECK.CARD`, where the team is drawn from decks. */
    card: string | null
  }
  /** Kept as lines come, and what remains of a ledger whose audit window has closed. `reason` is empty where there is none. */
  ledgerCounts: { quarter: string; team: string; decision: Decision; reason: Refusal | ''; count: number }
  quarterDraws: { quarter: string; commitment: string; committedAt: string; nonce: string | null; nonceAt: string | null; releasedAt: string | null }
  /** `seq` and `hash` of a quarter's last line at the end of a day, `YYYY-MM-DD`. */
  ledgerHeads: { quarter: string; day: string; seq: number; hash: string }
  /** `bucket`: an hour, a weekday, an agent (`agentRef`; a team where it is small), a month of an agent, or a day. */
  drawTallies: { quarter: string; scope: string; kind: TallyKind; bucket: string; eligible: number; expected: number; variance: number; drawn: number }
  /** Each agent's deck of a quarter: the how manieth, and how many cards of it are taken. */
  decks: { quarter: string; agent: string; number: number; fraction: number; taken: number }
  numberLists: { list: NumberList; callerRef: string; addedAt: string }
  teamRules: {
    team: string
    version: number
    method: Method
    capPerMonth: number | null
    minTalkMs: number
    review: ReviewRule
    setAt: string
    setBy: string
  }
  /** `value`: what it became, as JSON. */
  teamChanges: { id: Generated<number>; team: string; what: TeamSetting['what']; value: string; setAt: string; setBy: string; why: string }
  announcements: { version: string; days: number; addedAt: string }
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
  /** `evaluation`: the day with which the call ends. `latestAt`: the hard maximum, or the term that the caller was told. `reviewUntil`: the end of
   * its snippets that are no learning moment, where the team reviews weekly. */
  callTerms: { callId: string; team: string; evaluation: string; latestAt: string; reviewUntil: string | null }
  /** Tries to prepare a waiting call of which no end was noted: the process that made them was killed, or crashed. */
  callTries: { callId: string; unfinished: number }
  /** What is doubtful about a prepared call as a whole. */
  callFlags: { callId: string; flag: CallFlag }
  holds: {
    id: string
    callId: string
    reason: HoldReason
    person: string
    placedAt: string
    until: string
    proposedUntil: string | null
    proposedBy: string | null
  }
  disposals: { id: Generated<number>; at: string; rule: DisposalRule; kind: DisposalKind; count: number }
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
    redaction: string
    expiresAt: string
  }
  /** `startMs`, `endMs`: of the clip, where somebody heard it. `near`: JSON, a list of entity types. `seenBy`: a person's id. */
  leakNotes: {
    id: string
    snippetId: string
    at: string
    team: string
    step: LeakStep
    startMs: number | null
    endMs: number | null
    near: string
    model: string
    modelRevision: string
    redaction: string
    seenBy: string | null
    expiresAt: string
  }
  teamStrengths: { team: string; strength: Strength }
  textOnly: { snippetId: string; why: TextOnly }
  /** `note` is sealed under the call's content key. */
  reviews: { snippetId: string; person: string; at: string; learningMoment: number; note: Uint8Array }
  /** What preparing took, by week. */
  workWeeks: { week: string; calls: number; snippets: number; audioMs: number; workMs: number }
  /** One row: see `restores.ts`. */
  pulse: { number: number }
  people: { id: string; name: string; role: Role; addedAt: string }
  signInLinks: { tokenHash: string; person: string; expiresAt: string }
  sessions: { tokenHash: string; person: string; expiresAt: string }
  feeders: { id: string; name: string; tokenHash: string; addedAt: string }
  audit: { id: Generated<number>; at: string; person: string; what: AuditedAct; subject: string }
}

/** The database, or a transaction in it. */
export type Db = Kysely<Schema>
