// The database's layout, one change a migration. Only the release step, the demonstration and tests call `migrate`.
import { Migrator, type Migration, type MigrationProvider } from 'kysely/migration'
import * as teams from './migrations/0001-teams.ts'
import * as fractions from './migrations/0002-fractions.ts'
import * as ledgerLines from './migrations/0003-ledger-lines.ts'
import * as ledgerCounts from './migrations/0004-ledger-counts.ts'
import * as calls from './migrations/0005-calls.ts'
import * as snippets from './migrations/0006-snippets.ts'
import * as people from './migrations/0007-people.ts'
import * as reviews from './migrations/0008-reviews.ts'
import * as signInLinks from './migrations/0009-sign-in-links.ts'
import * as sessions from './migrations/0010-sessions.ts'
import * as feeders from './migrations/0011-feeders.ts'
import * as audit from './migrations/0012-audit.ts'
import * as callsByExpiry from './migrations/0013-calls-by-expiry.ts'
import * as callsByState from './migrations/0014-calls-by-state.ts'
import * as snippetsByCall from './migrations/0015-snippets-by-call.ts'
import * as snippetsByWeek from './migrations/0016-snippets-by-week.ts'
import * as snippetsByTeam from './migrations/0017-snippets-by-team.ts'
import * as snippetsByTheme from './migrations/0018-snippets-by-theme.ts'
import * as auditBySubject from './migrations/0019-audit-by-subject.ts'
import * as teamStrengths from './migrations/0020-team-strengths.ts'
import * as textOnly from './migrations/0021-text-only.ts'
import * as quarterDraws from './migrations/0030-quarter-draws.ts'
import * as ledgerCards from './migrations/0031-ledger-cards.ts'
import * as ledgerHeads from './migrations/0032-ledger-heads.ts'
import * as numberLists from './migrations/0033-number-lists.ts'
import * as callTerms from './migrations/0034-call-terms.ts'
import * as announcements from './migrations/0035-announcements.ts'
import * as holds from './migrations/0036-holds.ts'
import * as disposals from './migrations/0037-disposals.ts'
import * as teamRules from './migrations/0038-team-rules.ts'
import * as drawTallies from './migrations/0039-draw-tallies.ts'
import * as workWeeks from './migrations/0040-work-weeks.ts'
import * as ledgerByTime from './migrations/0041-ledger-by-time.ts'
import * as offersByDay from './migrations/0050-offers-by-day.ts'
import * as noLedgerByTime from './migrations/0051-no-ledger-by-time.ts'
import * as callsByQuarter from './migrations/0052-calls-by-quarter.ts'
import * as snippetsByQuarter from './migrations/0053-snippets-by-quarter.ts'
import * as callTries from './migrations/0060-call-tries.ts'
import * as leakNotes from './migrations/0065-leak-notes.ts'
import * as snippetRedaction from './migrations/0066-snippet-redaction.ts'
import * as earlierCounts from './migrations/0070-ledger-counts-of-earlier-lines.ts'
import * as auditByTime from './migrations/0071-audit-by-time.ts'
import * as pulse from './migrations/0072-pulse.ts'
import * as teamChanges from './migrations/0073-team-changes.ts'
import * as earlierRules from './migrations/0074-team-changes-of-earlier-rules.ts'
import * as callFlags from './migrations/0080-call-flags.ts'
import * as readableKinds from './migrations/0090-readable-kinds.ts'
import type { Store } from './open.ts'
import { nameBlob } from './postgres.ts'

/**
 * In order, by hand, never edited once released. SQLite's are no transactions, so each makes one thing, if it is not there:
 * one that was cut off runs again.
 */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-teams': teams,
  '0002-fractions': fractions,
  '0003-ledger-lines': ledgerLines,
  '0004-ledger-counts': ledgerCounts,
  '0005-calls': calls,
  '0006-snippets': snippets,
  '0007-people': people,
  '0008-reviews': reviews,
  '0009-sign-in-links': signInLinks,
  '0010-sessions': sessions,
  '0011-feeders': feeders,
  '0012-audit': audit,
  '0013-calls-by-expiry': callsByExpiry,
  '0014-calls-by-state': callsByState,
  '0015-snippets-by-call': snippetsByCall,
  '0016-snippets-by-week': snippetsByWeek,
  '0017-snippets-by-team': snippetsByTeam,
  '0018-snippets-by-theme': snippetsByTheme,
  '0019-audit-by-subject': auditBySubject,
  '0020-team-strengths': teamStrengths,
  '0021-text-only': textOnly,
  '0030-quarter-draws': quarterDraws,
  '0031-ledger-cards': ledgerCards,
  '0032-ledger-heads': ledgerHeads,
  '0033-number-lists': numberLists,
  '0034-call-terms': callTerms,
  '0035-announcements': announcements,
  '0036-holds': holds,
  '0037-disposals': disposals,
  '0038-team-rules': teamRules,
  '0039-draw-tallies': drawTallies,
  '0040-work-weeks': workWeeks,
  '0041-ledger-by-time': ledgerByTime,
  '0050-offers-by-day': offersByDay,
  '0051-no-ledger-by-time': noLedgerByTime,
  '0052-calls-by-quarter': callsByQuarter,
  '0053-snippets-by-quarter': snippetsByQuarter,
  '0060-call-tries': callTries,
  '0065-leak-notes': leakNotes,
  '0066-snippet-redaction': snippetRedaction,
  '0070-ledger-counts-of-earlier-lines': earlierCounts,
  '0071-audit-by-time': auditByTime,
  '0072-pulse': pulse,
  '0073-team-changes': teamChanges,
  '0074-team-changes-of-earlier-rules': earlierRules,
  '0080-call-flags': callFlags,
  '0090-readable-kinds': readableKinds,
}

const provider: MigrationProvider = { getMigrations: async () => MIGRATIONS }

export async function migrate(store: Pick<Store, 'db'>): Promise<void> {
  await nameBlob(store.db)
  const { error } = await new Migrator({ db: store.db, provider }).migrateToLatest()
  if (error) throw error
}

/** Whether the database has the layout that this program expects. */
export async function isMigrated(store: Pick<Store, 'db'>): Promise<boolean> {
  const migrations = await new Migrator({ db: store.db, provider }).getMigrations()
  return migrations.every(({ executedAt }) => executedAt !== undefined)
}
