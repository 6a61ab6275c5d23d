// The doctor on what is held: each kind with its age and its rule, whether something should have gone by now, and what was put back.
import { HELD_RULES, type Held } from '../../models/held.ts'
import { listHeld } from '../../models/store/held.ts'
import type { Store } from '../../models/store/open.ts'
import { listRestores, type PutBack } from '../../models/store/restores.ts'
import { bad, good, note, type Finding } from './doctor-finding.ts'

const HOUR_MS = 3_600_000
/** How far clocks may differ; as offers are held to. */
const MAX_AHEAD_MS = 5 * 60_000

export async function findHeld(store: Store, now: Date): Promise<Finding[]> {
  return (await listHeld(store, now)).map((held) => findingOf(held, now))
}

function findingOf({ kind, count, pastTerm, oldest }: Held, now: Date): Finding {
  const age = oldest === undefined ? '' : `, the oldest ${ageOf(oldest, now)} old`
  const held = `${count} held${age}; ${HELD_RULES[kind]}`
  if (pastTerm === 0) return good(kind, held)
  return bad(kind, `${pastTerm} of ${held}: PAST THEIR TERM`, 'nobody can read them; start a worker, which deletes them within minutes')
}

function ageOf(moment: string, now: Date): string {
  const hours = Math.max(0, Math.floor((now.getTime() - Date.parse(moment)) / HOUR_MS))
  return hours < 48 ? `${hours} hours` : `${Math.floor(hours / 24)} days`
}

/** What was written down in the future was written before the clock went back; terms would then run on. */
export async function findClock({ db }: Store, now: Date): Promise<Finding[]> {
  const { last } = await db.selectFrom('audit').select(({ fn }) => fn.max('at').as('last')).executeTakeFirstOrThrow()
  const isAhead = typeof last === 'string' && Date.parse(last) > now.getTime() + MAX_AHEAD_MS
  if (isAhead) return [bad('clock', 'the last act on record lies in the future: the clock went back', 'set the clock (timedatectl), before terms run on')]
  return [good('clock', `${now.toISOString()}, and nothing on record is later`)]
}

/** A restore is nothing wrong, but somebody has to do again what it undid. */
export async function findRestores(store: Store, now: Date): Promise<Finding[]> {
  const restores = await listRestores(store, now)
  if (restores.length === 0) return [good('restores', 'none noticed in the last month')]
  return restores.map(({ what, noticedAt }) => note('restores', `the ${NAMES[what]} was put back from a copy, noticed ${noticedAt}`, UNDONE[what]))
}

const NAMES: Readonly<Record<PutBack, string>> = { database: 'database', 'key-store': 'key store' }

const UNDONE: Readonly<Record<PutBack, string>> = {
  database: 'objections, lists and erasures hold; set again what was changed since the copy: rules, fractions, evaluation days, holds, nonces',
  'key-store': 'destroy every copy of the database from before it: what ended since that copy of the keys may open in them',
}
