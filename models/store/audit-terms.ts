// How long it stays on record who did or saw what. Looks are kept as long as the draw of their quarter can be checked, so that a
// works council can hold one against the other; what was decided is kept for two years, to account for it (AVG art. 5(2)).
import { setImmediate as turn } from 'node:timers/promises'
import { clockOf, quarterOf, quarterStart } from '../evaluation.ts'
import { writeDisposals } from './disposals.ts'
import type { Store } from './open.ts'
import { AUDIT_WINDOW_DAYS } from './quarters.ts'
import type { AuditedAct, Db } from './schema.ts'

const DECISION_YEARS = 2
/** Entries deleted in one transaction, in which nobody else can write. */
const BATCH = 2000

type AuditTerm = 'audit-window' | 'two-years'

const TERM_OF: Readonly<Record<AuditedAct, AuditTerm>> = {
  read: 'audit-window',
  heard: 'audit-window',
  reviewed: 'audit-window',
  withdrawn: 'audit-window',
  published: 'audit-window',
  failed: 'audit-window',
  lost: 'audit-window',
  'link-issued': 'audit-window',
  'signed-in': 'audit-window',
  'team-added': 'two-years',
  'fraction-set': 'two-years',
  'person-added': 'two-years',
  'feeder-added': 'two-years',
  'strength-set': 'two-years',
  'language-set': 'two-years',
  'readable-set': 'two-years',
  'rules-set': 'two-years',
  'evaluation-set': 'two-years',
  'evaluation-held': 'two-years',
  'announcement-added': 'two-years',
  'nonce-given': 'two-years',
  'key-released': 'two-years',
  'numbers-listed': 'two-years',
  erased: 'two-years',
  held: 'two-years',
  'hold-proposed': 'two-years',
  'hold-extended': 'two-years',
  'hold-ended': 'two-years',
  'vocabulary-set': 'two-years',
  'leak-seen': 'two-years',
  'second-hearing-off': 'two-years',
  'restore-noticed': 'two-years',
}

const TERMS = ['audit-window', 'two-years'] as const satisfies readonly AuditTerm[]

/** Deletes what is past its term; gives how many entries that were. */
export async function endAudit({ db }: Pick<Store, 'db'>, now: Date): Promise<number> {
  let total = 0
  for (const rule of TERMS)
    for (;;) {
      const count = await db.transaction().execute((trx) => endSome(trx, rule, now))
      total += count
      if (count < BATCH) break
      await turn()
    }
  return total
}

/** Entries that should have ended. */
export const entriesPastTerm = (db: Db, now: Date) =>
  db.selectFrom('audit').where((eb) => eb.or(TERMS.map((rule) => eb.and([eb('at', '<', endsBefore(rule, now)), eb('what', 'in', actsWith(rule))]))))

async function endSome(trx: Db, rule: AuditTerm, now: Date): Promise<number> {
  const due = trx.selectFrom('audit').select('id').where('at', '<', endsBefore(rule, now)).where('what', 'in', actsWith(rule)).limit(BATCH)
  const { numDeletedRows } = await trx.deleteFrom('audit').where('id', 'in', due).executeTakeFirst()
  await writeDisposals(trx, { now, rule, counts: { 'audit-entry': Number(numDeletedRows) } })
  return Number(numDeletedRows)
}

/** The beginning of the oldest quarter whose audit window is still open; or two years ago. */
function endsBefore(rule: AuditTerm, now: Date): string {
  const clock = clockOf(now)
  if (rule === 'two-years') return dateOf(clock.subtract({ years: DECISION_YEARS })).toISOString()
  return quarterStart(quarterOf(dateOf(clock.subtract({ days: AUDIT_WINDOW_DAYS })))).toISOString()
}

const dateOf = ({ epochMilliseconds }: Temporal.ZonedDateTime): Date => new Date(epochMilliseconds)

const ACTS = Object.keys(TERM_OF).filter((act): act is AuditedAct => act in TERM_OF)

const actsWith = (rule: AuditTerm): AuditedAct[] => ACTS.filter((act) => TERM_OF[act] === rule)
