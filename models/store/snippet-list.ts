// Lists of snippets: what can be known of one without opening it.
import { sql } from 'kysely'
import { z } from 'zod'
import { dayOf, endOf, type Stay } from '../evaluation.ts'
import { LEARNING_CUES, THEME_CUES, type LearningReason, type Theme } from '../learning.ts'
import type { SnippetSummary } from '../snippet.ts'
import type { Store } from './open.ts'
import type { Db, Schema } from './schema.ts'

export type SnippetFilter = Readonly<{
  /** From 1. */
  page: number
  pageSize: number
  team?: string | undefined
  theme?: string | undefined
  /** Monday, `YYYY-MM-DD`. */
  week?: string | undefined
  reviewed?: boolean | undefined
  learningMoment?: boolean | undefined
}>

export type SnippetList = Readonly<{ items: SnippetSummary[]; total: number }>

const themeSchema = z.custom<Theme>((value) => typeof value === 'string' && Object.hasOwn(THEME_CUES, value))
const reasonSchema = z.custom<LearningReason>((value) => typeof value === 'string' && Object.hasOwn(LEARNING_CUES, value))

/** Published snippets that live, newest week first; within a week in an order that tells nothing of when a call was. */
export async function listSnippets({ db }: Pick<Store, 'db'>, filter: SnippetFilter, now: Date): Promise<SnippetList> {
  const { page, pageSize } = filter
  const { total } = await matching(db, filter, now).select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const summaries = matching(db, filter, now).select(SUMMARY_COLUMNS).orderBy('snippets.week', 'desc').orderBy('snippets.id')
  const rows = await summaries.limit(pageSize).offset((page - 1) * pageSize).execute()
  return { items: rows.map(toSummary), total }
}

/** Snippets, each with its team and its review if there is one. */
export const snippetsIn = (db: Db) =>
  db
    .selectFrom('snippets')
    .innerJoin('teams', 'teams.id', 'snippets.team')
    .innerJoin('calls', 'calls.id', 'snippets.callId')
    .leftJoin('callTerms', 'callTerms.callId', 'snippets.callId')
    .leftJoin('reviews', 'reviews.snippetId', 'snippets.id')

/** The columns of a summary. Whether there is a clip is known without reading it. */
export const SUMMARY_COLUMNS = [
  'snippets.id',
  'snippets.team',
  'teams.name as teamName',
  'snippets.week',
  'snippets.theme',
  'snippets.reason',
  'snippets.expiresAt',
  'reviews.learningMoment',
  'calls.expiresAt as callExpiresAt',
  'callTerms.evaluation',
  'callTerms.reviewUntil',
  sql<number>`case when snippets.clip is null then 0 else 1 end`.as('hasClip'),
] as const

export type SummaryRow = Readonly<Pick<Schema['snippets'], 'id' | 'team' | 'week' | 'theme' | 'reason' | 'expiresAt'>> &
  Readonly<{ teamName: string; learningMoment: number | null; hasClip: number }> &
  Readonly<{ callExpiresAt: string; evaluation: string | null; reviewUntil: string | null }>

export const toSummary = ({ id, team, teamName, week, ...row }: SummaryRow): SnippetSummary => ({
  id,
  team,
  teamName,
  week,
  theme: themeSchema.parse(row.theme),
  reason: reasonSchema.parse(row.reason),
  until: dayOf(new Date(Date.parse(row.expiresAt) - 1)).toString(),
  reviewed: row.learningMoment !== null,
  learningMoment: row.learningMoment === 1,
  hasClip: row.hasClip === 1,
  stay: stayOf(row),
})

/** By which rule a snippet is still here. */
function stayOf({ expiresAt, callExpiresAt, evaluation, reviewUntil }: Omit<SummaryRow, 'id' | 'team' | 'week' | 'teamName'>): Stay {
  if (expiresAt < callExpiresAt) return 'review'
  if (reviewUntil !== null && reviewUntil < expiresAt) return 'moment'
  return evaluation !== null && expiresAt < endOf(evaluation).toISOString() ? 'maximum' : 'evaluation'
}

function matching(db: Db, { team, theme, week, reviewed, learningMoment }: SnippetFilter, now: Date) {
  const alive = snippetsIn(db).where('snippets.state', '=', 'published').where('snippets.expiresAt', '>', now.toISOString())
  return alive.where((eb) =>
    eb.and([
      ...(team === undefined ? [] : [eb('snippets.team', '=', team)]),
      ...(theme === undefined ? [] : [eb('snippets.theme', '=', theme)]),
      ...(week === undefined ? [] : [eb('snippets.week', '=', week)]),
      ...(reviewed === undefined ? [] : [eb('reviews.snippetId', reviewed ? 'is not' : 'is', null)]),
      ...(learningMoment === undefined ? [] : [eb(eb.fn.coalesce('reviews.learningMoment', eb.lit(0)), '=', Number(learningMoment))]),
    ]),
  )
}
